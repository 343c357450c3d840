"""Drawing groups side by side: for each section a small picture with a line for each group."""

from typing import Any

from ihubkit.charts.columns import Spot, flow
from ihubkit.charts.compare import Children, first_facet, sections
from ihubkit.charts.heading import heading
from ihubkit.charts.marks import Rows, dots, lines, pixels, words
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.charts.view import View
from ihubkit.model.release import SectionScore

ROW = 1.75  # height of a group's line, in letters
HEAD = 2.6
ROOMY = 4  # so many groups leave room for wide columns
NAMES = 0.46  # the part of the width names may take


def draw(view: View, look: Look, children: Children) -> Spec:
    """Draw a line from the lowest to the highest answer for each group, with a dot on it."""
    size = look.size
    shown = sections(view, children)
    columns = min(size.columns, 2 if len(children(view)) <= ROOMY else size.columns)
    facet = first_facet(view)
    low, high = view.scale(facet)
    scale = view.texts("{facet}, {low} to {high}", facet=facet.title, low=low, high=high)
    heights = [size.text * (HEAD + ROW * len(scores)) for _section, scores in shown]
    spots, bottom = flow(heights, size, size.margin + size.text * 2.2, columns)
    heads = [
        {"x": spot.left, "y": spot.top + size.text, "text": f"{section.id}  {section.title}"}
        for (section, _scores), spot in zip(shown, spots, strict=True)
    ]
    rows = [
        row
        for (_section, scores), spot in zip(shown, spots, strict=True)
        for row in _rows(view, look, scores, spot)
    ]
    wide = spots[0].right - spots[0].left
    layers = [
        *heading(view, look, scale),
        words(heads, size.text, look.theme.ink, fontWeight="bold", limit=wide),
        *_group_lines(rows, look, wide),
    ]
    return frame(look, bottom + size.margin, layers, decimal=view.decimal_mark)


def _rows(view: View, look: Look, scores: list[SectionScore], spot: Spot) -> list[dict[str, Any]]:
    size = look.size
    low, high = view.scale(first_facet(view))
    wide = spot.right - spot.left
    left, right = spot.left + wide * NAMES + size.dot, spot.right - size.text * 2.2
    return [
        {
            "x": spot.left,
            "y": round(spot.top + size.text * (HEAD + ROW * row), 1),
            "text": view.name(score.group),
            "left": left,
            "right": right,
            "mean": round(left + (score.mean - low) / (high - low) * (right - left), 1),
            "number": view.number(score.mean),
            "whole": score.group == view.group,
        }
        for row, score in enumerate(scores)
    ]


def _group_lines(rows: Rows, look: Look, wide: float) -> list[Spec]:
    size, theme = look.size, look.theme
    tracks = [{"x": r["left"], "y": r["y"], "x2": r["right"], "y2": r["y"]} for r in rows]
    numbers = [{"x": r["right"] + size.dot, "y": r["y"], "text": r["number"]} for r in rows]
    names = [{key: row[key] for key in ("x", "y", "text")} for row in rows]
    means = [{"x": row["mean"], "y": row["y"], "whole": row["whole"]} for row in rows]
    whole = [mean for mean in means if mean["whole"]]
    parts = [mean for mean in means if not mean["whole"]]
    x, y = pixels("x"), pixels("y")
    return [
        words(names, size.small, theme.ink, limit=wide * NAMES),
        lines(tracks, size.line * 1.5, theme.line, strokeCap="round"),
        dots(whole, x, y, size.dot * 1.5, theme.soft, shape="square"),
        dots(parts, x, y, size.dot * 1.5, theme.accent),
        words(numbers, size.small, theme.ink, fontWeight="bold"),
    ]
