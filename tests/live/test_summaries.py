"""Summaries: drafted from what is released, edited by several people, shown to teams."""

import pytest
from hall import NOON, Hall

from ihubkit.errors import InvalidValueError, NotAllowedError, NotFoundError, StaleWriteError
from ihubkit.live import cards, drafts, exports, plans, summaries
from ihubkit.model.answer import CardState
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.model.plan import FieldChange
from ihubkit.model.summary import MOST_PARTS, SENTENCE_LENGTH, Summary
from ihubkit.model.workshop import ActivityKind


def drafted(hall: Hall, school: str = "", language: str = "en") -> Summary:
    return drafts.drafted(hall.store, hall.content, hall.workshop_id, school, language, now=NOON)


def text(summary: Summary) -> str:
    return "\n".join(sentence for part in summary.parts for sentence in part.sentences)


def changed(hall: Hall, part: str, before: str, after: str, name: str = "text") -> Summary:
    change = {name: FieldChange(before=before, after=after)}
    return summaries.edit(hall.store, hall.workshop_id, "", part, change)


def stored_text(hall: Hall, part: str) -> str:
    found = hall.store.find_summary(hall.workshop_id)
    assert found
    return found.part(part).texts["text"]


def approve(hall: Hall, words: str) -> str:
    (seat,) = hall.join(1)
    card = cards.add_card(hall.store, seat, {"kind": "need", "section": "A", "text": words})
    cards.review_card(hall.store, card.id, CardState.SHOWN)
    return card.id


@pytest.fixture
def revealed(hall: Hall) -> Hall:
    """Both schools have answered, and the results are out."""
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9) + hall.join(7, school=1))
    hall.reveal()
    return hall


@pytest.fixture
def begun(revealed: Hall) -> Hall:
    """There is a summary of all schools."""
    summaries.begin(revealed.store, drafted(revealed))
    return revealed


def test_without_a_release_the_reason_is_said(hall: Hall) -> None:
    with pytest.raises(InvalidValueError, match="Nothing has been released yet"):
        drafted(hall)


def test_a_draft_tells_its_groups_figures_and_stores_nothing(revealed: Hall) -> None:
    of_all, own = drafted(revealed), drafted(revealed, revealed.schools[0].id)

    assert "16 people answered" in text(of_all)
    assert "9 people answered" in text(own)
    assert revealed.store.list_summaries() == []


def test_a_school_with_too_few_people_gets_no_figures(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(12) + hall.join(3, school=1))
    hall.reveal()

    assert "no released figures of this school alone" in text(drafted(hall, hall.schools[1].id))


def test_a_draft_comes_in_the_language_asked_for(revealed: Hall) -> None:
    draft = drafted(revealed, language="fi")

    assert draft.language == "fi"
    assert revealed.content.instrument("innovative-school", "fi").title in text(draft)
    with pytest.raises(InvalidValueError, match="There is no language"):
        drafted(revealed, language="xx")


def test_a_school_that_did_not_take_part_is_refused(revealed: Hall) -> None:
    with pytest.raises(NotFoundError, match="did not take part"):
        drafted(revealed, "elsewhere")


def test_a_draft_reads_the_release_and_never_the_answers(revealed: Hall) -> None:
    before = drafted(revealed)

    for seat in revealed.seats:
        revealed.store.remove_seat(seat)

    assert drafted(revealed) == before


def test_only_approved_cards_are_quoted_and_a_hidden_one_leaves_new_drafts(
    begun: Hall,
) -> None:
    card = approve(begun, "More\ntime to try")
    draft = drafted(begun)
    assert "“More time to try”" in text(draft)
    summary = summaries.take_part(begun.store, draft, "written")

    cards.review_card(begun.store, card, CardState.HIDDEN)

    assert "More time" not in text(drafted(begun))
    assert summaries.hidden_quotes(begun.store, summary) == ["More time to try"]


def test_chosen_needs_stand_in_the_schools_own_draft(revealed: Hall) -> None:
    school, release = revealed.schools[0].id, revealed.store.list_releases()[0]
    plans.choose_need(revealed.store, revealed.content, school, release.id, "B1")
    title = revealed.content.instrument(release.instrument).items["B1"].title

    assert f"Chosen: “{title}”" in text(drafted(revealed, school))
    assert f"Chosen by 1 school: “{title}”" in text(drafted(revealed))


def test_a_second_first_draft_overwrites_nothing(begun: Hall) -> None:
    changed(begun, "strong", stored_text(begun, "strong"), "Mine")

    with pytest.raises(StaleWriteError):
        summaries.begin(begun.store, drafted(begun))

    assert stored_text(begun, "strong") == "Mine"


