"""The rules of a summary's draft: each kind of sentence, with its numbers."""

import ast
import importlib
import pkgutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ihubkit.analysis import summary
from ihubkit.analysis.summary import Sources, Told, draft
from ihubkit.content import Texts, load_content
from ihubkit.errors import InvalidValueError
from ihubkit.model.answer import CardKind
from ihubkit.model.instrument import Instrument
from ihubkit.model.need import Evidence, Feasibility, FocusNeed
from ihubkit.model.people import Role
from ihubkit.model.release import (
    Cell,
    Group,
    GroupKind,
    LevelShare,
    RankShare,
    Release,
    SectionScore,
    Shift,
    ShownCard,
)
from ihubkit.model.summary import SENTENCE_LENGTH
from ihubkit.model.texts import Translate, in_english

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
CONTENT = load_content()
SCHOOL = CONTENT.instrument("innovative-school")
A1, A2, A3 = (SCHOOL.items[item].title for item in ("A1", "A2", "A3"))
MINE = "school:s1"


def cell(item: str, mean: float, *, facet: str = "status", group: str = "all", **more: Any) -> Cell:  # noqa: ANN401 -- fields of a cell
    """Return what is shown of one item; twenty people, unless told otherwise."""
    facts = {"n": 20, "median": mean, "agreement": 0.7} | more
    return Cell(group=group, item=item, facet=facet, mean=mean, **facts)


def matters(item: str, mean: float = 4.0, *, group: str = "all") -> Cell:
    """Return how important an item is."""
    return cell(item, mean, facet="importance", group=group)


def release(*cells: Cell, **more: Any) -> Release:  # noqa: ANN401 -- fields of a release
    """Return a release of the questionnaire about schools."""
    facts: dict[str, Any] = {
        "id": "r1",
        "workshop_id": "w",
        "title": "Where does our school stand?",
        "round": 1,
        "wave": 0,
        "k": 5,
        "made_at": NOON,
        "instrument": SCHOOL.id,
        "instrument_version": 1,
        "groups": (Group(key="all", kind=GroupKind.ALL),),
    }
    return Release(**facts | more, cells=cells)


def told(
    *releases: Release,
    say: Translate = in_english,
    of: Instrument = SCHOOL,
    **more: Any,  # noqa: ANN401 -- fields of Sources
) -> dict[str, list[str]]:
    """Return the sentences of a draft by part; `releases` newest round first."""
    about = Told(instrument=of, releases=releases)
    known = {"instruments": {of.id: of}, "days": {"r1": "12 March 2026"}}
    parts = draft(Sources(told=(about,), **known | more), say)
    return {part.id: list(part.sentences) for part in parts}


def card(text: str, votes: int = 0, *, kind: str = "need", school: str = "s1") -> ShownCard:
    """Return an approved card."""
    return ShownCard(
        id=text, school_id=school, kind=CardKind(kind), section="A", text=text, votes=votes
    )


def need(item: str, **evidence: Any) -> FocusNeed:  # noqa: ANN401 -- fields of evidence
    """Return a focus need of a school."""
    found = Evidence(release_id="r1", group=MINE, item=item, **evidence)
    return FocusNeed(
        id=item, school_id="s1", instrument=SCHOOL.id, item=item, evidence=found, chosen_at=NOON
    )


def only(sentences: Iterable[str]) -> str:
    """Return the only sentence."""
    (one,) = sentences
    return one


def test_it_begins_with_how_many_answered_what_and_when() -> None:
    first, how = told(release(cell("A1", 2.0, n=17), cell("A2", 2.0, n=18)))["basis"]

    assert first == f"18 people answered “{SCHOOL.title}” (12 March 2026)."
    assert "\N{MINUS SIGN}1 (two camps)" in how


def test_what_stands_well_is_told_best_first_with_its_numbers() -> None:
    shown = release(cell("A1", 2.4), cell("A2", 2.9, agreement=0.91), cell("A3", 1.2))

    first, second = told(shown)["strong"]

    assert first == (
        f"“{A2}” stands well: 2.9 of 3, n = 20, agreement 0.91: people see it much the same."
    )
    assert A1 in second


