"""What a new release has to fit: earlier releases, and those of other waves of the same schools."""

from collections.abc import Sequence

from ihubkit.analysis.safe import Past, Wave, by_round
from ihubkit.model.answer import ROUNDS
from ihubkit.model.release import Basis, Release
from ihubkit.model.workshop import Workshop, WorkshopState
from ihubkit.store import Store


def past_of(store: Store, workshop: Workshop, instrument: str, turn: int) -> Past:
    """Gather what was shown before of an instrument, in this workshop and in related ones."""
    last = store.last_release(workshop.id, instrument)
    releases = store.list_releases(workshop_id=workshop.id, instrument=instrument)
    past = Past.of(releases, last[1] if last else {}, turn)
    related = _related(store, workshop, instrument)
    people = store.list_resume_hashes([workshop.id, *(other.id for other, _, _ in related)])
    return past._replace(
        schools=frozenset(workshop.school_ids),
        waves=_waves(store, workshop, related),
        others=[basis for _, _, basis in related],
        people=people if related else {},
    )


def _related(
    store: Store, workshop: Workshop, instrument: str
) -> list[tuple[Workshop, Release, Basis]]:
    """Return other workshops of the same schools with their newest release of the instrument."""
    schools = set(workshop.school_ids)
    others = [
        other
        for other in store.list_workshops()
        if other.id != workshop.id and schools & set(other.school_ids)
    ]
    found = [(other, store.last_release(other.id, instrument)) for other in others]
    return [(other, *last) for other, last in found if last]


def _waves(
    store: Store, workshop: Workshop, related: Sequence[tuple[Workshop, Release, Basis]]
) -> list[Wave]:
    """Return the earlier waves, the newest first."""
    earlier = [one for one in related if one[0].wave < workshop.wave]
    earlier.sort(key=lambda one: (one[0].wave, one[1].made_at), reverse=True)
    return [
        Wave(
            by_round(store.list_releases(other.id, instrument=release.instrument), ROUNDS),
            basis,
            store.list_answers_until(other.id, release.instrument, ROUNDS),
            schools=frozenset(other.school_ids),
            closed=other.state is WorkshopState.CLOSED,
        )
        for other, release, basis in earlier
    ]
