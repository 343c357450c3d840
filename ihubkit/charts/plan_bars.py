"""Bars of a plan's pictures: of actions in a timeline, of hours and money beside what there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ihubkit.charts.heading import Key, legend
from ihubkit.charts.letters import LINE, cut
from ihubkit.charts.marks import bars, lines, words
from ihubkit.charts.sheets import Block, Page, bottom, pages
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.model.plan import Status

THICK = 16  # height of a bar, in pixels
ROW = 10  # between rows
GAP = 3  # between words and the bar below them
HEAD = 14  # above a heading
LABELS = 0.34  # the part of a wide picture that labels take
SAID = 0.22  # the part that words at the right take
LINES = 3  # at most, of a heading


def bar_layers(look: Look, status: Status, box: Mapping[str, float]) -> list[Spec]:
    """Draw an action's bar, filled or not as its status is; the shape and word say it, too."""
    theme = look.theme
    looks: dict[Status, tuple[str, str, dict[str, Any]]] = {
        Status.OPEN: (theme.surface, theme.ink, {}),
        Status.ON_TRACK: (theme.accent, theme.accent, {}),
        Status.AT_RISK: (theme.surface, theme.warm, {"strokeWidth": 3}),
        Status.STUCK: (theme.warm, theme.warm, {}),
        Status.DONE: (theme.soft, theme.soft, {}),
        Status.DROPPED: (theme.surface, theme.soft, {"strokeDash": [3, 3]}),
    }
    fill, edge, style = looks[status]
    look_of: dict[str, Any] = {"stroke": edge, "strokeWidth": 1.5, "cornerRadius": 3} | style
    return [bars([dict(box)], color=fill, **look_of)]


@dataclass(frozen=True)
class BarRow:
    """A bar: its label, how long it is, how much of it is filled, where the limit stands.

    Lengths are shares of the axis; what goes beyond the limit is drawn in another colour, with a
    thick edge, and `said` says it.
    """

    label: str
    share: float
    said: str
    filled: float = 0.0
    limit: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether it goes beyond its limit."""
        return self.limit is not None and self.share > self.limit + 1e-9


@dataclass(frozen=True)
class BarGroup:
    """Bars that belong together."""

    title: str
    rows: tuple[BarRow, ...]


def draw_bars(look: Look, found: Sequence[BarGroup], keys: Sequence[Key]) -> list[Spec]:
    """Draw groups of bars, on as many pictures as it takes."""
    size = look.size
    above, top = legend(look, keys)
    groups = [one for one in found if one.rows]
    blocks = [_block(look, one) for one in groups]
    laid = pages(blocks, 1, size.height - top - size.margin) if blocks else [[]]
    return [_sheet(look, groups, page, above, top) for page in laid]


def _title(look: Look, one: BarGroup) -> list[str]:
    size = look.size
    room = size.width - 2 * size.margin - 4
    return cut(one.title[:400], size.item, room, bold=True, most=LINES)


def _row_height(look: Look) -> float:
    size = look.size
    return THICK + ROW + (0 if size.is_wide else size.small * LINE + GAP)


def _block(look: Look, one: BarGroup) -> Block:
    head = len(_title(look, one)) * look.size.item * LINE + HEAD
    return Block(head, (_row_height(look),) * len(one.rows))


def _sheet(
    look: Look, groups: Sequence[BarGroup], page: Page, above: list[Spec], top: float
) -> Spec:
    size, theme = look.size, look.theme
    heads = [
        {
            "x": size.margin,
            "y": top + spot.top + (spot.height + HEAD) / 2,
            "text": "\n".join(_title(look, groups[spot.block])),
        }
        for spot in page
        if spot.row is None
    ]
    placed = [
        (groups[spot.block].rows[spot.row], top + spot.top) for spot in page if spot.row is not None
    ]
    layers = [*above, words(heads, size.item, theme.ink, fontWeight="bold")]
    layers += _drawn(look, placed)
    return frame(look, top + (bottom(page) if page else 0) + size.margin, layers)


def _drawn(look: Look, placed: Sequence[tuple[BarRow, float]]) -> list[Spec]:
    size, theme = look.size, look.theme
    whole = size.width - 2 * size.margin
    left = size.margin + (whole * LABELS + size.text if size.is_wide else 0)
    right = size.width - size.margin - (whole * SAID if size.is_wide else 0)
    rows_of: list[list[dict[str, Any]]] = [[] for _ in range(7)]
    labels, said, over, outlines, fills, beyond, limits = rows_of
    for row, y in placed:
        words_y = y + (THICK / 2 if size.is_wide else size.small * LINE / 2)
        bar = y + (0 if size.is_wide else size.small * LINE + GAP)
        room = whole * LABELS if size.is_wide else whole * 0.55
        labels.append(
            {"x": size.margin, "y": words_y, "text": cut(row.label, size.small, room, most=1)[0]}
        )
        (over if row.is_over else said).append(
            {"x": size.width - size.margin, "y": words_y, "text": row.said}
        )
        box = {"x": left, "y": bar, "y2": bar + THICK}
        long = right - left
        if row.share > 0:
            outlines.append(box | {"x2": left + long * row.share})
        if row.filled > 0:
            fills.append(box | {"x2": left + long * row.filled})
        if row.limit is not None:
            at = left + long * row.limit
            limits.append({"x": at, "x2": at, "y": bar - 3, "y2": bar + THICK + 3})
            if row.is_over:
                beyond.append(box | {"x": at, "x2": left + long * row.share})
    return [
        bars(outlines, color=theme.accent_soft, stroke=theme.accent, strokeWidth=1.5),
        bars(fills, color=theme.accent),
        bars(beyond, color=theme.warm, stroke=theme.warm, strokeWidth=1.5),
        lines(limits, 3, theme.ink),
        words(labels, size.small, theme.ink),
        words(said, size.small, theme.ink, align="right"),
        words(over, size.small, theme.warm, align="right", fontWeight="bold"),
    ]
