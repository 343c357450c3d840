"""All schools of the hub at once: pictures of a wave, made of what its workshops have shown."""

from ihubkit.content import Content
from ihubkit.model.release import Release, ReleaseHeader
from ihubkit.store import Store

ALL_SCHOOLS = "whole-hub"  # where a school's id stands elsewhere
PREFIX = f"{ALL_SCHOOLS}-"  # of the ids of its pictures
FEWEST = 2  # workshops; one alone has its own pictures


def list_pictures(store: Store, content: Content) -> list[str]:
    """List the ids of the hub's pictures, newest first: one per wave and instrument.

    There is one where at least two workshops have released something.
    """
    return [
        PREFIX + one.newest
        for one in store.list_measured()
        if one.workshops >= FEWEST and one.instrument in content.instruments
    ]


def find_results(store: Store, content: Content, release_id: str) -> Release:
    """Find a release, or a picture of the whole hub; neither ever changes.

    Such a picture is made anew from the releases up to the one its id names.

    Raises:
        NotFoundError: There is none of this id.
    """
    if not is_whole_hub(release_id):
        return store.find_release(release_id)
    from ihubkit.analysis.hub_release import hub_release  # noqa: PLC0415 -- brings pandas: only here

    releases = store.list_wave_releases(release_id.removeprefix(PREFIX))
    newest = releases[0]
    instrument = content.instrument(newest.instrument)
    header = ReleaseHeader(
        id=release_id,
        workshop_id="",
        title=instrument.title,
        round=1,  # of each question the newest
        wave=newest.wave,
        k=max(one.k for one in releases),
        made_at=newest.made_at,
    )
    return hub_release(releases, instrument, header)


def is_whole_hub(release_id: str) -> bool:
    """Tell whether an id is that of a picture of the whole hub."""
    return release_id.startswith(PREFIX)
