"""Drawing levels: a bar for each area, its parts named by level and number."""

from typing import Any

from ihubkit.charts.heading import heading
from ihubkit.charts.levels import JOINED, area, level_name, shares
from ihubkit.charts.marks import Rows, bars, words
from ihubkit.charts.theme import Look, Size, Spec, frame
from ihubkit.charts.view import View
from ihubkit.model.release import LevelShare

ROW = 4.9  # height of an area, in letters
BAR = 2.7
LETTER = 0.66  # width of a letter, in font sizes


def draw(view: View, look: Look) -> Spec:
    """Draw how a group spreads over the levels, from the lowest on the left."""
    size, shown = look.size, shares(view)
    top = size.margin + size.text * 2.4
    names, parts = [], []
    for row, share in enumerate(shown):
        y = top + size.text * ROW * row
        names.append({"x": size.margin, "y": y, "text": area(view, share)})
        parts += _parts(view, look, share, y + size.text * 0.95)
    layers = [
        *heading(view, look, view.people(*(share.n for share in shown))),
        words(names, size.text, look.theme.ink, limit=size.width * 0.7),
        *_bars(parts, look),
    ]
    return frame(look, top + size.text * ROW * len(shown), layers)


def _parts(view: View, look: Look, share: LevelShare, top: float) -> list[dict[str, Any]]:
    """Return the parts of one bar; several levels shown together have the colour of the middle."""
    size = look.size
    wide = size.width - 2 * size.margin
    order = [band.level for band in view.instrument.bands.total] if view.instrument.bands else []
    x, parts = float(size.margin), []
    for levels, n in share.counts.items():
        if not n:
            continue
        own = [order.index(level) for level in levels.split(JOINED)]
        place = round(sum(own) / len(own) / max(len(order) - 1, 1) * (len(look.theme.levels) - 1))
        end = x + wide * n / share.n
        parts.append(
            {
                "x": round(x, 1),
                "x2": round(end, 1),
                "y": round(top, 1),
                "y2": round(top + size.text * BAR, 1),
                "color": look.theme.levels[place],
                "ink": look.theme.level_inks[place],
                "name": level_name(levels),
                "n": str(n),
            }
        )
        x = end
    return parts


def _bars(parts: Rows, look: Look) -> list[Spec]:
    color = {"color": {"field": "color", "type": "nominal", "scale": None}}
    whole = bars(parts, color, stroke=look.theme.surface, strokeWidth=look.size.line)
    return [whole, *_labels(parts, look)]


def _labels(parts: Rows, look: Look) -> list[Spec]:
    """Write level and number into every part that is wide enough for them."""
    size = look.size
    ink = {"color": {"field": "ink", "type": "nominal", "scale": None}}
    layers = []
    for field, lift, weight in (("name", 0.9, "normal"), ("n", 1.95, "bold")):
        rows = [
            {
                "x": (part["x"] + part["x2"]) / 2,
                "y": part["y"] + size.text * lift,
                "text": part[field],
                "ink": part["ink"],
            }
            for part in parts
            if _fits(part, size)
        ]
        layer = words(rows, size.small, look.theme.ink, align="center", fontWeight=weight)
        layer["encoding"] |= ink
        layers.append(layer)
    return [*layers, _notes(parts, look)]


def _fits(part: dict[str, Any], size: Size) -> bool:
    needed = size.small * LETTER * len(part["name"]) + size.line
    return bool(part["x2"] - part["x"] > needed)


def _notes(parts: Rows, look: Look) -> Spec:
    """Name the parts too narrow for words above the end of their bar."""
    size = look.size
    narrow: dict[float, list[str]] = {}
    for part in parts:
        if not _fits(part, size):
            narrow.setdefault(part["y"], []).append(f"{part['name']}: {part['n']}")
    rows = [
        {"x": size.width - size.margin, "y": y - size.text * 0.95, "text": ", ".join(notes)}
        for y, notes in narrow.items()
    ]
    return words(rows, size.small, look.theme.soft, align="right")
