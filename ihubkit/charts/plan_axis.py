"""The time axis of a plan's timeline: months, terms, holidays, and today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ihubkit.charts.heading import Key
from ihubkit.charts.letters import LINE, cut, width
from ihubkit.charts.marks import bars, lines, words
from ihubkit.charts.plan_view import PlanView
from ihubkit.charts.theme import Look, Spec
from ihubkit.model.calendar import Days
from ihubkit.model.plan_timeline import Timeline

STEPS = (1, 2, 3, 6, 12, 24, 60)  # months from one tick to the next
UPRIGHT = "M-0.12,-1L0.12,-1L0.12,1L-0.12,1Z"  # today's line, in the legend
NARROWEST = 3  # a term's name needs so many letters of room


@dataclass(frozen=True)
class Axis:
    """Days from left to right; whole months, so that there is always something to read."""

    left: float
    right: float
    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day begins."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(self.left + share * (self.right - self.left), 1)

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self.x(day + timedelta(days=1)) if day < date.max else self.right

    def ends(self, days: Days) -> tuple[float, float]:
        """Return where the part of a span that is shown begins and ends."""
        return self.x(max(days.starts, self.first)), self.after(min(days.ends, self.last))


def make_axis(told: Timeline, left: float, right: float) -> Axis | None:
    """Return an axis for all that is drawn; None where nothing is."""
    if not (told.first and told.last):
        return None
    return Axis(left, right, told.first.replace(day=1), _end_of_month(told.last))


def height(view: PlanView, look: Look) -> float:
    """Return how high the words above an axis are."""
    return look.size.small * LINE * (3 if view.dossier.calendar else 2) + 4


def draw_axis(  # noqa: PLR0913, PLR0917 -- what, how, and where
    view: PlanView, look: Look, axis: Axis, told: Timeline, top: float, bottom: float
) -> list[Spec]:
    """Draw what lies behind the bars, from `top` to `bottom`: terms, holidays, months."""
    theme, small = look.theme, look.size.small
    start = top + height(view, look)
    layers = []
    if view.dossier.calendar:
        layers += _terms(look, axis, told, top, bottom) + _holidays(look, axis, told, start, bottom)
    ticks = list(_ticks(axis, small))
    grid = [{"x": axis.x(day), "y": start - 3, "x2": axis.x(day), "y2": bottom} for day in ticks]
    months = [
        {"x": axis.x(day) + 2, "y": start - small * LINE * 1.5, "text": view.texts.month(day)}
        for day in ticks
    ]
    years = [
        {"x": axis.x(day) + 2, "y": start - small * LINE * 0.5, "text": str(day.year)}
        for place, day in enumerate(ticks)
        if not place or day.year != ticks[place - 1].year
    ]
    return [
        *layers,
        lines(grid, 1, theme.line),
        words(months, small, theme.ink),
        words(years, small, theme.soft),
    ]


def draw_today(view: PlanView, look: Look, axis: Axis, top: float, bottom: float) -> list[Spec]:
    """Draw where we are, where that lies within the picture."""
    today, theme = view.dossier.today, look.theme
    if not axis.first <= today <= axis.last:
        return []
    x = axis.x(today)
    line = [{"x": x, "y": top, "x2": x, "y2": bottom}]
    return [lines(line, 2, theme.ink, strokeDash=[2, 3])]


def axis_keys(view: PlanView, look: Look, axis: Axis | None, told: Timeline) -> list[Key]:
    """Explain what lies behind the bars."""
    _, keys = view.texts, []
    if axis and axis.first <= view.dossier.today <= axis.last:
        today = _("today, {date}", date=_.short_date(view.dossier.today))
        keys.append(Key(today, look.theme.ink, UPRIGHT))
    if told.holidays:
        keys.append(Key(_("holidays"), look.theme.line, "square"))
    return keys


def _terms(look: Look, axis: Axis, told: Timeline, top: float, bottom: float) -> list[Spec]:
    """Shade every other term, and name them all."""
    size, theme = look.size, look.theme
    bands, names = [], []
    for number, term in enumerate(told.terms):
        left, right = axis.ends(term)
        if number % 2 == 0:
            bands.append({"x": left, "y": top, "x2": right, "y2": bottom})
        if right - left > size.small * NARROWEST:
            named = cut(term.title, size.small, right - left - 4, most=1)[0]
            names.append({"x": left + 2, "y": top + size.small * LINE / 2 + 1, "text": named})
    return [
        bars(bands, color=theme.raised),
        words(names, size.small, theme.ink, fontWeight="bold"),
    ]


def _holidays(look: Look, axis: Axis, told: Timeline, top: float, bottom: float) -> list[Spec]:
    spans = [axis.ends(one) for one in told.holidays]
    boxes = [{"x": left, "y": top, "x2": right, "y2": bottom} for left, right in spans]
    edges = [{"x": x, "y": top, "x2": x, "y2": bottom} for span in spans for x in span]
    theme = look.theme
    return [
        bars(boxes, color=theme.line, opacity=0.55),
        lines(edges, 1, theme.soft, strokeDash=[1, 3]),
    ]


def _ticks(axis: Axis, small: float) -> Iterator[date]:
    """Yield the first days of months, as many as can be named."""
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month + 1
    room = width("0000", small) + 6
    fit = max(1.0, (axis.right - axis.left) / room)
    step = next((one for one in STEPS if months / one <= fit), STEPS[-1])
    for number in range(0, months, step):
        month = axis.first.month - 1 + number
        yield date(axis.first.year + month // 12, month % 12 + 1, 1)


def _end_of_month(day: date) -> date:
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)
