"""The base of all controls, and how their files in static/ become a notebook's front end."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from ihubkit.widgets.closed import Closed, without_layout

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[\w-]+\.js)";\n', re.MULTILINE)


@cache
def front_end(name: str) -> str:
    """Return a control's module with the modules it imports set before it.

    Notebooks load a control as text, where a relative import has nothing to be relative to;
    the seat page loads the same files as they are.
    """
    *others, own = _modules(name).values()
    shared = (re.sub(r"^export (?!default)", "", text, flags=re.MULTILINE) for text in others)
    return "\n".join([*shared, own])


@cache
def needs(name: str) -> tuple[str, ...]:
    """Return the modules a control's module needs, itself last."""
    return tuple(_modules(name))


def _modules(name: str) -> dict[str, str]:
    """Return the texts of all modules a module needs, without their imports, itself last."""
    wanted: dict[str, str] = {}
    _collect(name, wanted)
    return wanted


def _collect(name: str, wanted: dict[str, str]) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    for match in _IMPORT.finditer(text):
        if match["name"] not in wanted:
            _collect(match["name"], wanted)
    wanted[name] = _IMPORT.sub("", text)


@cache
def style(name: str) -> str:
    """Return the shared variables and a control's own style sheet."""
    own = STATIC / name
    parts = [STATIC / "tokens.css", *([own] if own.exists() else [])]
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


@cache
def served() -> str:
    """Return what goes along in place of a module that a server has at an address of its own."""
    return (STATIC / "served.js").read_text(encoding="utf-8")


def _used(module: str, texts: Mapping[str, str]) -> dict[str, str]:
    said = front_end(f"{module}.js")
    return {english: text for english, text in texts.items() if english in said}


class Control(Closed, anywidget.AnyWidget):
    """A small control: `static/<module>.js` and `static/<module>.css`.

    Commands come back as messages `{"do": name, …}`, which are hostile input; of the traits, a page
    can change only those in `written_by_page`.

    Args:
        texts: The screen texts of the reader's language by English text; only those the module
            uses are sent.
    """

    module: ClassVar[str] = ""
    home: ClassVar[str] = ""  # where a server has the files of static/; in a notebook they go along

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    source = traitlets.Unicode().tag(sync=True)  # the address of the module, where one serves it
    texts = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    layout = without_layout(anywidget.AnyWidget)

    def __init__(self, *, texts: Mapping[str, str] | None = None, **traits: Any) -> None:  # noqa: ANN401 -- traits are of any type
        super().__init__(texts=self.used(texts or {}), **self._front_end(), **traits)

    def used(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return those texts that the module says."""
        return _used(self.module, texts)

    def _front_end(self) -> dict[str, str]:
        if self.home:
            return {"source": f"{self.home}/{self.module}.js", "_esm": served()}
        return {"_esm": front_end(f"{self.module}.js"), "_css": style(f"{self.module}.css")}

    def on_command(self, handle: Callable[[dict[str, Any]], None]) -> None:
        """Call `handle` with each command the front end sends; anything else is dropped."""

        def receive(_: object, content: object, __: object) -> None:
            if isinstance(content, dict) and isinstance(content.get("do"), str):
                handle(content)

        self.on_msg(receive)