def test_where_nothing_is_strong_the_highest_is_told() -> None:
    assert only(told(release(cell("A1", 1.4), cell("A2", 1.6)))["strong"]) == (
        f"No topic stands out as strong; the highest is “{A2}”: 1.6 of 3, n = 20, agreement 0.70."
    )


def test_what_splits_people_is_not_called_strong() -> None:
    shown = release(cell("A1", 2.5, agreement=-0.4), cell("A2", 1.5))

    parts = told(shown)

    assert "No topic stands out" in only(parts["strong"])
    assert A1 in only(parts["split"])


def test_a_split_tells_its_agreement_and_the_spread() -> None:
    shown = release(cell("A1", 2.0, agreement=-0.5, counts={1: 9, 3: 11}), cell("A2", 2.0))

    assert only(told(shown)["split"]) == (
        f"People are split on “{A1}”: 2.0 of 3, n = 20, agreement \N{MINUS SIGN}0.50. "
        "Answers from 1 to 3: 9, 0, 11."
    )


def test_everybody_identical_is_said_to_agree() -> None:
    alike = [cell(item, 2.0, agreement=1.0, counts={2: 20}) for item in SCHOOL.items]

    parts = told(release(*alike))

    assert only(parts["split"]).startswith("On no topic are people split")
    assert "n = 20, agreement 1.00" in only(parts["split"])


def test_where_no_agreement_is_shown_that_is_said() -> None:
    parts = told(release(cell("A1", 2.5, agreement=None)))

    assert only(parts["split"]) == "How far people agree cannot be shown: too few answered."
    assert only(parts["strong"]) == f"“{A1}” stands well: 2.5 of 3, n = 20."


def by_role(leaders: float, teachers: float, *counts: dict[int, int]) -> list[str]:
    """Return what is said where six leaders and fourteen teachers rate an item so."""
    groups = [
        Group(key=f"role:{role}", kind=GroupKind.ROLE, roles=(role,))
        for role in (Role.LEADER, Role.TEACHER)
    ]
    of_leaders, of_teachers = counts or (None, None)
    shown = release(
        cell("A1", 2.0),
        cell("A1", leaders, group="role:leader", n=6, counts=of_leaders),
        cell("A1", teachers, group="role:teacher", n=14, counts=of_teachers),
        groups=(Group(key="all", kind=GroupKind.ALL), *groups),
    )
    names = {"role:leader": "Leaders", "role:teacher": "Teachers"}
    return told(shown, names=names)["split"][1:]


def test_roles_that_see_something_differently_are_told_with_the_gap() -> None:
    said = only(by_role(8 / 3, 17 / 14, {2: 2, 3: 4}, {1: 11, 2: 3}))

    assert said.startswith(
        f"Roles see “{A1}” differently: Leaders 2.7 (n = 6), Teachers 1.2 (n = 14) of 3. Likely "
    )


def test_a_difference_between_roles_that_may_be_chance_is_said_so() -> None:
    assert only(by_role(2.6, 1.8)) == (
        f"Between roles, no difference is larger than chance may bring; widest on “{A1}”: "
        "Leaders 2.6 (n = 6), Teachers 1.8 (n = 14) of 3."
    )


def test_roles_that_see_it_alike_are_not_told() -> None:
    groups = tuple(Group(key=f"role:{role}", kind=GroupKind.ROLE, roles=(role,)) for role in Role)
    cells = [cell("A1", 2.0, group=group.key) for group in groups]

    assert len(told(release(cell("A1", 2.0), *cells, groups=groups))["split"]) == 1


def test_what_matters_and_is_weak_comes_in_the_order_of_priorities() -> None:
    shown = release(
        *(cell("A1", 1.8), matters("A1", 3.0)),
        *(cell("A2", 1.2), matters("A2", 3.6)),
        *(cell("A3", 2.9), matters("A3", 4.0)),
        ranks=(RankShare(group="all", item="A2", place=1, top=0.9, best=1, worst=2),),
    )

    first, second = told(shown)["weak"]

    assert first == (
        f"“{A2}” matters and is weak: status 1.2 of 3, importance 3.6 of 4, n = 20. "
        "Its place among the first three: solid."
    )
    assert A1 in second


