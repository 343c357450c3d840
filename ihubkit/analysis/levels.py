"""Levels people reach in an area and over all."""

from collections.abc import Mapping, Sequence

from ihubkit.model.instrument import Band, Instrument, Section, band_of

TOTAL = ""  # stands for all sections together


def bands_for(instrument: Instrument, section: str) -> tuple[Band, ...]:
    """Return the bands of a section, or of the total; none when the instrument has no levels."""
    if not instrument.bands:
        return ()
    if section == TOTAL:
        return instrument.bands.total
    items = next((len(part.standard) for part in instrument.sections if part.id == section), 0)
    return instrument.bands.areas.get(items, ())


def level_sections(instrument: Instrument) -> list[str]:
    """Return for what there are levels: the total, then the sections."""
    wanted = [TOTAL, *(section.id for section in instrument.sections)]
    return [section for section in wanted if bands_for(instrument, section)]


def section_items(instrument: Instrument, section: str) -> list[str]:
    """Return the ids of the items that count towards a section, or towards the total."""
    parts: Sequence[Section] = instrument.sections
    return [item.id for part in parts if section in (TOTAL, part.id) for item in part.standard]


def levels_by_seat(
    instrument: Instrument, section: str, answers: Mapping[str, Mapping[str, int]]
) -> dict[str, int]:
    """Return the position of the level of everybody who answered all that counts.

    Args:
        instrument: Says what counts, and the bands.
        section: A section's id, or "" for the total.
        answers: Item → seat → value.
    """
    items = section_items(instrument, section)
    given = [answers.get(item, {}) for item in items]
    bands = bands_for(instrument, section)
    complete = set(given[0]).intersection(*given[1:])
    return {
        seat: bands.index(band_of(sum(values[seat] for values in given), bands))
        for seat in complete
    }
