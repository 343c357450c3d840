"""Where labels of points go, so that they cover neither each other nor the points."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

DIRECTIONS = 16
RINGS = (1.0, 1.7, 2.6, 3.6)  # how far away to look, in label heights


class Box(NamedTuple):
    """A rectangle in pixels: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the area both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(high, 0)

    def outside(self, frame: "Box") -> float:
        """Return the area that lies outside of a frame."""
        own = (self.right - self.left) * (self.bottom - self.top)
        return own - self.overlap(frame)


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return the box with its middle at a point."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def place(
    points: Sequence[tuple[float, float]],
    size: tuple[float, float],
    dot: float,
    frame: Box,
    taken: Sequence[Box] = (),
) -> list[tuple[float, float]]:
    """Return the middle of each point's label: as near as it can be without covering anything.

    Args:
        points: Where the points are; earlier ones choose first.
        size: Width and height of a label.
        dot: Diameter of a point.
        frame: Where labels may be.
        taken: Boxes to keep free.
    """
    occupied = [*taken, *(around(x, y, dot, dot) for x, y in points)]
    places = []
    for point in points:
        best = min(
            _candidates(point, size, dot),
            key=lambda spot: _cost(spot, point, size, frame, occupied),
        )
        places.append(best)
        occupied.append(around(*best, *size))
    return places


def _candidates(
    point: tuple[float, float], size: tuple[float, float], dot: float
) -> list[tuple[float, float]]:
    width, height = size
    spots = []
    for ring in RINGS:
        for step in range(DIRECTIONS):
            angle = 2 * pi * step / DIRECTIONS
            away = dot / 2 + height * (ring - 0.4)
            x = point[0] + cos(angle) * (away + width / 2 - height * 0.1)
            spots.append((round(x, 1), round(point[1] - sin(angle) * away, 1)))
    return spots


def _cost(
    spot: tuple[float, float],
    point: tuple[float, float],
    size: tuple[float, float],
    frame: Box,
    occupied: Sequence[Box],
) -> float:
    box = around(*spot, *size)
    covered = sum(box.overlap(other) for other in occupied) + 4 * box.outside(frame)
    distance = abs(spot[0] - point[0]) + abs(spot[1] - point[1])
    return 20 * covered + distance
