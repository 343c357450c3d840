"""The cockpit's page “Summary”, and what a team reads of it."""

from typing import Any

import pytest
from troupe import Troupe, all_traits

from ihubkit.live import summaries
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.steps.cockpit.summary import Summaries
from ihubkit.steps.results.published import Published


@pytest.fixture
def page(troupe: Troupe) -> Summaries:
    """The page of a workshop whose results are out."""
    troupe.release()
    return Summaries(troupe.scene(), troupe.workshop_id)


@pytest.fixture
def begun(page: Summaries) -> Summaries:
    """The same page with a draft of all schools."""
    page.do({"do": "draft", "language": "en"})
    return page


def texts(page: Summaries) -> dict[str, str]:
    return {one["id"]: one["fields"]["text"] for one in page.summary["parts"]}


def edit(page: Summaries, before: str, after: str, **more: object) -> dict[str, Any]:
    changes = {"text": {"before": before, "after": after}}
    told = {"do": "edit", "part": page.summary["id"], "part_id": "strong", "changes": changes}
    return page.do(told | {"mark": 7} | more)


def test_without_results_the_page_says_why_there_is_no_draft(troupe: Troupe) -> None:
    page = Summaries(troupe.scene(), troupe.workshop_id)
    assert not page.summary["released"]

    told = page.do({"do": "draft", "language": "en"})

    assert told["kind"] == "bad"
    assert "Nothing has been released yet" in told["text"]


def test_without_a_workshop_there_is_nothing_to_summarise(empty: Troupe) -> None:
    page = Summaries(empty.scene())
    page.watch()

    assert page.summary == {}
    assert page.do({"do": "draft", "language": "en"})["kind"] == "bad"


def test_one_button_drafts_the_summary(page: Summaries) -> None:
    told = page.do({"do": "draft", "language": "en"})

    assert told["kind"] == "good"
    assert "16 people answered" in texts(page)["basis"]
    assert page.summary["print"] == f"/print/summary/{page.workshop_id}/all"


def test_the_draft_is_written_in_the_language_chosen(page: Summaries) -> None:
    page.do({"do": "draft", "language": "fi"})

    assert page.summary["language"] == "fi"
    assert "Koulumme" in texts(page)["basis"]


def test_each_school_has_a_summary_of_its_own(begun: Summaries, troupe: Troupe) -> None:
    birch = troupe.schools[0].id

    begun.do({"do": "choose_school", "school": birch})
    assert begun.summary["parts"] == []
    begun.do({"do": "draft", "language": "en"})

    assert "8 people answered" in texts(begun)["basis"]
    assert troupe.store.find_summary(troupe.workshop_id, birch)


def test_an_edit_is_stored_and_answered_with_its_mark(begun: Summaries) -> None:
    before = texts(begun)["strong"]

    told = edit(begun, before, f"{before}\nOurs")

    assert (told["mark"], told["saved"]) == (7, True)
    assert texts(begun)["strong"].endswith("\nOurs")


def test_a_clash_shows_both_texts(begun: Summaries, troupe: Troupe) -> None:
    before = texts(begun)["strong"]
    edit(Summaries(troupe.scene(), troupe.workshop_id), before, "Theirs")

    told = edit(begun, before, "Mine")

    assert (told["kind"], told["mark"], told["theirs"]) == ("warn", 7, {"text": "Theirs"})
    assert texts(begun)["strong"] == "Theirs"


def test_an_edit_sent_before_the_page_turned_to_another_school_changes_nothing_there(
    begun: Summaries, troupe: Troupe
) -> None:
    of_all = begun.summary["id"]
    begun.do({"do": "choose_school", "school": troupe.schools[0].id})
    begun.do({"do": "draft", "language": "en"})
    before = texts(begun)["strong"]

    told = edit(begun, before, "For all", part=of_all)

    assert (told["kind"], told["mark"]) == ("bad", 7)
    assert texts(begun)["strong"] == before


def test_what_another_facilitator_wrote_is_noticed(begun: Summaries, troupe: Troupe) -> None:
    edit(Summaries(troupe.scene(), troupe.workshop_id), texts(begun)["strong"], "News")

    begun.watch()

    assert texts(begun)["strong"] == "News"


def test_a_new_draft_waits_above_the_text_until_it_is_taken(begun: Summaries) -> None:
    before = texts(begun)["strong"]
    edit(begun, before, "Mine")

    begun.do({"do": "draft", "language": "en"})
    assert texts(begun)["strong"] == "Mine"
    assert [one["id"] for one in begun.summary["draft"] if one["new"]] == ["strong"]
    begun.do({"do": "use_draft", "seen": begun.summary["version"]})

    assert (texts(begun)["strong"], begun.summary["draft"]) == (before, [])


def test_one_part_of_a_new_draft_can_be_taken(begun: Summaries, troupe: Troupe) -> None:
    edit(begun, texts(begun)["strong"], "Mine")
    troupe.card("Time to try")
    begun.do({"do": "draft", "language": "en"})

    begun.do({"do": "take_part", "part": "written"})

    assert texts(begun)["strong"] == "Mine"
    assert "Time to try" in texts(begun)["written"]


