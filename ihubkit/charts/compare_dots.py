"""Drawing schools side by side: in each section a track for each school."""

from ihubkit.charts.compare import first_facet, sections
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.track_pages import draw as draw_tracks
from ihubkit.charts.tracks import Mark, Track, Tracks
from ihubkit.charts.view import View
from ihubkit.model.release import SectionScore


def draw(view: View, look: Look) -> list[Spec]:
    """Draw a line from the lowest to the highest answer for each school, with a mark on it."""
    found = [
        Tracks(
            f"{section.id}  {section.title}",
            tuple(_track(view, look, score) for score in scores),
        )
        for section, scores in sections(view)
    ]
    return draw_tracks(view, look, view.said_scale(first_facet(view)), found)


def _track(view: View, look: Look, score: SectionScore) -> Track:
    is_whole = score.group == view.group
    style = (look.theme.soft, "square") if is_whole else (look.theme.accent, "circle")
    share = view.share(first_facet(view), score.mean)
    return Track(view.name(score.group), (Mark(share, view.number(score.mean), *style),))
