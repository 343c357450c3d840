"""Where a workshop stands after several rounds, from its releases."""

from ihubkit.model.release import Release
from ihubkit.model.standing import completed
from ihubkit.store import Store


def standing(store: Store, release: Release) -> Release:
    """Return a release with what earlier rounds asked and it did not, see `model.standing`."""
    if release.round == 1:
        return release
    newest: dict[int, Release] = {}
    for one in store.list_releases(workshop_id=release.workshop_id):
        if one.instrument == release.instrument and one.round < release.round:
            newest.setdefault(one.round, one)
    return completed(release, (newest[number] for number in sorted(newest, reverse=True)))
