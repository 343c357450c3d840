"""Looking at all schools of the hub: facilitators only."""

import pytest
from troupe import NOON, Troupe, options

from ihubkit.live import releases, workshops
from ihubkit.live.whole_hub import ALL_SCHOOLS
from ihubkit.model.people import Role
from ihubkit.model.release import Release
from ihubkit.model.workshop import ActivityKind
from ihubkit.steps.dashboard.model import Dashboard


@pytest.fixture
def release(troupe: Troupe) -> Release:
    return troupe.release()


def follow(troupe: Troupe, wave: int = 0) -> Troupe:
    """Make and release another workshop of the hub's schools."""
    made = workshops.make_workshop(
        troupe.store,
        troupe.content,
        title="Autumn evening",
        runsheet="needs-mapping-90",
        school_ids=[school.id for school in troupe.schools],
        wave=wave,
        now=NOON,
    )
    workshops.open_workshop(troupe.store, made.id, now=NOON)
    other = Troupe(troupe.store, troupe.content, troupe.folder, troupe.schools, made.id)
    other.release()
    return other


@pytest.mark.usefixtures("release")
def test_a_facilitator_may_look_at_all_schools_of_the_hub(troupe: Troupe) -> None:
    page = Dashboard(troupe.scene())
    assert ALL_SCHOOLS not in options(page, "school")

    follow(troupe)
    page.watch()
    page.do({"do": "choose", "name": "school", "value": ALL_SCHOOLS})

    assert page.group == "all"
    assert page.pictures
    assert all(f"/api/releases/{page.release_id}/" in shown["url"] for shown in page.pictures)
    (titled,) = (one for one in page.heading["choices"] if one["name"] == "release")
    assert "All workshops" in titled["options"][0]["title"]
    assert options(page, "group") == ["all"]
    assert page.notes[0].startswith("Added up from what each workshop has shown.")


@pytest.mark.usefixtures("release")
def test_the_hub_stays_chosen_when_another_workshop_is_released(troupe: Troupe) -> None:
    follow(troupe)
    follow(troupe, wave=1)
    follow(troupe, wave=1)
    page = Dashboard(troupe.scene())
    page.do({"do": "choose", "name": "school", "value": ALL_SCHOOLS})
    first = options(page, "release")[1]
    page.do({"do": "choose", "name": "release", "value": first})
    page.do({"do": "choose", "name": "other_id", "value": options(page, "other_id")[1]})
    assert page.other_pictures
    assert page.caption.endswith("First measurement")
    assert page.other_caption.endswith("Follow-up 1")

    follow(troupe)
    page.watch()

    assert page.release is not None
    assert (page.release.wave, page.release_id != first) == (0, True)
    assert page.other_pictures


@pytest.mark.usefixtures("release")
def test_nobody_else_is_offered_the_whole_hub(troupe: Troupe) -> None:
    follow(troupe)
    for scene in (troupe.team(), troupe.reader(*troupe.store.list_releases())):
        page = Dashboard(scene)

        told = page.do({"do": "choose", "name": "school", "value": ALL_SCHOOLS})

        assert told["kind"] == "bad"
        assert page.school_id != ALL_SCHOOLS
        assert not any(one.id.startswith(ALL_SCHOOLS) for one in page.releases)


def test_only_groups_that_can_be_shown_are_offered(troupe: Troupe) -> None:
    """Roles merged within a school have names of their own, but are no group of all."""
    troupe.go_to(ActivityKind.INSTRUMENT)
    for school in (0, 1):
        for role, n in ((Role.TEACHER, 8), (Role.LEADER, 3), (Role.SUPPORT, 3)):
            troupe.answer(troupe.join(n, school, role))
    seen = troupe.workshop.revision
    shown = releases.reveal(troupe.store, troupe.content, troupe.workshop_id, seen=seen, now=NOON)

    page = Dashboard(troupe.scene())

    assert options(page, "group") == [group.key for group in shown.groups]
