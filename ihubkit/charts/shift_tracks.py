"""Drawing shifts: on each track the mean before, the mean now, and where the shift likely lies."""

from collections.abc import Sequence
from itertools import groupby

from ihubkit.charts.heading import Key
from ihubkit.charts.shift import Moved, how_far, moved, people, words
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.track_pages import draw as draw_tracks
from ihubkit.charts.tracks import Mark, Track, Tracks
from ihubkit.charts.view import View


def draw(view: View, look: Look) -> list[Spec]:
    """Draw a track below each item's title, and beside it in words what it shows."""
    found = moved(view)
    items = [
        Tracks(
            f"{item}  {view.instrument.items[item].title}",
            tuple(_track(view, look, one, found) for one in asked),
        )
        for item, asked in groupby(found, key=lambda one: one.item)
    ]
    return draw_tracks(view, look, people(view), items, _keys(view, look, found))


def _keys(view: View, look: Look, found: Sequence[Moved]) -> list[Key]:
    """Explain the marks; where all are compared with other people, that is said here, once."""
    _ = view.texts
    before = _("before, maybe others") if _is_said_once(found) else _("before")
    facets = {one.facet.id: one.facet for one in found}.values()
    scales = [view.said_scale(facet) for facet in facets]
    now = _("now ({scale})", scale=scales[0]) if len(scales) == 1 else _("now")
    keys = [Key(before, *_before(look)), Key(now, *_now(look))]
    if any(one.likely for one in found):
        keys.append(Key(_("where it likely stands now"), look.theme.band, "square"))
    return keys


def _is_said_once(found: Sequence[Moved]) -> bool:
    return len(found) > 1 and not any(one.shift.paired for one in found)


def _track(view: View, look: Look, one: Moved, found: Sequence[Moved]) -> Track:
    said = (how_far if _is_said_once(found) else words)(view, one)
    if len({other.facet.id for other in found}) > 1:
        said = f"{one.facet.title}: {said}"
    share = {value: view.share(one.facet, value) for value in (one.before, one.cell.mean)}
    marks = (
        Mark(share[one.before], view.number(one.before), *_before(look)),
        Mark(share[one.cell.mean], view.number(one.cell.mean), *_now(look)),
    )
    ends = one.likely and tuple(
        _within(view.share(one.facet, one.before + end)) for end in one.likely
    )
    return Track(said, marks, (ends[0], ends[1]) if ends else None)


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _before(look: Look) -> tuple[str, str]:
    return look.theme.soft, "circle"


def _now(look: Look) -> tuple[str, str]:
    return look.theme.accent, "diamond"
