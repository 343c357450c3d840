"""Drawing the profile: a track per item, from the lowest to the highest answer."""

from collections.abc import Sequence
from typing import Any

from ihubkit.charts.columns import Spot, flow
from ihubkit.charts.heading import heading, legend
from ihubkit.charts.marks import dots, lines, outlined, pixels, words
from ihubkit.charts.profile import people, sections
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.charts.view import View

ROW = 3.1  # height of an item, in letters
HEAD = 2.7  # height of a section's name
SHAPES = ("circle", "diamond")


def draw(view: View, look: Look) -> Spec:
    """Draw each item's name above its track, with a dot for each facet."""
    size = look.size
    shown = sections(view)
    keys = [(_key(view, number), *_style(look, number)) for number in range(len(view.facets))]
    above, top = legend(look, size.margin + size.text * 2.2, keys)
    heights = [size.text * (HEAD + ROW * len(items)) for _section, items in shown]
    spots, bottom = flow(heights, size, top, size.columns)
    wide = spots[0].right - spots[0].left
    heads = [
        {"x": spot.left, "y": spot.top + size.text, "text": f"{section.id}  {section.title}"}
        for (section, _items), spot in zip(shown, spots, strict=True)
    ]
    tracks = [
        track
        for (_section, items), spot in zip(shown, spots, strict=True)
        for track in _tracks(view, look, items, spot)
    ]
    layers = [
        *heading(view, look, people(view)),
        *above,
        words(heads, size.text, look.theme.ink, fontWeight="bold", limit=wide),
        *_lines(tracks, look, wide),
        *(layer for number in range(len(view.facets)) for layer in _dots(tracks, look, number)),
    ]
    return frame(look, bottom + size.margin, layers, decimal=view.decimal_mark)


def _key(view: View, number: int) -> str:
    facet = view.facets[number]
    low, high = view.scale(facet)
    return view.texts("{facet}, {low} to {high}", facet=facet.title, low=low, high=high)


def _style(look: Look, number: int) -> tuple[str, str]:
    colors = look.theme.accent, look.theme.warm
    return colors[number % len(colors)], SHAPES[number % len(SHAPES)]


def _tracks(view: View, look: Look, items: Sequence[str], spot: Spot) -> list[dict[str, Any]]:
    size = look.size
    room = size.text * 2.2  # for a number beside the last dot
    return [
        {
            "x": spot.left,
            "y": round(spot.top + size.text * (HEAD + ROW * row), 1),
            "text": f"{item}  {view.instrument.items[item].title}",
            "level": round(spot.top + size.text * (HEAD + ROW * row + 1.3), 1),
            "ends": (spot.left + room, spot.right - room),
            "values": _values(view, item, (spot.left + room, spot.right - room)),
        }
        for row, item in enumerate(items)
    ]


def _values(view: View, item: str, ends: tuple[float, float]) -> list[tuple[float, str] | None]:
    """Return place and number of each facet's mean; None where it is not shown."""
    found: list[tuple[float, str] | None] = []
    for facet in view.facets:
        cell = view.cells(facet.id).get(item)
        low, high = view.scale(facet)
        share = (cell.mean - low) / (high - low) if cell else 0
        x = round(ends[0] + share * (ends[1] - ends[0]), 1)
        found.append((x, view.number(cell.mean)) if cell else None)
    return found


def _lines(tracks: Sequence[dict[str, Any]], look: Look, wide: float) -> list[Spec]:
    size, theme = look.size, look.theme
    whole, gaps = [], []
    for track in tracks:
        y, places = track["level"], [value[0] for value in track["values"] if value]
        whole.append({"x": track["ends"][0], "y": y, "x2": track["ends"][1], "y2": y})
        gaps.append({"x": min(places), "y": y, "x2": max(places), "y2": y})
    names = [{key: track[key] for key in ("x", "y", "text")} for track in tracks]
    return [
        words(names, size.item, theme.ink, limit=wide),
        lines(whole, size.line * 1.5, theme.line, strokeCap="round"),
        lines(gaps, size.line * 2, theme.soft),
    ]


def _dots(tracks: Sequence[dict[str, Any]], look: Look, number: int) -> list[Spec]:
    """Draw one facet's dots, each with its number on the side away from the other dot."""
    size = look.size
    color, shape = _style(look, number)
    rows: list[dict[str, Any]] = []
    left: list[dict[str, Any]] = []
    right: list[dict[str, Any]] = []
    for track in tracks:
        value = track["values"][number]
        if not value:
            continue
        x, text = value
        others = [v[0] for n, v in enumerate(track["values"]) if v and n != number]
        is_left = bool(others) and (x, number) < (min(others), 1 - number)
        away = -size.dot if is_left else size.dot
        rows.append({"x": x, "y": track["level"], "text": text})
        (left if is_left else right).append({"x": x + away, "y": track["level"], "text": text})
    big = size.dot * 1.5 * (1.15 if shape == "diamond" else 1)
    return [
        dots(rows, pixels("x"), pixels("y"), big, color, shape=shape),
        *outlined(left, size.small, color, look.theme.surface, align="right"),
        *outlined(right, size.small, color, look.theme.surface, align="left"),
    ]