def test_how_solid_a_place_is_comes_from_the_round_that_ranks_most_and_only_if_it_is_there() -> (
    None
):
    shown = [*(cell("A1", 1.8), matters("A1")), *(cell("A2", 1.2), matters("A2"))]
    ranks = [
        RankShare(group="all", item=item, place=n, top=top, best=1, worst=2)
        for n, (item, top) in enumerate([("A2", 0.7), ("A1", 0.2)], 1)
    ]
    part = RankShare(group="all", item="A1", place=1, top=1.0, best=1, worst=1)

    first, second = told(
        release(*shown[2:], id="r2", round=2, ranks=(part,)), release(*shown, ranks=tuple(ranks))
    )["weak"]

    assert first.endswith("Its place among the first three: likely.")
    assert "first three" not in second


def test_what_the_team_thinks_is_doable_changes_the_order_and_is_told() -> None:
    shown = release(
        *(cell("A1", 1.4, group=MINE), matters("A1", 3.6, group=MINE)),
        *(cell("A2", 1.2, group=MINE), matters("A2", 3.6, group=MINE)),
    )
    hard = Feasibility(school_id="s1", instrument=SCHOOL.id, item="A2", value=1)

    first, second = told(shown, school_id="s1", feasibility=(hard,))["weak"]

    assert A1 in first
    assert second.endswith("The team thinks it is hard to do.")


def test_where_nothing_is_weak_and_important_the_first_by_priority_is_told() -> None:
    shown = release(cell("A1", 2.8), matters("A1"), cell("A2", 1.2), matters("A2", 1.2))

    assert only(told(shown)["weak"]).startswith(
        "No topic is both important and weak; first by priority is"
    )


def shift(**more: Any) -> Shift:  # noqa: ANN401 -- fields of a shift
    """Return how an item has moved."""
    facts: dict[str, Any] = {"since": "r1", "n": 20, "paired": True, "mean": 0.4}
    return Shift(**{"group": "all", "item": "A1", "facet": "status"} | facts | more)


def rounds(**more: Any) -> tuple[Release, Release]:  # noqa: ANN401 -- fields of a shift
    """Return two rounds of one item, the second first."""
    second = release(cell("A1", 2.2, agreement=0.5), id="r2", round=2, shifts=(shift(**more),))
    return second, release(cell("A1", 1.8, agreement=-0.2), cell("A2", 2.0))


def test_what_the_discussion_changed_is_told_with_interval_and_agreement() -> None:
    parts = told(*rounds(low=0.1, high=0.7))

    assert only(parts["changed"]) == (
        f"“{A1}” rose by 0.4 to 2.2 of 3 (n = 20). The same people as before. "
        "95 % interval of the change: 0.1 to 0.7. Agreement went from \N{MINUS SIGN}0.20 to 0.50."
    )
    assert "round 2" in parts["basis"][1]
    assert "since" not in parts


@pytest.mark.parametrize(
    ("mean", "word"), [(-0.4, "fell by 0.4"), (0.04, "stayed as it was"), (0.3, "rose by 0.3")]
)
def test_changes_are_named_by_their_direction(mean: float, word: str) -> None:
    assert word in only(told(*rounds(mean=mean, paired=False))["changed"])
    assert "not known whether they are the same people" in only(
        told(*rounds(paired=False))["changed"]
    )


def test_a_change_whose_interval_holds_zero_is_said_to_be_possible_chance() -> None:
    assert "This may be chance." in only(told(*rounds(low=-0.1, high=0.9))["changed"])
    assert "chance" not in only(told(*rounds(low=0.1, high=0.7))["changed"])


def test_a_change_since_an_earlier_measurement_stands_apart() -> None:
    parts = told(release(cell("A1", 2.2), shifts=(shift(since="baseline"),)))

    assert "rose by 0.4" in only(parts["since"])
    assert "changed" not in parts


def test_what_was_asked_again_is_told_since_the_last_measurement_too_as_it_stood_then() -> None:
    second, first = rounds(mean=0.4, since="a reveal before that of r1")
    first = first.model_copy(update={"shifts": (shift(since="baseline", mean=0.3),)})

    parts = told(second, first)

    assert "rose by 0.4 to 2.2 of 3" in only(parts["changed"])
    assert "rose by 0.3 to 1.8 of 3" in only(parts["since"])


