"""Looking at results: needs mapping, self-assessment, dashboard."""

from typing import Any

import pytest
from comm.base_comm import BaseComm
from troupe import NOON, Troupe, all_traits, options

from ihubkit.errors import NotAllowedError
from ihubkit.live import hubs, workshops
from ihubkit.model.people import School
from ihubkit.model.release import Release
from ihubkit.steps.dashboard.model import Dashboard
from ihubkit.steps.dashboard.view import dashboard_view
from ihubkit.steps.needs_mapping.model import NeedsMapping
from ihubkit.steps.needs_mapping.view import needs_view
from ihubkit.steps.pictures import pictures_of
from ihubkit.steps.results.course import Course
from ihubkit.steps.results.published import Published
from ihubkit.steps.results.view import results_control
from ihubkit.steps.scene import Scene
from ihubkit.steps.self_assessment.model import SelfAssessment
from ihubkit.steps.self_assessment.view import self_assessment_view


@pytest.fixture
def release(troupe: Troupe) -> Release:
    return troupe.release()


@pytest.fixture
def stranger(troupe: Troupe) -> School:
    return hubs.add_school(troupe.store, "Stranger School")


def test_before_the_reveal_a_team_reads_that_nothing_is_released(troupe: Troupe) -> None:
    for step in (NeedsMapping, SelfAssessment, Dashboard):
        page = step(troupe.team())
        assert (page.pictures, "released" in page.empty) == ([], True)


def test_a_team_sees_its_own_school_first(troupe: Troupe, release: Release) -> None:
    page = NeedsMapping(troupe.team())

    assert (page.release_id, page.group) == (release.id, f"school:{troupe.schools[0].id}")
    assert page.pictures


@pytest.mark.usefixtures("release")
def test_a_team_is_offered_no_other_school(troupe: Troupe) -> None:
    page = NeedsMapping(troupe.team())
    other = troupe.schools[1].id
    assert options(page, "school") == []
    assert not any(other in key for key in options(page, "group"))

    told = page.do({"do": "choose", "name": "group", "value": f"school:{other}"})

    assert told["kind"] == "bad"
    assert page.group == f"school:{troupe.schools[0].id}"


@pytest.mark.usefixtures("release")
def test_a_team_cannot_turn_to_another_school(troupe: Troupe) -> None:
    page = NeedsMapping(troupe.team())

    told = page.do({"do": "choose", "name": "school", "value": troupe.schools[1].id})

    assert (told["kind"], page.school_id) == ("bad", troupe.schools[0].id)


def test_a_school_that_took_no_part_sees_nothing_of_it(
    troupe: Troupe, release: Release, stranger: School
) -> None:
    troupe.schools.append(stranger)

    page = Dashboard(troupe.team(2))

    assert page.pictures == []
    assert release.id not in all_traits(page)


def test_a_new_release_appears_by_itself(troupe: Troupe) -> None:
    page = NeedsMapping(troupe.team())
    troupe.release()

    page.watch()

    assert page.pictures


def test_a_need_is_chosen_with_its_evidence_and_dropped_again(
    troupe: Troupe, release: Release
) -> None:
    page = NeedsMapping(troupe.team())

    page.do({"do": "choose_need", "item": "A1"})

    (need,) = page.needs["chosen"]
    assert (need["item"], need["n"], need["status_most"]) == ("A1", 8, 3)
    assert troupe.store.list_needs(troupe.schools[0].id)[0].evidence.release_id == release.id

    page.do({"do": "drop_need", "need": need["id"]})

    assert page.needs["chosen"] == []


def test_above_three_focus_needs_a_hint_appears(troupe: Troupe, release: Release) -> None:
    page = NeedsMapping(troupe.team())
    items = list(troupe.content.instrument(release.instrument).items)
    for item in items[:3]:
        page.do({"do": "choose_need", "item": item})
    assert page.needs["hint"] == ""

    page.do({"do": "choose_need", "item": items[3]})

    assert "two or three" in page.needs["hint"]


@pytest.mark.usefixtures("release")
def test_a_need_chosen_elsewhere_appears(troupe: Troupe) -> None:
    one, other = NeedsMapping(troupe.team()), NeedsMapping(troupe.scene())
    other.do({"do": "choose", "name": "school", "value": one.school_id})
    one.do({"do": "choose_need", "item": "A1"})

    other.watch()

    assert [need["item"] for need in other.needs["chosen"]] == ["A1"]


@pytest.mark.usefixtures("release")
def test_only_approved_cards_of_the_own_school_are_shown(troupe: Troupe) -> None:
    troupe.card("Approved")
    troupe.card("Waiting", shown=False)

    page = NeedsMapping(troupe.team())
    theirs = NeedsMapping(troupe.team(1))

    assert "Approved" in all_traits(page)
    assert "Waiting" not in all_traits(page)
    assert "Approved" not in all_traits(theirs)


