"""Which front end a page needs: ours, or Voilà's complete one; and what goes into it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ihubkit.widgets.control import STATIC, needs

BOXES = {"BoxModel", "VBoxModel", "HBoxModel"}
LAYOUT = "LayoutModel"
WIDGET = "application/vnd.jupyter.widget-view+json"
PLAIN = {WIDGET, "text/html", "text/plain"}

State = Mapping[str, Any]


@dataclass(frozen=True)
class FrontEnd:
    """What a page's widgets need of the browser.

    `complete` says that some widget or output is not ours; `modules` are the files of our
    controls, in the order in which a browser would find them.
    """

    complete: bool = False
    modules: tuple[str, ...] = ()

    @property
    def sheets(self) -> tuple[str, ...]:
        """The style sheets of the controls."""
        names = (name.replace(".js", ".css") for name in self.modules)
        return tuple(name for name in names if (STATIC / name).is_file())


def front_end_of(
    states: Mapping[str, State], outputs: Iterable[Mapping[str, Any]], home: str
) -> FrontEnd:
    """Tell what a page needs that shows these widgets and outputs.

    Args:
        states: The state of each widget, by its id.
        outputs: What the cells have put out, as nbformat has it.
        home: Where the modules of our controls are served.
    """
    ours = all(map(is_ours, states.values())) and all(map(_is_plain, outputs))
    sources = [str(state["source"]) for state in states.values() if state.get("source")]
    own = [source.removeprefix(f"{home}/") for source in dict.fromkeys(sources)]
    return FrontEnd(not ours, tuple(dict.fromkeys(name for one in own for name in needs(one))))


def is_ours(state: State) -> bool:
    """Tell whether our own front end can show a widget: a served control, a box, a layout."""
    if state.get("_model_module") == "anywidget":
        return bool(state.get("source"))
    return state.get("_model_name") in BOXES | {LAYOUT}


def _is_plain(output: Mapping[str, Any]) -> bool:
    if output.get("output_type") == "stream":
        return True
    data: Mapping[str, str | Sequence[str]] = output.get("data", {})
    html = "".join(data.get("text/html", ""))
    return bool(data) and data.keys() <= PLAIN and "<script" not in html
