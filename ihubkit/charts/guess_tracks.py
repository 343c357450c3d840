"""Drawing guesses: on a track from too low to too high, where a group's guesses lie."""

from math import ceil

from ihubkit.charts.guesses import differences, likely, moment, words
from ihubkit.charts.heading import Key
from ihubkit.charts.shift import signed
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.track_pages import draw as draw_tracks
from ihubkit.charts.tracks import Mark, Track, Tracks
from ihubkit.charts.view import View
from ihubkit.model.release import Cell

REACH = 2  # levels to each side, or more where guesses lie further off


def draw(view: View, look: Look) -> list[Spec]:
    """Draw a track for each guess; the answers are its middle."""
    cells = differences(view)
    reach = max(
        REACH, *(ceil(abs(end)) for cell in cells for end in (cell.mean, *(likely(cell) or ())))
    )
    tracks = [Tracks(moment(view, cell), (_track(view, look, cell, reach),)) for cell in cells]
    said = view.people(*(cell.n for cell in cells))
    return draw_tracks(view, look, said, tracks, _keys(view, look, cells, reach))


def _keys(view: View, look: Look, cells: list[Cell], reach: int) -> list[Key]:
    _ = view.texts
    keys = [
        Key(_("what the answers say"), *_answers(look)),
        Key(_("the guess, {n} levels lower to {n} higher", n=reach), *_guess(look)),
    ]
    if any(likely(cell) for cell in cells):
        keys.append(Key(_("where it likely lies"), look.theme.band, "square"))
    return keys


def _track(view: View, look: Look, cell: Cell, reach: int) -> Track:
    marks = (
        Mark(0.5, "0", *_answers(look)),
        Mark(_share(cell.mean, reach), signed(view, cell.mean), *_guess(look)),
    )
    interval = likely(cell)
    band = (_share(interval.low, reach), _share(interval.high, reach)) if interval else None
    return Track(words(view, cell), marks, band)


def _share(difference: float, reach: int) -> float:
    return min(max((difference + reach) / (2 * reach), 0.0), 1.0)


def _answers(look: Look) -> tuple[str, str]:
    return look.theme.soft, "circle"


def _guess(look: Look) -> tuple[str, str]:
    return look.theme.accent, "diamond"
