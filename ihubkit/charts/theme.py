"""How pictures look: the colours of widgets/static/tokens.css, for two themes and two sizes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from ihubkit.errors import InvalidValueError

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# Liberation Sans comes with vl-convert, so widths are the same everywhere; the others are as wide.
FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Theme:
    """Colours, named as the variables are.

    `band` is where a mean likely lies. `levels` go from the lowest level to the highest,
    `level_inks` are the letters on them.
    """

    surface: str
    raised: str
    line: str
    ink: str
    soft: str
    accent: str
    accent_soft: str
    warm: str
    band: str
    levels: tuple[str, ...]
    level_inks: tuple[str, ...]


THEMES = {
    "light": Theme(
        surface="#ffffff",
        raised="#eef1f8",
        line="#cbd2e1",
        ink="#171b2a",
        soft="#4d566d",
        accent="#2447c9",
        accent_soft="#e4eaff",
        warm="#8a5200",
        band="#9db2fb",
        levels=("#e4eaff", "#c3d0ff", "#9db2fb", "#5f7eea", "#2447c9", "#152b80"),
        level_inks=("#171b2a", "#171b2a", "#171b2a", "#171b2a", "#ffffff", "#ffffff"),
    ),
    "dark": Theme(
        surface="#1c1f2b",
        raised="#272b3a",
        line="#414860",
        ink="#eef0f7",
        soft="#b3bbd0",
        accent="#a9bcff",
        accent_soft="#28325c",
        warm="#f5c26b",
        band="#4a5fbd",
        levels=("#28325c", "#37468a", "#4a5fbd", "#7f97f2", "#a9bcff", "#dbe3ff"),
        level_inks=("#eef0f7", "#eef0f7", "#ffffff", "#101735", "#101735", "#101735"),
    ),
}


@dataclass(frozen=True)
class Size:
    """Measures in pixels: a phone's width with small type, or a projector's with large type.

    Heights of rows are in letters. A picture that would be higher than `height` goes on in another.
    """

    width: int
    height: float
    text: int
    item: int  # of items, the longest texts
    small: int
    dot: int
    line: float
    margin: int
    air: float  # below the heading
    columns: int  # at most
    row: float
    head: float  # of a section
    under: float  # below the title of a section
    named: int  # how many of the items that come first are named
    is_wide: bool  # whether things stand beside each other rather than below


SIZES = {
    "phone": Size(
        width=360,
        height=inf,
        text=13,
        item=13,
        small=12,
        dot=7,
        line=1.5,
        margin=14,
        air=0.8,
        columns=1,
        row=1.75,
        head=2.6,
        under=0.5,
        named=3,
        is_wide=False,
    ),
    # The board shows it 1212 pixels wide and at least 480 high on the smallest projectors: letters
    # of 26 are 24 or more there.
    "board": Size(
        width=1200,
        height=520,
        text=26,
        item=26,
        small=26,
        dot=16,
        line=3.0,
        margin=14,
        air=0.3,
        columns=2,
        row=1.3,
        head=1.45,
        under=0.1,
        named=5,
        is_wide=True,
    ),
}


@dataclass(frozen=True)
class Look:
    """A theme at a size."""

    theme: Theme
    size: Size


def look(theme: str, size: str) -> Look:
    """Return a look by its names.

    Raises:
        InvalidValueError: There is no such theme or size; names those there are.
    """
    if theme not in THEMES or size not in SIZES:
        known = f"{', '.join(THEMES)}; {', '.join(SIZES)}"
        raise InvalidValueError(f"There is no picture in “{theme}”, “{size}” (there are {known}).")
    return Look(THEMES[theme], SIZES[size])


def frame(
    look: Look,
    height: float,
    layers: list[Spec],
    *,
    decimal: str = ".",
    targets: Sequence[Spec] = (),
) -> Spec:
    """Return a picture of exact size; everything in it stands where its layer puts it.

    Args:
        look: Theme and size.
        height: Of the whole picture.
        layers: Layers with positions in pixels (see `at`).
        decimal: What stands between whole and part of a number.
        targets: What can be pointed at where the picture is interactive (see `marks.target`).
    """
    return {
        "$schema": SCHEMA,
        "width": look.size.width,
        "height": round(height),
        "padding": 0,
        "autosize": "none",
        "background": look.theme.surface,
        "layer": layers,
        "usermeta": {"targets": list(targets)},
        "config": _config(decimal),
    }


def _config(decimal: str) -> Spec:
    number = {"decimal": decimal, "thousands": " ", "grouping": [3], "currency": ["", ""]}
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None},
        "locale": {"number": number},
    }
