"""The view half of steps: controls linked to a model's traits, set one below the other."""

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets
import traitlets
from ipywidgets.comm import get_comm_manager

from ihubkit.steps.pulse import Pulse
from ihubkit.steps.step import Step
from ihubkit.widgets.closed import Closed, without_layout
from ihubkit.widgets.dashboard import Heading
from ihubkit.widgets.panel import Panel


class Column(Closed, ipywidgets.Box):
    """A plain box that no page can fill, empty or restyle."""

    layout = without_layout(ipywidgets.Box)


def show(model: Step, control: ipywidgets.Widget, traits: Mapping[str, str]) -> None:
    """Let a control show a model's traits; what changes together is sent together.

    Args:
        model: The rules.
        control: What shows them.
        traits: Model's trait → control's trait.
    """
    for source, target in traits.items():
        traitlets.dlink((model, source), (control, target))
    model.holds.append(control.hold_sync)


def link(model: Step, control: Panel, traits: Mapping[str, str]) -> Panel:
    """Link a control to a model: traits down, commands up, answers back.

    What may be told only once (`once` of an answer) goes as a message and is in no trait.

    Args:
        model: The rules.
        control: What shows them.
        traits: Model's trait → control's trait.
    """
    show(model, control, traits)

    def answer(payload: dict[str, Any]) -> None:
        if payload["do"] == "here":
            return
        with control.hold_sync():
            told = model.do(payload)
            once = told.pop("once", None)
            control.message = told
        if once:
            control.send({"once": once})

    control.on_command(answer)
    return control


def keep_alive(model: Step, control: Panel) -> Pulse:
    """Let a model look for news as long as the page of this control shows signs of life."""
    pulse = Pulse(model.beat)
    control.on_command(lambda payload: pulse.here() if payload["do"] == "here" else None)
    pulse.here()
    return pulse


def page(model: Step, *parts: ipywidgets.DOMWidget, beside: Iterable[Step] = ()) -> ipywidgets.Box:
    """Set a dashboard's parts below its heading, and keep them up to date.

    Args:
        model: The rules of the page; its heading is told by it.
        parts: What stands below the heading.
        beside: Models of single parts that look for news of their own.
    """
    heading = Heading(texts=model.scene.texts.catalogue, language=model.scene.language)
    link(model, heading, {"heading": "state", "trouble": "trouble"})
    for one in (model, *beside):
        keep_alive(one, heading)
    return column(heading, *parts, name="ihk-page")


def column(*parts: ipywidgets.DOMWidget, name: str = "ihk-column") -> ipywidgets.Box:
    """Set parts into a box of our own look; the heading's style sheet knows the names."""
    box = Column(list(parts))
    box.add_class(name)
    return box


def refuse_widgets_of_pages() -> None:
    """Take away what makes a widget of any known class when a page asks for one."""
    get_comm_manager().targets.pop("jupyter.widget", None)


def close_widgets() -> None:
    """Close all widgets there are."""
    ipywidgets.Widget.close_all()