def test_a_second_round_whose_change_is_not_shown_is_said_so() -> None:
    second, first = rounds()
    hidden = second.model_copy(update={"shifts": ()})

    assert "cannot be shown here" in only(told(hidden, first)["changed"])


def test_the_newest_round_counts_and_the_others_stay() -> None:
    parts = told(*rounds())

    assert "2.2 of 3" in " ".join(parts["split"] + parts["strong"])
    assert "1.8 of 3" not in " ".join(sentence for part in parts.values() for sentence in part)


def test_quotes_are_marked_by_kind_most_votes_first() -> None:
    cards = (card("Few", 1), card("Many\nvotes", 7), card("Tried it", 2, kind="practice"))

    assert told(release(cell("A1", 2.0)), cards=cards)["written"] == [
        "Good practice: “Tried it” (Vision of the school, 2 votes)",
        "Need: “Many votes” (Vision of the school, 7 votes)",
        "Need: “Few” (Vision of the school, 1 vote)",
    ]


def test_of_very_many_cards_three_of_a_kind_are_quoted_and_the_rest_is_counted() -> None:
    cards = tuple(card(f"{'long ' * 99}{n}", n) for n in range(400))

    written = told(release(cell("A1", 2.0)), cards=cards)["written"]

    assert len(written) == 4
    assert written[-1] == "397 more approved cards are not quoted here."
    assert all(len(one) <= SENTENCE_LENGTH for one in written)


def test_a_school_is_quoted_only_in_its_own_summary_and_in_that_of_all() -> None:
    cards = (card("Ours"), card("Theirs", school="s2"))
    shown = release(cell("A1", 2.0), cell("A1", 2.0, group=MINE))

    own = told(shown, school_id="s1", cards=cards)["written"]

    assert "Ours" in only(own)
    assert len(told(shown, cards=cards)["written"]) == 2


def test_chosen_needs_come_with_what_was_known_when_they_were_chosen() -> None:
    chosen = need("A1", n=8, status=1.5, importance=3.4)

    assert only(told(release(cell("A1", 2.0)), school_id="s1", needs=(chosen,))["chosen"]) == (
        f"Chosen: “{A1}”, then at status 1.5, importance 3.4 (n = 8)."
    )


def test_a_need_chosen_by_the_answers_of_all_schools_says_so() -> None:
    mine = need("A1", n=40, status=1.5)
    chosen = mine.model_copy(update={"evidence": mine.evidence.model_copy(update={"group": "all"})})

    said = only(told(release(cell("A1", 2.0)), school_id="s1", needs=(chosen,))["chosen"])

    assert said.endswith("(n = 40). From the answers of all schools.")


def test_for_all_schools_chosen_needs_are_counted_without_any_schools_figures() -> None:
    needs = (need("A1", n=8, status=1.5), need("A1", n=9, status=1.1), need("A2"))

    assert told(release(cell("A1", 2.0)), needs=needs)["chosen"] == [
        f"Chosen by 2 schools: “{A1}”.",
        f"Chosen by 1 school: “{A2}”.",
    ]


def test_open_questions_ask_for_splits_gaps_in_choice_and_topics_few_rated() -> None:
    shown = release(
        cell("A1", 2.0, agreement=-0.5),
        *(cell("A2", 1.2), matters("A2")),
        cell("A3", 2.9, n=9),
    )

    asked = told(shown, needs=(need("A1"),))["open"]

    assert asked[0].startswith(f"What lies behind the different views on “{A1}”")
    assert asked[1].startswith(f"“{A2}” matters and is weak (1.2 of 3, n = 20, agreement 0.70)")
    assert asked[2].startswith(f"Only 9 of 20 people rated “{A3}”")
    assert "fewer than 5 people" in asked[3]


def test_a_split_topic_that_was_asked_again_is_no_open_question() -> None:
    again = release(cell("A1", 2.0, agreement=-0.4), id="r2", round=2)

    asked = told(again, release(cell("A1", 2.0, agreement=-0.6)))["open"]

    assert not [one for one in asked if A1 in one]


