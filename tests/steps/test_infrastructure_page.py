"""What a team answers once for its school: rights, edits that meet, and the picture."""

from typing import Any

import pytest
from troupe import Troupe, all_traits

from ihubkit.errors import NotAllowedError
from ihubkit.live.school_answers import edit_answer, forms_of
from ihubkit.model.plan import FieldChange
from ihubkit.steps.infrastructure.model import Infrastructure
from ihubkit.steps.infrastructure.view import infrastructure_view

STATUS = "values.status"


def edit(
    page: Infrastructure, item: str, field: str, before: str, after: str, **more: str
) -> dict[str, Any]:
    """Send an edit of one field."""
    changes = {field: {"before": before, "after": after}}
    told = {"do": "edit", "part": page.answers["id"], "part_id": item, "changes": changes}
    return page.do(told | {"mark": 7} | more)


def test_an_answer_is_stored_and_answered_with_its_mark(troupe: Troupe) -> None:
    page = Infrastructure(troupe.team())

    told = edit(page, "DEV1", STATUS, "", "1")

    assert (told["kind"], told["mark"], told["saved"]) == ("good", 7, True)
    assert page.answers["items"]["DEV1"]["fields"][STATUS] == "1"
    assert page.answers["items"]["DEV1"]["light"] == "red"
    assert [one["n"] for one in page.picture["counts"]] == [1, 19]


def test_a_question_is_done_when_all_is_chosen_also_cannot_say(troupe: Troupe) -> None:
    page = Infrastructure(troupe.team())
    edit(page, "DEV1", STATUS, "", "unsure")
    assert page.answers["done"] == 0

    edit(page, "DEV1", "values.importance", "", "unsure")

    assert (page.answers["done"], page.answers["of"]) == (1, 20)
    assert page.picture["first"] == []


def test_weak_and_important_comes_first(troupe: Troupe) -> None:
    page = Infrastructure(troupe.team())
    for item, status, importance in (("DEV1", "1", "2"), ("BAK2", "1", "4"), ("NET1", "3", "4")):
        edit(page, item, STATUS, "", status)
        edit(page, item, "values.importance", "", importance)

    assert page.picture["first"] == ["Getting data back", "Devices for pupils"]


def test_a_clash_shows_both_texts_and_overwrites_nothing(troupe: Troupe) -> None:
    one, other = Infrastructure(troupe.team()), Infrastructure(troupe.team())
    edit(one, "DEV1", "evidence", "", "A list")

    told = edit(other, "DEV1", "evidence", "", "A photo")

    assert (told["kind"], told["theirs"]) == ("warn", {"evidence": "A list"})
    assert other.answers["items"]["DEV1"]["fields"]["evidence"] == "A list"


def test_what_the_other_editor_wrote_is_noticed(troupe: Troupe) -> None:
    one, other = Infrastructure(troupe.team()), Infrastructure(troupe.team())
    edit(one, "SEC1", "comment", "", "Ask Mari")

    other.watch()

    assert other.answers["items"]["SEC1"]["fields"]["comment"] == "Ask Mari"


def test_an_edit_of_a_form_one_turned_away_from_is_not_written_elsewhere(troupe: Troupe) -> None:
    page = Infrastructure(troupe.scene())
    first = page.answers["id"]
    (other,) = (one.id for one in troupe.schools if one.id != page.school_id)
    page.do({"do": "choose", "name": "school", "value": other})
    before = troupe.contents()

    told = edit(page, "DEV1", "evidence", "", "For the first school", part=first)

    assert told["kind"] == "bad"
    assert troupe.contents() == before


def test_a_team_answers_for_no_other_school(troupe: Troupe) -> None:
    theirs = troupe.schools[1].id
    (form,) = forms_of(troupe.store, troupe.content, theirs)
    edit_answer(troupe.store, form, "DEV1", {"comment": FieldChange(before="", after="Secret")})
    page = Infrastructure(troupe.team())
    before = troupe.contents()

    told = [
        page.do({"do": "choose", "name": "school", "value": theirs}),
        edit(page, "DEV1", "comment", "Secret", "Ours", part=form.key),
    ]

    assert [one["kind"] for one in told] == ["bad", "bad"]
    assert troupe.contents() == before
    assert "Secret" not in all_traits(page)


def test_a_reader_cannot_open_the_page(troupe: Troupe) -> None:
    with pytest.raises(NotAllowedError):
        Infrastructure(troupe.reader())


def test_a_hub_without_schools_has_nothing_to_answer(empty: Troupe) -> None:
    page = Infrastructure(empty.scene())

    page.watch()

    assert (page.form, page.answers, page.picture) == ({}, {}, {})


def test_the_page_is_in_the_readers_language_and_links_to_paper(troupe: Troupe) -> None:
    finnish = troupe.team().in_language("fi")
    page = Infrastructure(finnish)
    infrastructure_view(page)

    assert page.heading["title"] == "Koulumme digitaalinen ympäristö ja tietoturva"
    assert page.heading["links"][0]["href"] == f"/print/infrastructure/{troupe.schools[0].id}"
