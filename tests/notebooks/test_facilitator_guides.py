"""The facilitators' guides keep in step with the run-sheets they explain."""

import re
from pathlib import Path

import pytest

from ihubkit.content import load_content

FOLDER = Path(__file__).parents[2] / "workshops"
GUIDES = {
    "needs_mapping": "needs-mapping-90",
    "self_assessment": "self-assessment-45",
    "self_assessment_short": "self-assessment-short-20",
    "action_planning": "planning-60",
    "plan_review": "plan-review-60",
    "training_wishes": "training-wishes-20",
    "whole_evening": "whole-evening",
}
STEP = re.compile(r"^### (\d+)\u2032 (.+) \((\d+) min\)$", re.MULTILINE)


def test_every_run_sheet_has_its_guide() -> None:
    assert set(GUIDES.values()) == set(load_content().runsheets)


@pytest.mark.parametrize(("guide", "runsheet"), GUIDES.items())
def test_a_guide_has_the_parts_and_minutes_of_its_run_sheet(guide: str, runsheet: str) -> None:
    text = (FOLDER / f"{guide}.md").read_text(encoding="utf-8")
    activities = load_content().runsheet(runsheet).activities
    starts = [sum(one.minutes for one in activities[:index]) for index in range(len(activities))]

    told = [(int(at), title, int(minutes)) for at, title, minutes in STEP.findall(text)]

    assert told == [
        (at, one.title, one.minutes) for at, one in zip(starts, activities, strict=True)
    ]


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_tells_before_after_and_what_can_go_wrong(guide: str) -> None:
    text = (FOLDER / f"{guide}.md").read_text(encoding="utf-8")

    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)

    assert headings == ["Before", "Minute by minute", "After", "What can go wrong"]
    assert "CC BY 4.0" in text