def test_a_new_draft_replaces_only_the_text_that_was_seen(begun: Hall) -> None:
    summaries.publish(begun.store, begun.workshop_id, "", on=True)
    newest = changed(begun, "strong", stored_text(begun, "strong"), "Mine")

    with pytest.raises(StaleWriteError):
        summaries.replace(begun.store, drafted(begun), seen=1)
    assert stored_text(begun, "strong") == "Mine"
    replaced = summaries.replace(begun.store, drafted(begun), seen=newest.version)

    assert replaced.published
    assert "Mine" not in text(replaced)


def test_edits_of_different_parts_meet(begun: Hall) -> None:
    strong, split = stored_text(begun, "strong"), stored_text(begun, "split")

    changed(begun, "strong", strong, f"{strong}\n\n  A line   more \n")
    changed(begun, "split", split, "Other")

    assert stored_text(begun, "strong") == f"{strong}\nA line more"
    assert stored_text(begun, "split") == "Other"


def test_edits_of_the_same_text_clash_with_both_at_hand(begun: Hall) -> None:
    before = stored_text(begun, "strong")
    changed(begun, "strong", before, "Theirs")

    with pytest.raises(StaleWriteError) as refused:
        changed(begun, "strong", before, "Yours")

    assert (refused.value.theirs, refused.value.yours) == ({"text": "Theirs"}, {"text": "Yours"})
    assert stored_text(begun, "strong") == "Theirs"


@pytest.mark.parametrize(
    ("name", "after"), [("text", "x" * (SENTENCE_LENGTH + 1)), ("title", "x" * 201), ("id", "x")]
)
def test_what_does_not_fit_is_refused_in_words(begun: Hall, name: str, after: str) -> None:
    seen = drafted(begun).part("strong").texts.get(name, "")

    with pytest.raises(InvalidValueError, match=r"characters|no field"):
        changed(begun, "strong", seen, after, name)


def test_parts_are_added_moved_and_removed(begun: Hall) -> None:
    key = begun.store, begun.workshop_id, ""
    first = drafted(begun).parts[0].id

    new = summaries.add_part(*key).parts[-1].id
    moved = summaries.move_part(*key, new, -99)
    assert [one.id for one in moved.parts][:2] == [new, first]
    assert summaries.move_part(*key, new, 1).parts[1].id == new
    left = summaries.remove_part(*key, new)

    assert left.parts == drafted(begun).parts
    with pytest.raises(NotFoundError, match="somebody removed it"):
        summaries.remove_part(*key, new)


def test_a_summary_does_not_grow_without_end(begun: Hall) -> None:
    key = begun.store, begun.workshop_id, ""
    for _ in range(MOST_PARTS - len(drafted(begun).parts)):
        summaries.add_part(*key)

    with pytest.raises(InvalidValueError, match="at most"):
        summaries.add_part(*key)


def test_teams_see_what_is_published_and_nothing_else(begun: Hall) -> None:
    own, other = (school.id for school in begun.schools)
    store, workshop = begun.store, begun.workshop_id
    summaries.begin(store, drafted(begun, own))
    assert summaries.published_for(store, own) == []

    for school in ("", own):
        summaries.publish(store, workshop, school, on=True)
    assert [one.school_id for _, one in summaries.published_for(store, own)] == [own, ""]
    assert [one.school_id for _, one in summaries.published_for(store, other)] == [""]
    summaries.publish(store, workshop, "", on=False)

    assert summaries.published_for(store, other) == []


def test_who_may_read_a_summary(begun: Hall) -> None:
    school, store, workshop = begun.schools[0].id, begun.store, begun.workshop_id
    team = Visitor(kind=VisitorKind.TEAM, school_id=school)
    facilitator = Visitor(kind=VisitorKind.FACILITATOR)
    assert summaries.readable(store, facilitator, workshop, "")[0].id == workshop
    with pytest.raises(NotAllowedError):
        summaries.readable(store, team, workshop, "")

    summaries.publish(store, workshop, "", on=True)

    assert summaries.readable(store, team, workshop, "")[1].school_id == ""
    for visitor, whose in ((team, begun.schools[1].id), (Visitor(), "")):
        with pytest.raises(NotAllowedError):
            summaries.readable(store, visitor, workshop, whose)


def test_the_summary_leaves_with_the_workshops_tables(begun: Hall) -> None:
    sheet = exports.workshop_tables(begun.store, begun.content, begun.workshop_id)[-1]

    assert sheet.title == "Summary"
    assert len(sheet.rows) == sum(len(part.sentences) for part in drafted(begun).parts)
    assert sheet.rows[0][0] == "All schools together"
    assert sheet.rows[0][3] == "no"