def test_a_new_draft_can_be_thrown_away(begun: Summaries) -> None:
    edit(begun, texts(begun)["strong"], "Mine")
    begun.do({"do": "draft", "language": "en"})

    begun.do({"do": "drop_draft"})

    assert (texts(begun)["strong"], begun.summary["draft"]) == ("Mine", [])
    assert begun.do({"do": "use_draft", "seen": begun.summary["version"]})["kind"] == "bad"


def test_a_new_draft_does_not_replace_what_was_written_meanwhile(
    begun: Summaries, troupe: Troupe
) -> None:
    seen = begun.summary["version"]
    edit(begun, texts(begun)["strong"], "Mine")
    begun.do({"do": "draft", "language": "en"})

    told = begun.do({"do": "use_draft", "seen": seen})

    assert told["kind"] == "warn"
    assert texts(begun)["strong"] == "Mine"
    assert troupe.workshop_id in begun.summary["id"]


def test_where_nothing_has_changed_no_second_draft_is_shown(begun: Summaries) -> None:
    told = begun.do({"do": "draft", "language": "en"})

    assert "nothing has changed" in told["text"]
    assert begun.summary["draft"] == []


def test_parts_come_move_and_go(begun: Summaries) -> None:
    begun.do({"do": "add_part"})
    new = begun.summary["parts"][-1]["id"]

    begun.do({"do": "move_part", "part": new, "by": -1})
    assert begun.summary["parts"][-2]["id"] == new
    begun.do({"do": "remove_part", "part": new})

    assert new not in texts(begun)


def test_a_quote_of_a_card_that_was_hidden_later_is_pointed_out(
    page: Summaries, troupe: Troupe
) -> None:
    card = troupe.card("Not for everybody")
    page.do({"do": "draft", "language": "en"})
    assert page.summary["hidden"] == []

    troupe.store.save_card(troupe.store.find_card(card).model_copy(update={"state": "hidden"}))
    page.refresh()

    assert page.summary["hidden"] == ["Not for everybody"]


def test_another_workshop_begins_with_all_its_schools(begun: Summaries, troupe: Troupe) -> None:
    begun.do({"do": "choose_school", "school": troupe.schools[0].id})

    begun.workshop_id = ""

    assert (begun.school_id, begun.summary) == ("", {})


@pytest.mark.parametrize(
    "payload",
    [
        {"do": "choose_school", "school": "elsewhere"},
        {"do": "draft", "language": "../etc"},
        {"do": "draft", "language": 1},
        {"do": "publish", "on": "yes"},
        {"do": "use_draft", "seen": 1},
        {"do": "take_part", "part": "strong"},
        {"do": "remove_part", "part": "gone"},
        {"do": "move_part", "part": "strong", "by": "1"},
        {"do": "edit", "part": "x", "part_id": "strong", "changes": {"text": {}}, "mark": 1},
        {"do": "edit", "part": "x", "part_id": "strong", "changes": {"text": 1}, "mark": 1},
        {"do": "refresh"},
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    begun: Summaries, troupe: Troupe, payload: dict[str, object]
) -> None:
    before = troupe.contents()

    told = begun.do(payload)

    assert told["kind"] == "bad"
    assert troupe.contents() == before


def test_a_team_reads_what_is_published_for_it(begun: Summaries, troupe: Troupe) -> None:
    page = Published(troupe.team())
    assert page.summaries == {"summaries": []}

    assert begun.do({"do": "publish", "on": True})["kind"] == "good"
    page.watch()

    (shown,) = page.summaries["summaries"]
    assert (shown["title"], shown["whose"]) == ("Spring evening", "All schools together")
    assert "16 people answered" in str(shown["parts"])


def test_a_published_summary_follows_its_edits_and_can_be_taken_back(
    begun: Summaries, troupe: Troupe
) -> None:
    begun.do({"do": "publish", "on": True})
    page = Published(troupe.team())

    edit(begun, texts(begun)["strong"], "Newly put")
    page.watch()
    assert "Newly put" in all_traits(page)
    begun.do({"do": "publish", "on": False})
    page.watch()

    assert page.summaries == {"summaries": []}


def test_a_team_never_reads_the_summary_of_another_school(begun: Summaries, troupe: Troupe) -> None:
    other = troupe.schools[1].id
    begun.do({"do": "choose_school", "school": other})
    begun.do({"do": "draft", "language": "en"})
    begun.do({"do": "publish", "on": True})
    page = Published(troupe.team())

    page.school_id = other

    assert page.summaries == {"summaries": []}
    assert Published(troupe.team(1)).summaries != {"summaries": []}


def test_a_readers_link_opens_no_summary(begun: Summaries, troupe: Troupe) -> None:
    begun.do({"do": "publish", "on": True})
    reader = Published(troupe.scene(Visitor(kind=VisitorKind.READER)))

    reader.school_id = troupe.schools[0].id

    assert reader.summaries == {"summaries": []}
    assert summaries.published_for(troupe.store, troupe.schools[0].id)
