"""A plan's timeline: a bar for each action, lines from what comes first to what waits for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from ihubkit.charts.heading import Key, legend
from ihubkit.charts.letters import LINE, cut, width
from ihubkit.charts.marks import dots, lines, outlined, pixels, words
from ihubkit.charts.plan_axis import Axis, axis_keys, draw_axis, draw_today, height, make_axis
from ihubkit.charts.plan_bars import bar_layers
from ihubkit.charts.plan_rows import TRACK, Line, Section, room_for_names, sections
from ihubkit.charts.plan_view import PlanView, symbol
from ihubkit.charts.sheets import Page, Spot, bottom, pages
from ihubkit.charts.theme import Look, Spec, frame
from ihubkit.model.plan_timeline import Link, Timeline, timeline

_Rows = list[dict[str, Any]]

BAR = 14  # height of a bar
ELBOW = 7  # how far lines go before they turn
BESIDE = 6  # between a mark and its words


def draw(view: PlanView, look: Look) -> list[Spec]:
    """Draw a timeline, on as many pictures as it takes."""
    told, size = timeline(view.dossier, view.only), look.size
    found = sections(view, size, told)
    left = size.margin + (room_for_names(size) + size.text if size.is_wide else 0)
    axis = make_axis(told, left, size.width - size.margin)
    above, top = legend(
        look, [*milestone_keys(view, look, told), *axis_keys(view, look, axis, told)]
    )
    begin = top + (height(view, look) if axis else 0)
    room = size.height - begin - size.margin
    blocks = [section.block(size) for section in found]
    laid = pages(blocks, 1, room) if blocks else [[]]
    return [_Sheet(view, look, told, found, page, axis, top, begin).draw(above) for page in laid]


def milestone_keys(view: PlanView, look: Look, told: Timeline) -> list[Key]:
    """Explain milestones and arrows."""
    _, theme = view.texts, look.theme
    keys = []
    if told.targets:
        keys.append(Key(_("target date"), theme.accent, "diamond"))
    if told.reviews:
        keys.append(Key(_("review"), theme.ink, "triangle-down"))
    if any(link.early for link in told.links):
        keys.append(Key(_("begins too early"), theme.warm, "triangle-right"))
    if any(not link.early for link in told.links):
        keys.append(Key(_("comes after"), theme.soft, "triangle-right"))
    return keys


@dataclass(frozen=True)
class _Sheet:
    """One picture."""

    view: PlanView
    look: Look
    told: Timeline
    found: list[Section]
    page: Page
    axis: Axis | None
    top: float
    begin: float

    @cached_property
    def placed(self) -> list[tuple[Line, float]]:
        """The lines of this picture, and where each begins."""
        return [(line, self.begin + spot.top) for spot in self.page if (line := self._line(spot))]

    @cached_property
    def tracks(self) -> Mapping[str, float]:
        """Where the middle of each action's bar is, by id."""
        return {line.key: self._middle(line, y) for line, y in self.placed if line.key}

    def draw(self, above: list[Spec]) -> Spec:
        """Draw everything, what lies behind first."""
        end = self.begin + (bottom(self.page) if self.page else 0)
        behind = front = list[Spec]()
        if self.axis:
            behind = draw_axis(self.view, self.look, self.axis, self.told, self.top, end)
            front = draw_today(self.view, self.look, self.axis, self.begin, end)
        layers = [*above, *behind, *self._rules(), *front, *self._links()]
        layers += [*self._bars(), *self._marks(), *self._words()]
        return frame(self.look, end + self.look.size.margin / 2, layers)

    def _line(self, spot: Spot) -> Line | None:
        section = self.found[spot.block]
        return section.head if spot.row is None else section.lines[spot.row]

    def _middle(self, line: Line, y: float) -> float:
        """Return where the middle of a line's track is."""
        size = self.look.size
        if size.is_wide:
            return y + (line.height(size) - 4) / 2
        return y + line.words_height(size) + TRACK / 2

    def _rules(self) -> list[Spec]:
        """Part goals from each other."""
        size = self.look.size
        heads = [
            {"x": size.margin, "y": y - 2, "x2": size.width - size.margin, "y2": y - 2}
            for line, y in self.placed
            if line.is_head
        ]
        return [lines(heads, 1.5, self.look.theme.soft)]

    def _words(self) -> list[Spec]:
        """Write names, what stands below them, and what stands in place of bars."""
        size, theme, surface = self.look.size, self.look.theme, self.look.theme.surface
        heads, names, infos = _Rows(), _Rows(), _Rows()
        layers = list[Spec]()
        for line, y in self.placed:
            at = {"x": size.margin, "y": y + LINE * size.item * len(line.name) / 2}
            (heads if line.is_head or not line.key else names).append(
                at | {"text": "\n".join(line.name)}
            )
            if line.info:
                below = y + LINE * (len(line.name) * size.item + size.small / 2)
                x = size.margin + (size.dot * 2.2 if line.status else 0)
                infos.append({"x": x, "y": below, "text": line.info[0]})
                if line.status:
                    at = {"x": size.margin + size.dot * 0.8, "y": below}
                    layers.append(symbol(self.look, line.status, at))
        instead = [self._instead(line) for line, _ in self.placed if line.said]
        style = {"stroke": surface, "strokeWidth": size.small / 2, "strokeJoin": "round"}
        for rows, letters, color, weight in (
            (heads, size.item, theme.ink, "bold"),
            (names, size.item, theme.ink, "normal"),
            (infos, size.small, theme.soft, "normal"),
            (instead, size.small, theme.warm, "normal"),
        ):
            if not size.is_wide or rows is instead:  # there lines pass behind words
                layers.append(words(rows, letters, surface, fontWeight=weight, **style))
            layers.append(words(rows, letters, color, fontWeight=weight))
        return layers

    def _instead(self, line: Line) -> dict[str, Any]:
        size = self.look.size
        left = self.axis.left if self.axis else size.margin + self._beside
        said = cut(line.said, size.small, size.width - size.margin - left - 6, most=1)[0]
        return {"x": left + 4, "y": self.tracks[line.key], "text": said}

    @property
    def _beside(self) -> float:
        size = self.look.size
        return room_for_names(size) + size.text if size.is_wide else 0

    def _bars(self) -> Iterator[Spec]:
        if not self.axis:
            return
        for line, _ in self.placed:
            if line.row and line.row.starts and line.row.ends:
                left, right = self.axis.x(line.row.starts), self.axis.after(line.row.ends)
                middle = self.tracks[line.key]
                box = {"x": left, "x2": max(right, left + 4)}
                box |= {"y": middle - BAR / 2, "y2": middle + BAR / 2}
                yield from bar_layers(self.look, line.row.action.status, box)

    def _marks(self) -> list[Spec]:
        """Draw the milestones, with words on the side where there is room."""
        if not self.axis:
            return []
        size, theme, layers = self.look.size, self.look.theme, list[Spec]()
        for line, y in self.placed:
            middle = self._middle(line, y)
            for day, said in line.marks:
                x = self.axis.after(day) if line.is_head else self.axis.x(day)
                shape = "diamond" if line.is_head else "triangle-down"
                color = theme.accent if line.is_head else theme.ink
                layers.append(
                    dots(
                        [{"x": x, "y": middle}],
                        pixels("x"),
                        pixels("y"),
                        size.dot * 2,
                        color,
                        shape=shape,
                    )
                )
                if line.is_head or len(line.marks) == 1:
                    layers += self._beside_mark(x, middle, said)
        return layers

    def _beside_mark(self, x: float, y: float, said: str) -> list[Spec]:
        if not (self.axis and said.strip()):
            return []
        size, theme = self.look.size, self.look.theme
        away = size.dot + BESIDE
        before, after = x - self.axis.left - away, self.axis.right - x - away
        is_after = after > before or width(said, size.small, bold=True) < after
        text = cut(
            said[:200], size.small, max(after if is_after else before, 0), bold=True, most=1
        )[0]
        align = "left" if is_after else "right"
        spot = {"x": x + away if is_after else x - away, "y": y, "text": text}
        return outlined([spot], size.small, theme.accent, theme.surface, align=align)

    def _links(self) -> list[Spec]:
        """Draw a line with an arrow from each action to those that come after it."""
        size, theme = self.look.size, self.look.theme
        layers = []
        for early, color, dash in ((False, theme.soft, [1, 0]), (True, theme.warm, [5, 3])):
            found = [
                way for link in self.told.links if link.early is early if (way := self._way(link))
            ]
            steps = [step for way in found for step in way]
            heads = [{"x": way[-1]["x2"] - 3, "y": way[-1]["y2"]} for way in found]
            layers += [
                lines(steps, 1.5 if not early else 2, color, strokeDash=dash),
                dots(
                    heads, pixels("x"), pixels("y"), size.dot * 1.2, color, shape="triangle-right"
                ),
            ]
        return layers

    def _way(self, link: Link) -> list[dict[str, float]]:
        """Return the steps from the end of one bar to the beginning of another."""
        rows = {row.action.id: row for row in self.told.rows}
        before, after = rows.get(link.before), rows.get(link.after)
        if not (self.axis and before and after and before.ends and after.starts):
            return []
        if not (link.before in self.tracks and link.after in self.tracks):
            return []
        x, y = self.axis.after(before.ends), self.tracks[link.before]
        x2, y2 = self.axis.x(after.starts), self.tracks[link.after]
        turn, gap = x + ELBOW, y2 - (BAR / 2 + 3) * (1 if y2 > y else -1)
        points = [(x, y), (turn, y)]
        if turn <= x2 - ELBOW:
            points += [(turn, y2), (x2, y2)]
        else:
            points += [(turn, gap), (x2 - ELBOW * 1.5, gap), (x2 - ELBOW * 1.5, y2), (x2, y2)]
        return [
            {"x": one[0], "y": one[1], "x2": two[0], "y2": two[1]} for one, two in pairwise(points)
        ]
