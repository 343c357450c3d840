import pytest

from ihubkit.content import Content
from ihubkit.model.workshop import ActivityKind

PROMISED = {
    "needs-mapping-90": 90,
    "self-assessment-45": 45,
    "self-assessment-short-20": 20,
    "planning-60": 60,
    "plan-review-60": 60,
    "training-wishes-20": 20,
}
SHEETS = [*PROMISED, "whole-evening"]


def test_the_kit_brings_its_run_sheets(content: Content) -> None:
    assert sorted(content.runsheets) == sorted(SHEETS)


@pytest.mark.parametrize(("runsheet_id", "minutes"), PROMISED.items())
def test_a_run_sheet_takes_the_minutes_its_title_promises(
    content: Content, runsheet_id: str, minutes: int
) -> None:
    sheet = content.runsheet(runsheet_id)

    assert sheet.minutes == minutes
    assert f"{minutes} minutes" in sheet.title


def test_the_whole_evening_ends_within_three_hours(content: Content) -> None:
    assert content.runsheet("whole-evening").minutes <= 180


@pytest.mark.parametrize("runsheet_id", SHEETS)
def test_every_activity_tells_participants_what_to_do_and_the_facilitator_how(
    content: Content, runsheet_id: str
) -> None:
    for activity in content.runsheet(runsheet_id).activities:
        assert activity.prompt, activity.id
        assert activity.hint, activity.id


@pytest.mark.parametrize("runsheet_id", SHEETS)
def test_a_reveal_shows_only_what_was_asked_before(content: Content, runsheet_id: str) -> None:
    asked: set[tuple[str, int]] = set()
    for activity in content.runsheet(runsheet_id).activities:
        if activity.kind is ActivityKind.INSTRUMENT:
            asked.add((activity.instrument, activity.round))
        if activity.kind is ActivityKind.REVEAL:
            assert (activity.instrument, activity.round) in asked, activity.id


@pytest.mark.parametrize("runsheet_id", SHEETS)
def test_a_meeting_begins_with_a_welcome_and_ends_with_a_closing(
    content: Content, runsheet_id: str
) -> None:
    activities = content.runsheet(runsheet_id).activities

    assert activities[0].kind is ActivityKind.WELCOME
    assert activities[-1].kind is ActivityKind.CLOSING
