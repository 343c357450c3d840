"""A plan as somebody looks at it in pictures: sizes, words and marks that its pictures share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from ihubkit.charts.letters import width
from ihubkit.charts.marks import dots, pixels
from ihubkit.charts.theme import SIZES, THEMES, Look, Spec
from ihubkit.errors import InvalidValueError
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Status
from ihubkit.model.plan_timeline import ALL, Only
from ihubkit.model.texts import Reader

# Heights of pictures are in pixels here: what is longer goes on in another picture.
PLAN_SIZES = {
    "phone": replace(SIZES["phone"], height=1700, air=0.4),
    "wide": replace(
        SIZES["phone"],
        width=1040,
        height=1500,
        text=14,
        item=14,
        small=13,
        dot=8,
        is_wide=True,
        air=0.4,
    ),
    # For a document: 16 centimetres wide, its letters are of 8 to 9 points there.
    "page": replace(SIZES["phone"], width=680, height=900, is_wide=True, air=0.4),
    # For a poster: as many lines as there are goals, large enough to read from two steps away.
    "poster": replace(
        SIZES["phone"],
        width=900,
        height=inf,
        text=20,
        item=20,
        small=18,
        dot=11,
        is_wide=True,
        air=0.4,
    ),
}

TICK = "M-0.9,0L-0.3,0.65L0.9,-0.65"
CROSS = "M-0.7,-0.7L0.7,0.7M0.7,-0.7L-0.7,0.7"
# How a status looks beside its word: Vega's name of a shape or a path, and whether it is filled.
SYMBOLS: Mapping[Status, tuple[str, bool]] = {
    Status.OPEN: ("circle", False),
    Status.ON_TRACK: ("triangle-right", True),
    Status.AT_RISK: ("triangle-up", True),
    Status.STUCK: ("square", True),
    Status.DONE: (TICK, False),
    Status.DROPPED: (CROSS, False),
}
SWAPPED = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class PlanView:
    """A plan, or the part of it that is looked at, in the reader's language."""

    dossier: Dossier
    texts: Reader
    only: Only = ALL

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number without decimals that say nothing: "12", "2.5", "1 200"."""
        whole, _, part = f"{value:,.{digits}f}".replace(",", "\N{NO-BREAK SPACE}").partition(".")
        part = part.rstrip("0")
        return self.texts("{whole}.{part}", whole=whole, part=part) if part else whole

    def hours(self, value: float) -> str:
        """Write hours."""
        return self.texts("{n} h", n=self.number(value))

    def money(self, value: float) -> str:
        """Write an amount of money with the plan's currency as it was typed."""
        said = self.number(value, 2)
        currency = self.dossier.plan.currency.strip()[:12]
        return f"{said}\N{NO-BREAK SPACE}{currency}".strip()


def plan_look(theme: str, size: str) -> Look:
    """Return a look for a plan's pictures.

    Raises:
        InvalidValueError: There is no such theme or size; names those there are.
    """
    if theme not in THEMES or size not in PLAN_SIZES:
        known = f"{', '.join(THEMES)}; {', '.join(PLAN_SIZES)}"
        raise InvalidValueError(f"There is no picture in “{theme}”, “{size}” (there are {known}).")
    return Look(THEMES[theme], PLAN_SIZES[size])


def symbol(look: Look, status: Status, at: Mapping[str, float]) -> Spec:
    """Draw the shape of a status."""
    shape, filled = SYMBOLS[status]
    theme = look.theme
    color = theme.warm if status in {Status.AT_RISK, Status.STUCK} else theme.ink
    style = {} if filled else {"filled": False, "strokeWidth": 2}
    return dots(
        [dict(at)], pixels("x"), pixels("y"), look.size.dot * 1.5, color, shape=shape, **style
    )


def mirrored(spec: Spec) -> Spec:
    """Turn a picture round for languages that are written from right to left.

    Words keep their own direction: an isolate around each lets its first letter decide.
    """
    return spec | {"layer": [_turned(layer, spec["width"]) for layer in spec["layer"]]}


def _turned(layer: Spec, wide: float) -> Spec:
    mark = dict(layer["mark"])
    if mark["type"] == "text":
        mark["align"] = SWAPPED.get(mark["align"], mark["align"])
    if (shape := mark.get("shape", "")).startswith("triangle-"):
        _, _, side = shape.partition("-")
        mark["shape"] = f"triangle-{SWAPPED.get(side, side)}"
    rows = [_turned_row(row, wide) for row in layer["data"]["values"]]
    return layer | {"mark": mark, "data": {"values": rows}}


def _turned_row(row: dict[str, Any], wide: float) -> dict[str, Any]:
    moved: dict[str, Any] = {key: wide - row[key] for key in ("x", "x2") if key in row}
    if "text" in row:
        moved["text"] = "\n".join(f"\u2068{line}\u2069" for line in row["text"].split("\n"))
    return row | moved


def widest(texts: list[str], size: float) -> float:
    """Return how wide the widest of some texts is, in pixels."""
    return max((width(text, size) for text in texts), default=0.0)
