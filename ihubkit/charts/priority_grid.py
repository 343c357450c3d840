"""The map's scales: where status and importance lie on the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import fmean

from ihubkit.charts.labels import Box
from ihubkit.charts.priorities import Point
from ihubkit.charts.theme import Look

STEP = 0.5
BAND = 1.6  # in letters
Span = tuple[float, float]


@dataclass(frozen=True)
class Grid:
    """Where status and importance lie on the picture."""

    look: Look
    plot: Box
    found: tuple[Point, ...]

    @property
    def status(self) -> Span:
        """The part of the status scale that is shown."""
        return _span([point.status for point in self.found], STEP / 4)

    @property
    def importance(self) -> Span:
        """The part of the importance scale that is shown."""
        return _span([point.importance for point in self.found], 0)

    @property
    def across(self) -> Span:
        """Where the map begins and ends from left to right."""
        return self.plot.left, self.plot.right

    @property
    def up(self) -> Span:
        """Where it begins and ends from bottom to top, between the words."""
        return self.plot.bottom - self.band, self.plot.top + self.band

    @property
    def band(self) -> float:
        """The height at top and bottom that is kept for words."""
        return self.look.size.small * BAND

    @property
    def middle(self) -> tuple[float, float]:
        """The pixels of the average."""
        points = self.found
        return self.at(fmean(p.status for p in points), fmean(p.importance for p in points))

    def at(self, status: float, importance: float) -> tuple[float, float]:
        """Return the pixels of a point."""
        return (
            _between(status, self.status, self.across),
            _between(importance, self.importance, self.up),
        )


def _span(values: Sequence[float], air: float) -> Span:
    """Return the part of the scale the values lie in, in whole steps and with some air."""
    low = floor((min(values) - air) / STEP) * STEP
    high = ceil((max(values) + air) / STEP) * STEP
    return low, max(high, low + STEP)


def _between(value: float, span: Span, places: Span) -> float:
    share = (value - span[0]) / (span[1] - span[0])
    return round(places[0] + share * (places[1] - places[0]), 1)


def ticks(span: Span) -> list[float]:
    """Return the values to write along an axis."""
    return [span[0] + STEP * step for step in range(round((span[1] - span[0]) / STEP) + 1)]
