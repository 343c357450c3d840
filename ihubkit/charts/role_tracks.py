"""Drawing roles side by side: a track per item with a mark for each of the two roles compared."""

from collections.abc import Mapping, Sequence

from ihubkit.analysis.role_gaps import Gap
from ihubkit.charts.heading import Key
from ihubkit.charts.roles import facet, gaps, groups, likely
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.track_pages import draw as draw_tracks
from ihubkit.charts.tracks import Mark, Track, Tracks
from ihubkit.charts.view import View

SHAPES = ("circle", "diamond", "square")
Styles = Mapping[str, tuple[str, str]]  # colour and shape by group


def draw(view: View, look: Look) -> list[Spec]:
    """Draw each item's track; those more than chance first, and in each part the widest first."""
    styles = _styles(view, look)
    keys = [Key(view.short_name(group.key), *styles[group.key]) for group in groups(view)]
    said = view.said_scale(facet(view))
    found = [part for part in _parts(view, look, styles) if part.tracks]
    return draw_tracks(view, look, said, found, keys)


def _parts(view: View, look: Look, styles: Styles) -> list[Tracks]:
    _, found = view.texts, gaps(view)
    clear = [gap for gap in found if gap.is_clear]
    unclear = [gap for gap in found if not gap.is_clear]
    return [
        Tracks(_("Seen differently: more than chance"), _tracks(view, look, clear, styles)),
        Tracks(_("May be chance"), _tracks(view, look, unclear, styles)),
    ]


def _tracks(view: View, look: Look, found: Sequence[Gap], styles: Styles) -> tuple[Track, ...]:
    return tuple(_track(view, look, gap, styles) for gap in found)


def _track(view: View, look: Look, gap: Gap, styles: Styles) -> Track:
    marks = [
        Mark(view.share(facet(view), mean), view.number(mean), *styles[group.key])
        for group, mean in zip((gap.higher, gap.lower), gap.means, strict=True)
    ]
    name = f"{gap.item}  {view.instrument.items[gap.item].title}"
    if gap.is_clear and not look.size.is_wide:  # on a board there is no room for more words
        _ = view.texts
        told = _("{points} apart, likely {likely}", likely=likely(view, gap),
                 points=view.number(gap.difference))  # fmt: skip
        name = f"{name} \N{EN DASH} {told}"
    return Track(name, tuple(marks))


def _styles(view: View, look: Look) -> Styles:
    colors = look.theme.accent, look.theme.warm, look.theme.soft
    return {
        group.key: (colors[number % len(colors)], SHAPES[number % len(SHAPES)])
        for number, group in enumerate(groups(view))
    }
