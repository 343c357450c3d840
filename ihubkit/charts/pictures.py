"""All pictures by name, and what can be asked of each."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ihubkit.charts import (
    compare,
    compare_dots,
    guess_tracks,
    guesses,
    level_bars,
    levels,
    priorities,
    priority_map,
    profile,
    profile_tracks,
    role_tracks,
    roles,
    shift,
    shift_tracks,
)
from ihubkit.charts.theme import Look, Spec, look
from ihubkit.charts.view import Table, View
from ihubkit.errors import NotFoundError
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Release
from ihubkit.model.texts import Translate, in_english


class Chart(NamedTuple):
    """A kind of picture: when there is one, how its parts look, its numbers, and a sentence."""

    shows: Callable[[View], bool]
    draw: Callable[[View, Look], list[Spec]]
    table: Callable[[View], Table]
    alt: Callable[[View], str]


CHARTS: Mapping[str, Chart] = {
    "shift": Chart(shift.shows, shift_tracks.draw, shift.table, shift.alt),
    "priorities": Chart(priorities.shows, priority_map.draw, priorities.table, priorities.alt),
    "profile": Chart(profile.shows, profile_tracks.draw, profile.table, profile.alt),
    "levels": Chart(levels.shows, level_bars.draw, levels.table, levels.alt),
    "guesses": Chart(guesses.shows, guess_tracks.draw, guesses.table, guesses.alt),
    "compare": Chart(compare.shows, compare_dots.draw, compare.table, compare.alt),
    "roles": Chart(roles.shows, role_tracks.draw, roles.table, roles.alt),
}


def title(chart: str, texts: Translate) -> str:
    """Return what a picture is called on screen."""
    _ = texts
    titles = {
        "shift": _("What has changed"),
        "priorities": _("What matters and where we stand"),
        "profile": _("Item by item"),
        "levels": _("Levels by area"),
        "guesses": _("What we guessed, and what we answered"),
        "compare": _("Schools side by side"),
        "roles": _("Roles side by side"),
    }
    return titles[_known(chart)]


def available(release: Release, instrument: Instrument, group: str = "all") -> list[str]:
    """Name the pictures of a group for which there is something to show, the first one first.

    After a second round people want to see what the talk has changed; what months have changed
    comes after the picture of today.
    """
    view = View(release, instrument, group, in_english, {})
    found = [name for name, chart in CHARTS.items() if chart.shows(view)]
    return found if release.round > 1 else sorted(found, key=lambda name: name == "shift")


def specs(  # noqa: PLR0913 -- facts of their own, named at every call
    release: Release,
    chart: str,
    *,
    instrument: Instrument,
    texts: Translate,
    names: Mapping[str, str],
    group: str = "all",
    theme: str = "light",
    size: str = "phone",
) -> list[Spec]:
    """Describe a picture in Vega-Lite; on a board it goes on in further parts where it is long.

    Args:
        release: Whose numbers.
        chart: One of `CHARTS`.
        instrument: In the reader's language.
        texts: Into the reader's language.
        names: Labels of groups by key; they are data, whatever is in them. A group within a school
            is called by its own name there and by the rest of its key ("role:leader") in pictures
            that name the school already.
        group: Whose results.
        theme: "light" or "dark".
        size: "phone" or "board".

    Raises:
        NotFoundError: There is no such picture, or nothing to show in it.
    """
    view = _view(release, chart, instrument, group, texts, names)
    words = {"title": title(chart, texts), "description": CHARTS[chart].alt(view)}
    return [
        drawn | {"description": words["description"], "usermeta": drawn["usermeta"] | words}
        for drawn in CHARTS[chart].draw(view, look(theme, size))
    ]


def table(  # noqa: PLR0913 -- as `specs`
    release: Release,
    chart: str,
    *,
    instrument: Instrument,
    texts: Translate,
    names: Mapping[str, str],
    group: str = "all",
) -> Table:
    """Return the numbers behind a picture. Arguments and errors as in `specs`."""
    return CHARTS[_known(chart)].table(_view(release, chart, instrument, group, texts, names))


def alt(  # noqa: PLR0913 -- as `specs`
    release: Release,
    chart: str,
    *,
    instrument: Instrument,
    texts: Translate,
    names: Mapping[str, str],
    group: str = "all",
) -> str:
    """Say in words what a picture shows. Arguments and errors as in `specs`."""
    return CHARTS[_known(chart)].alt(_view(release, chart, instrument, group, texts, names))


def _known(chart: str) -> str:
    if chart not in CHARTS:
        raise NotFoundError(f"There is no picture “{chart}” (there are {', '.join(CHARTS)}).")
    return chart


def _view(  # noqa: PLR0913, PLR0917 -- as `specs`
    release: Release,
    chart: str,
    instrument: Instrument,
    group: str,
    texts: Translate,
    names: Mapping[str, str],
) -> View:
    view = View(release, instrument, group, texts, names)
    if not CHARTS[_known(chart)].shows(view):
        raise NotFoundError(
            f"There is nothing to show in “{chart}” for “{group}”: too few people answered."
        )
    return view
