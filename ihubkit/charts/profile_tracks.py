"""Drawing the profile: a track per item, from the lowest to the highest answer."""

from ihubkit.charts.heading import Key
from ihubkit.charts.profile import people, sections
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.track_pages import draw as draw_tracks
from ihubkit.charts.tracks import Mark, Track, Tracks
from ihubkit.charts.view import View
from ihubkit.model.instrument import Facet

SHAPES = ("circle", "diamond")


def draw(view: View, look: Look) -> list[Spec]:
    """Draw each item's track with a mark for each facet."""
    styles = {facet.id: _style(look, number) for number, facet in enumerate(view.instrument.facets)}
    keys = [Key(view.said_scale(facet), *styles[facet.id]) for facet in view.facets]
    found = [
        Tracks(
            f"{section.id}  {section.title}",
            tuple(_track(view, item, styles) for item in items),
        )
        for section, items in sections(view)
    ]
    return draw_tracks(view, look, people(view), found, keys)


def _style(look: Look, number: int) -> tuple[str, str]:
    colors = look.theme.accent, look.theme.warm
    return colors[number % len(colors)], SHAPES[number % len(SHAPES)]


def _track(view: View, item: str, styles: dict[str, tuple[str, str]]) -> Track:
    marks = [_mark(view, facet, item, styles[facet.id]) for facet in view.facets]
    name = f"{item}  {view.instrument.items[item].title}"
    return Track(name, tuple(mark for mark in marks if mark))


def _mark(view: View, facet: Facet, item: str, style: tuple[str, str]) -> Mark | None:
    cell = view.cells(facet.id).get(item)
    return Mark(view.share(facet, cell.mean), view.number(cell.mean), *style) if cell else None
