"""What our own measurements say of an indicator: the school's mean, wave by wave, as released."""

from collections import defaultdict
from collections.abc import Iterable

from ihubkit.content import Content
from ihubkit.live.method_words import question_title
from ihubkit.model.dossier import Measure
from ihubkit.model.instrument import Instrument
from ihubkit.model.plan import Measured, measure_parts
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
    asked = dict.fromkeys(wanted)
    told = _released(store, content, school_id) if asked else {}
    found = {}
    for one in asked:
        title = measure_title(content, one, language)
        if title:
            waves = told.get(one, {})
            measured = tuple(waves[wave] for wave in sorted(waves))
            found[one] = Measure(id=one, title=title, waves=measured)
    return found


def list_measures(
    store: Store, content: Content, school_id: str, language: str = "en"
) -> dict[str, Measure]:
    """List all measures that a school's releases say something of, as questionnaires ask them."""
    told = _released(store, content, school_id)
    asked = (
        measure_id(instrument.id, item, facet.id)
        for instrument in content.instruments.values()
        for item in instrument.items
        for facet in instrument.facets
    )
    return {
        one: Measure(
            id=one,
            title=measure_title(content, one, language),
            waves=tuple(told[one][wave] for wave in sorted(told[one])),
        )
        for one in asked
        if one in told
    }


def _released(store: Store, content: Content, school_id: str) -> dict[str, dict[int, Measured]]:
    """Return what the newest release of every wave says of every measure of a school's group."""
    waves = {one.id: one.wave for one in store.list_workshops()}
    told: dict[str, dict[int, Measured]] = defaultdict(dict)
    for release in reversed(store.list_releases(school_id=school_id)):  # the newest of a wave stays
        if release.workshop_id not in waves:
            continue
        instrument = content.instruments.get(release.instrument)
        wave = waves[release.workshop_id]
        for cell in release.cells:
            mine = cell.group == f"school:{school_id}" and cell.facet in FACETS
            if mine and instrument and cell.item in instrument.items:
                one = measure_id(instrument.id, cell.item, cell.facet)
                told[one][wave] = _measured(release, cell, wave, instrument)
    return told


def measure_title(content: Content, measure: str, language: str) -> str:
    """Return what a measure's question is called; "" where nobody asks it any more."""
    instrument, item, _ = measure_parts(measure)
    return question_title(content, f"{instrument}/{item}", language)


def _measured(release: Release, cell: Cell, wave: int, instrument: Instrument) -> Measured:
    _, most = instrument.scale(cell.item, cell.facet)
    on = release.made_at.date()
    return Measured(release_id=release.id, wave=wave, on=on, value=cell.mean, n=cell.n, most=most)
