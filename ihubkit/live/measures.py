"""What our own measurements say of an indicator: the school's mean, wave by wave, as released."""

from collections.abc import Iterable

from ihubkit.content import Content
from ihubkit.model.dossier import Measure
from ihubkit.model.instrument import Instrument
from ihubkit.model.plan import Measured
from ihubkit.model.release import Cell, Release
from ihubkit.store import Store

FACETS = ("status", "level")  # what indicators measure; how important something is, is no aim


def measure_id(instrument: str, item: str, facet: str) -> str:
    """Name a measure."""
    return f"{instrument}/{item}/{facet}"


def find_measures(
    store: Store, content: Content, school_id: str, wanted: Iterable[str], language: str = "en"
) -> dict[str, Measure]:
    """Look up measures; one that is no question of any questionnaire (any more) is left out."""
    waves = {one.id: one.wave for one in store.list_workshops()}
    releases = store.list_releases(school_id=school_id)
    releases = sorted((r for r in releases if r.workshop_id in waves), key=lambda r: r.made_at)
    found: dict[str, Measure] = {}
    for one in dict.fromkeys(wanted):
        instrument_id, item, facet = [*one.split("/"), "", ""][:3]
        known = content.instruments.get(instrument_id)
        if known is None or item not in known.items:
            continue
        instrument = content.instrument(instrument_id, language)
        told: dict[int, Measured] = {}
        for release in releases:  # the newest of a wave stays
            cell = release.cell(f"school:{school_id}", item, facet)
            if cell and release.instrument == instrument_id:
                wave = waves[release.workshop_id]
                told[wave] = _measured(release, cell, wave, instrument)
        title = instrument.items[item].title
        found[one] = Measure(id=one, title=title, waves=tuple(told[wave] for wave in sorted(told)))
    return found


def _measured(release: Release, cell: Cell, wave: int, instrument: Instrument) -> Measured:
    _, most = instrument.scale(cell.item, cell.facet)
    on = release.made_at.date()
    return Measured(release_id=release.id, wave=wave, on=on, value=cell.mean, n=cell.n, most=most)