def test_a_reader_sees_the_named_releases_and_nothing_else(
    troupe: Troupe, release: Release
) -> None:
    assert Dashboard(troupe.reader(release)).pictures
    assert Dashboard(troupe.reader()).pictures == []


def test_a_reader_opens_no_page_of_teams(troupe: Troupe, release: Release) -> None:
    for step in (NeedsMapping, SelfAssessment):
        with pytest.raises(NotAllowedError):
            step(troupe.reader(release))


def test_every_picture_has_its_table(troupe: Troupe, release: Release) -> None:
    page = Dashboard(troupe.reader(release))

    assert page.pictures
    assert all(one["table"]["rows"] and one["alt"] for one in page.pictures)


def test_pictures_come_from_the_server_or_are_drawn_here(troupe: Troupe, release: Release) -> None:
    served = NeedsMapping(troupe.scene(served="https://hub.test/kit"))
    alone = NeedsMapping(troupe.scene(served=""))

    assert served.pictures[0]["url"].startswith(f"/kit/api/releases/{release.id}/priorities.svg?")
    assert "theme=dark" in served.pictures[0]["url_dark"]
    assert alone.pictures[0]["svg"].startswith("<svg")


def test_charts_come_from_the_server_or_with_the_notebook(troupe: Troupe, release: Release) -> None:
    served = Dashboard(troupe.scene(served="https://hub.test/kit"))
    alone = Dashboard(troupe.scene(served=""))

    first, whole = served.pictures[0], alone.pictures[0]
    assert first["spec"] == first["url"].replace(".svg?", ".json?")
    assert first["spec_dark"] == first["url_dark"].replace(".svg?", ".json?")
    assert whole["spec"]["datasets"]["targets"]
    assert "spec" not in pictures_of(troupe.scene(), release, size="board")[0]


class Wire(BaseComm):
    """Where a control's messages go; it remembers them."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        super().__init__()

    def publish_msg(self, msg_type: str, data: Any = None, *_: Any, **__: Any) -> None:  # noqa: ANN401 -- as comm says
        if msg_type == "comm_msg" and data["method"] == "custom":
            self.sent.append(data["content"])


def answers(scene: Scene, *messages: object) -> list[dict[str, Any]]:
    """Return what the control of pictures answers to messages of its page."""
    control = results_control(scene)
    control.comm = wire = Wire()
    for message in messages:
        control._handle_custom_msg(message, [])  # noqa: SLF001 -- where a page's messages arrive
    return wire.sent


def test_a_notebook_gets_what_draws_charts_from_its_kernel_when_it_asks(troupe: Troupe) -> None:
    alone = troupe.scene(served="")

    (answer,) = answers(alone, {"do": "bundle"})

    assert "export default class Chart" in answer["bundle"]["chart"]
    assert 'from "./' not in answer["bundle"]["chart"]
    assert "as vegaEmbed" in answer["bundle"]["vega"]
    assert answers(alone, None, {"do": ["bundle"]}, {"do": "explore"}, {}) == []


def test_a_served_page_gets_no_bundle_from_its_kernel(troupe: Troupe) -> None:
    assert answers(troupe.scene(), {"do": "bundle"}) == []


def test_two_measurements_stand_side_by_side(troupe: Troupe, release: Release) -> None:
    later = workshops.make_workshop(
        troupe.store,
        troupe.content,
        title="A year later",
        runsheet="needs-mapping-90",
        school_ids=[school.id for school in troupe.schools],
        wave=1,
        now=NOON,
    )
    workshops.open_workshop(troupe.store, later.id, now=NOON)
    troupe.workshop_id = later.id
    second = troupe.release()
    page = Dashboard(troupe.team())
    assert options(page, "other_id")

    page.do({"do": "choose", "name": "release", "value": second.id})
    page.do({"do": "choose", "name": "other_id", "value": release.id})

    assert page.pictures
    assert page.other_pictures
    assert page.pictures != page.other_pictures


def test_strongest_and_weakest_area_are_named_in_words(troupe: Troupe) -> None:
    page = SelfAssessment(troupe.team())

    assert page.summary == {}
    assert page.asked() is not None


def test_the_pages_can_be_built(troupe: Troupe, release: Release) -> None:
    built = [
        needs_view(NeedsMapping(troupe.team())),
        self_assessment_view(SelfAssessment(troupe.team())),
        dashboard_view(
            Dashboard(troupe.reader(release)),
            Published(troupe.reader(release)),
            Course(troupe.reader(release)),
        ),
    ]

    assert all(len(page.children) > 1 for page in built)
