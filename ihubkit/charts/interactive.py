"""From a picture to one that can be pointed at: the same marks, and all that differs is data.

Pictures differ in how many layers they have and how these look. Here every kind of mark is one
layer that reads all of its looks from its rows, so that another group, another language or another
questionnaire needs other rows and nothing else. Texts of people are in rows only.
"""

from collections.abc import Iterator
from typing import Any

from ihubkit.charts.theme import Spec
from ihubkit.charts.view import Table
from ihubkit.model.texts import Translate

# Kinds of marks from the lowest to the highest: what of their look differs, and what never does.
LOOKS = {
    "rect": ("color", "stroke", "strokeWidth", "cornerRadius"),
    "rule": ("color", "strokeWidth", "strokeCap"),
    "point": ("color", "shape", "size"),
    "text": (
        *("text", "color", "align", "angle", "limit", "stroke", "strokeWidth"),
        *("strokeJoin", "fontSize", "fontWeight", "fontStyle", "lineHeight"),
    ),
}
ALWAYS: dict[str, Spec] = {
    "rect": {},
    "rule": {},
    "point": {"filled": True, "opacity": 1},
    "text": {"baseline": "middle", "lineBreak": "\n"},
}
PLACES = {
    "rect": ("x", "y", "x2", "y2"),
    "rule": ("x", "y", "x2", "y2"),
    "point": ("x", "y"),
    "text": ("x", "y"),
}
AT = "at"  # the signal that says which row of the table is pointed at
VEIL = 0.16  # opacity of what lies on it


def interactive(spec: Spec, table: Table, texts: Translate) -> Spec:
    """Return a picture as an interactive chart whose rows are in `datasets`.

    A row of `targets` is told when it is pointed at; whoever shows the chart sets the signal `at`
    to its `row`, which marks it.

    Args:
        spec: A picture, see `specs`.
        table: Its numbers.
        texts: Into the reader's language.
    """
    same = ("$schema", "width", "height", "padding", "autosize", "background")
    rows = {kind: [row for one in spec["layer"] for row in _rows(one, kind)] for kind in LOOKS}
    told = [
        target | {"told": _told(table, target["row"], texts)}
        for target in spec["usermeta"]["targets"]
    ]
    return {
        **{key: spec[key] for key in same},
        "config": {key: value for key, value in spec["config"].items() if key != "locale"},
        "params": [{"name": AT, "value": -1}],
        "datasets": rows | {"targets": told},
        "layer": [*(_layer(kind) for kind in LOOKS), _targets()],
    }


def _rows(layer: Spec, kind: str) -> Iterator[dict[str, Any]]:
    """Yield what a layer draws, each row with its whole look."""
    mark, shown = layer["mark"], layer["encoding"]
    if mark["type"] != kind:
        return
    look = {name: mark[name] for name in LOOKS[kind] if name in mark}
    for row in layer["data"]["values"]:
        yield look | {channel: row[one["field"]] for channel, one in shown.items()}


def _layer(kind: str) -> Spec:
    mark = {name: {"expr": f"datum.{name}"} for name in LOOKS[kind]}
    places: dict[str, Spec] = {name: {"field": name} for name in PLACES[kind]}
    for name in ("x", "y"):
        places[name] |= {"type": "quantitative", "scale": None, "axis": None}
    return {
        "data": {"name": kind},
        "mark": {"type": kind} | ALWAYS[kind] | mark,
        "encoding": places,
    }


def _targets() -> Spec:
    layer = _layer("rect") | {"data": {"name": "targets"}}
    veil = {"condition": {"test": f"datum.row === {AT}", "value": VEIL}, "value": 0}
    layer["encoding"] |= {"fillOpacity": veil, "tooltip": {"field": "told", "type": "nominal"}}
    return layer


def _told(table: Table, row: int, texts: Translate) -> str:
    """Tell a row of the table: what it is of in the first line, then its numbers."""
    cells = table.rows[row]
    first = next(n for n, cell in enumerate(cells) if not isinstance(cell, str))
    numbers = zip(table.columns[first:], cells[first:], strict=True)
    lines = [f"{column}: {_written(cell, texts)}" for column, cell in numbers]
    return "\n".join([" · ".join(map(str, cells[:first])), *lines])


def _written(cell: str | float | None, texts: Translate) -> str:
    if cell is None:
        return "–"  # noqa: RUF001 -- as in the table
    whole, _, part = f"{cell:g}".partition(".") if isinstance(cell, float) else (cell, "", "")
    return texts("{whole}.{part}", whole=whole, part=part) if part else str(whole)