def test_what_is_hidden_is_asked_for_in_the_same_words_whether_there_is_any_or_not() -> None:
    groups = (
        Group(key="all", kind=GroupKind.ALL),
        Group(key=MINE, kind=GroupKind.SCHOOL, school_id="s1"),
    )
    one, other = release(cell("A1", 2.0)), release(cell("A1", 2.0), groups=groups)

    assert told(one)["open"][-1] == told(other)["open"][-1]


def test_a_school_that_is_not_shown_gets_no_figures_of_others() -> None:
    parts = told(release(cell("A1", 2.0), matters("A1")), school_id="s1")

    assert "no released figures of this school alone" in only(parts["basis"])
    assert set(parts) == {"basis", "chosen", "open"}


def test_a_release_without_any_figures_is_explained() -> None:
    assert "too few have answered" in only(told(release(groups=()))["basis"])


def test_nothing_released_is_said_instead_of_an_empty_draft() -> None:
    with pytest.raises(InvalidValueError, match="Nothing has been released yet"):
        draft(Sources(), in_english)


def test_items_that_are_not_asked_any_more_are_left_out() -> None:
    parts = told(release(cell("Z9", 3.0), cell("A1", 2.0), shifts=(shift(item="Z9"),)))

    assert "Z9" not in str(parts)


def test_how_people_see_their_own_practice_is_told_by_area_and_level() -> None:
    own = CONTENT.instrument("educator-competence")
    score = {"group": "all", "facet": "level", "n": 20}
    shown = release(
        instrument=own.id,
        sections=(
            SectionScore(section="1", mean=2.5, **score),
            SectionScore(section="2", mean=1.5, **score),
        ),
        levels=(LevelShare(group="all", section="", n=20, counts={"A1+A2": 8, "B1": 12}),),
    )

    strongest, room, levels = told(shown, of=own)["practice"]

    assert strongest.endswith("2.5 of 4 (n = 20).")
    assert room.endswith("1.5 of 4 (n = 20).")
    assert levels == "Levels of 20 people: A1+A2: 8, B1: 12."


def test_what_people_wish_to_learn_is_told_by_section() -> None:
    wishes = CONTENT.instrument("training-wishes")
    topic, other = list(wishes.items)[:2]
    shown = release(
        cell(topic, 1.2, facet="wish"), cell(other, 1.6, facet="wish"), instrument=wishes.id
    )

    assert only(told(shown, of=wishes)["wishes"]) == (
        f"{wishes.sections[0].title}, wished most: “{wishes.items[other].title}” (1.6 of 2, "
        f"n = 20); “{wishes.items[topic].title}” (1.2 of 2, n = 20)."
    )


@pytest.mark.parametrize("language", ["et", "fi", "sv"])
def test_the_whole_draft_is_written_in_another_language(language: str) -> None:
    second, first = rounds(low=-0.1, high=0.7)
    texts, there = Texts(language), CONTENT.instrument(SCHOOL.id, language)
    more: dict[str, Any] = {"cards": (card("Kaart", 3),), "needs": (need("A1", n=8, status=1.5),)}

    spoken = told(second, first, say=texts, of=there, **more)
    english = told(second, first, of=there, **more)

    assert spoken.keys() == english.keys()
    for part, sentences in spoken.items():
        assert not set(sentences) & set(english[part]), part
    assert "2,2" in str(spoken)
    assert there.items["A1"].title in str(spoken)


def test_the_rules_read_nothing_but_releases_and_what_was_decided() -> None:
    """What single people answered is not even known to the rules: nothing of it can slip in."""
    folder = Path(str(summary.__file__)).parent
    names = {
        alias.name
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("ihubkit.model")
        for alias in node.names
    }
    modules = [
        importlib.import_module(f"{summary.__name__}.{m.name}")
        for m in pkgutil.iter_modules([str(folder)])
    ]
    fields = {str(field.annotation) for field in Sources.model_fields.values()} | {
        str(field.annotation) for field in Told.model_fields.values()
    }

    assert modules
    assert not names & {"Answer", "AnswerRow", "Card", "Seat", "SeatCount", "Basis"}
    assert {"Release", "ShownCard", "FocusNeed", "Instrument"} <= names
    assert not [one for one in fields if "AnswerRow" in one or "Seat" in one]
