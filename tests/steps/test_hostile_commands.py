"""Whatever a page sends: steps answer in words, and what they refuse changes nothing."""

import string
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from troupe import Troupe

from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.action_planning.proposals import Proposals
from ihubkit.steps.board.model import Board
from ihubkit.steps.cockpit.hand_out import HandOut
from ihubkit.steps.cockpit.model import Cockpit
from ihubkit.steps.cockpit.prepare import Prepare
from ihubkit.steps.cockpit.sheet import EditSheet
from ihubkit.steps.cockpit.summary import Summaries
from ihubkit.steps.dashboard.model import Dashboard
from ihubkit.steps.infrastructure.model import Infrastructure
from ihubkit.steps.methods.model import Methods
from ihubkit.steps.needs_mapping.model import NeedsMapping
from ihubkit.steps.results.course import Course
from ihubkit.steps.scene import Scene
from ihubkit.steps.self_assessment.model import SelfAssessment
from ihubkit.steps.step import Step


def _editor(scene: Scene) -> EditSheet:
    return EditSheet(scene, scene.store.list_workshops()[0].id)


def _proposals(scene: Scene) -> Proposals:
    page = Proposals(scene)
    page.school_id, page.active = scene.store.list_schools()[0].id, True
    return page


STEPS: list[Callable[..., Step]] = [
    Cockpit, Prepare, _editor, HandOut, Summaries, Board, NeedsMapping, SelfAssessment, Dashboard,
    ActionPlanning, Infrastructure, Course, Methods, _proposals,
]  # fmt: skip
NAMES = sorted(
    {
        name
        for step in (*STEPS, EditSheet, Proposals)
        for name in dir(step)
        if name.startswith("_") or getattr(getattr(step, name), "is_command", False)
    }
    | {"do", "refresh", "scene", "set_trait", "observe"}
)
ARGUMENTS = [
    *("name", "value", "seen", "school", "item", "part", "changes", "self", "workshop"),
    *("instrument", "limits", "methods", "aside", "advice", "proposal", "method"),
]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(string.printable),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
near_misses = st.builds(
    lambda name, more: {**more, "do": name},
    st.sampled_from(NAMES),
    st.dictionaries(st.sampled_from(ARGUMENTS) | st.text(), json_values, max_size=4),
)


def test_the_steps_have_commands_to_try() -> None:
    assert {"next_activity", "reveal", "edit", "choose_need", "judge", "share"} <= set(NAMES)


@pytest.mark.parametrize("make", STEPS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(payload=json_values | near_misses)
def test_what_is_refused_changes_nothing(
    troupe: Troupe, make: Callable[..., Step], payload: object
) -> None:
    step = make(troupe.scene())
    before = troupe.contents()

    told = step.do(payload)

    assert isinstance(told["text"], str)
    assert told["kind"] == "good" or troupe.contents() == before


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "next_activity",
        {"do": "__init__"},
        {"do": "refresh"},
        {"do": "set_trait", "name": "tab", "value": "x"},
        {"do": ["next_activity"]},
        {"do": "next_activity"},
        {"do": "next_activity", "seen": "1"},
        {"do": "next_activity", "seen": 1, "now": "2020"},
        {"do": "show_tab", "tab": "secrets"},
        {"do": "review", "card": "x", "state": "shown"},
        {"do": "close_workshop", "workshop": "other"},
    ],
)
def test_nothing_but_whole_commands_is_run(troupe: Troupe, payload: object) -> None:
    cockpit = Cockpit(troupe.scene())
    before = troupe.contents()

    told = cockpit.do(payload)

    assert told["kind"] == "bad"
    assert told["text"]
    assert troupe.contents() == before


def test_an_unforeseen_error_is_said_without_its_details(
    troupe: Troupe, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cockpit = Cockpit(troupe.scene())

    def fail(*_: object, **__: object) -> None:
        message = "password in the clear"
        raise RuntimeError(message)

    monkeypatch.setattr("ihubkit.live.moves.pause", fail)
    told = cockpit.do({"do": "pause", "seen": cockpit.run["seen"]})

    assert told["kind"] == "bad"
    assert "password" not in told["text"]
    assert "password" in caplog.text
