"""What the Python side of a control accepts; a front end may be hostile."""

from typing import Any

import pytest
import traitlets
from booth import CONTENT

from ihubkit.widgets.cards import Cards
from ihubkit.widgets.clock import Clock
from ihubkit.widgets.feedback import Feedback
from ihubkit.widgets.questionnaire import Questionnaire
from ihubkit.widgets.results import Results

INSTRUMENT = CONTENT.instrument("innovative-school")


@pytest.mark.parametrize(
    "values",
    [
        {"A1|status": 9},
        {"A1|status": True},
        {"A1|status": "2"},
        {"Z9|status": 1},
        {"A1|mood": 1},
        {"A1" * 100: 1},
        {f"A{n}|status": 1 for n in range(2000)},
    ],
)
def test_a_questionnaire_takes_only_answers_of_its_instrument(values: dict[str, Any]) -> None:
    questionnaire = Questionnaire({"A1|status": 2}, instrument=INSTRUMENT)

    with pytest.raises(traitlets.TraitError):
        questionnaire.values = values

    assert questionnaire.values == {"A1|status": 2}


def test_a_questionnaire_takes_cannot_say() -> None:
    questionnaire = Questionnaire({"A1|status": None}, instrument=INSTRUMENT)

    assert questionnaire.values == {"A1|status": None}


@pytest.mark.parametrize("draft", [{"text": "x" * 6000}, {"text": 5}, {"script": "x"}])
def test_a_draft_is_a_short_text(draft: dict[str, Any]) -> None:
    with pytest.raises(traitlets.TraitError):
        Cards(draft)


def test_an_unknown_kind_of_card_is_refused() -> None:
    with pytest.raises(traitlets.TraitError):
        Cards(kinds=["rumour"])


@pytest.mark.parametrize(
    "clock",
    [
        {"ends_at": None},
        {"ends_at": "soon", "remaining_s": 1, "paused": False, "server_time": "now"},
    ],
)
def test_a_clock_is_whole(clock: dict[str, Any]) -> None:
    with pytest.raises(traitlets.TraitError):
        Clock(clock)


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(traitlets.TraitError, match="alt"):
        Results([{"name": "p", "svg": "<svg/>"}])


def test_results_of_somebody_have_a_known_shape() -> None:
    control = Feedback()

    with pytest.raises(traitlets.TraitError, match="no results"):
        control.feedback = {"areas": "all"}

    assert control.feedback == {}


@pytest.mark.parametrize("name", ["cards", "clock", "feedback", "questionnaire", "results"])
def test_a_notebook_gets_a_module_without_imports(name: str) -> None:
    controls = {"cards": Cards, "clock": Clock, "feedback": Feedback, "results": Results}
    control = Questionnaire(instrument=INSTRUMENT) if name == "questionnaire" else controls[name]()

    state = control.get_state()

    assert "import {" not in state["_esm"]
    assert "export default" in state["_esm"]
    assert f".ihk-{name if name != 'results' else 'results'}" in state["_css"]


def test_commands_reach_the_handler_and_noise_does_not() -> None:
    board = Cards()
    heard: list[dict[str, Any]] = []
    board.on_command(heard.append)

    for message in ({"do": "vote", "id": "c", "on": True}, {"do": 5}, "noise", None):
        board._handle_custom_msg(message, [])  # noqa: SLF001 -- what the front end's message calls

    assert heard == [{"do": "vote", "id": "c", "on": True}]
