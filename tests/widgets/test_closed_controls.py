"""What a page sends into a control: only what it may write arrives."""

import logging
from typing import Any

import pytest
from ipywidgets import Box, Layout, register_comm_target
from ipywidgets.comm import get_comm_manager

from ihubkit.content import load_content
from ihubkit.steps.page import column, refuse_widgets_of_pages
from ihubkit.widgets.cards import Cards
from ihubkit.widgets.clock import Clock
from ihubkit.widgets.control import STATIC, Control
from ihubkit.widgets.feedback import Feedback
from ihubkit.widgets.questionnaire import Questionnaire

HOSTILE: list[Any] = [
    None, True, -1, 10**400, float("nan"), "<img src=x onerror=alert(1)>", "x" * 100_000, [], {},
    [None], {"a": {"b": []}}, {"do": "reveal"}, "IPY_MODEL_0f3c2a10", {"A1|status": "<b>"},
]  # fmt: skip


def asked() -> Questionnaire:
    instrument = load_content().instrument("innovative-school")
    return Questionnaire({"A1|status": 2}, instrument=instrument)


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_no_trait_can_be_written_but_those_named(value: object) -> None:
    for control in (Cards(), Clock(), asked(), column(Clock())):
        before = control.get_state()
        names = set(control.keys) - control.written_by_page
        assert len(names) > 10

        for name in names:
            control.set_state({name: value})

        assert control.get_state() == before


@pytest.mark.parametrize("value", [v for v in HOSTILE if v != {}])
def test_what_may_be_written_is_looked_at_first(value: object) -> None:
    cards, questions = Cards({"text": "mine"}), asked()

    cards.set_state({"draft": value})
    questions.set_state({"values": value})

    assert cards.draft == {"text": "mine"}
    assert questions.values == {"A1|status": 2}


def test_what_may_be_written_arrives_beside_what_may_not() -> None:
    cards, questions = Cards(), asked()

    cards.set_state({"own": [{"text": "x"}], "draft": {"text": "A tree"}, "notice": "x"})
    questions.set_state({"locked": True, "values": {"A1|status": 3}})

    assert (cards.draft, cards.own, cards.notice) == ({"text": "A tree"}, [], "")
    assert (questions.values, questions.locked) == ({"A1|status": 3}, False)


@pytest.mark.parametrize("sent", [None, 1, "locked", [["locked", True]], True])
def test_what_is_no_state_at_all_changes_nothing(sent: object) -> None:
    control = asked()
    before = control.get_state()

    control.set_state(sent)

    assert control.get_state() == before


def test_a_message_makes_one_short_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)

    Cards().set_state({f"a\nline {number}": "x" * 1000 for number in range(1000)})

    (line,) = caplog.messages
    assert "Cards" in line
    assert "\n" not in line
    assert len(line) < 500


def test_what_a_front_end_writes_is_named_by_its_control() -> None:
    """A module that sets a trait whose control does not say so would lose what is typed."""
    writing = {p.stem for p in STATIC.glob("*.js") if "model.set(" in p.read_text("utf-8")}
    named = {kind.module: kind.written_by_page for kind in _kinds(Control)}

    assert {module for module, written in named.items() if written} == writing
    assert Feedback.module in writing
    for module in writing:
        said = (STATIC / f"{module}.js").read_text("utf-8")
        assert all(f'model.set("{trait}"' in said for trait in named[module])


def _kinds(kind: type[Control]) -> list[type[Control]]:
    return [found for sub in kind.__subclasses__() for found in (sub, *_kinds(sub))]


def test_a_served_page_can_make_no_widget_of_its_own() -> None:
    register_comm_target()
    targets = get_comm_manager().targets
    assert "jupyter.widget" in targets

    refuse_widgets_of_pages()
    refuse_widgets_of_pages()

    assert "jupyter.widget" not in targets
    assert "jupyter.widget.control" in targets


def test_controls_have_no_layout_of_their_own_unless_given_one() -> None:
    box = column(Clock())
    assert box.get_state(["layout"]) == {"layout": None}
    assert Clock().get_state(["layout"]) == {"layout": None}

    box.layout = Layout(width="50%")

    assert isinstance(box, Box)
    assert box.get_state(["layout"])["layout"].startswith("IPY_MODEL_")
