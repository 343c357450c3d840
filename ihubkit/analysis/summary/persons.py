"""Parts of a summary on what people said of themselves: their practice, and what they wish."""

from ihubkit.analysis.summary.sources import Told
from ihubkit.analysis.summary.wording import Writer
from ihubkit.model.instrument import Section
from ihubkit.model.release import Cell, LevelShare, SectionScore

LEVEL, WISH = "level", "wish"
TWO = 2


def practice(writer: Writer) -> list[str]:
    """Say which areas of people's own practice are strongest, where there is room, and levels."""
    found = []
    for told in writer.sources.told:
        scores = _scores(told, writer.sources.group)
        if len(scores) >= TWO:
            found += [_strongest(writer, told, scores[0]), _room(writer, told, scores[-1])]
        found += [_levels(writer, one) for one in _totals(told, writer.sources.group)]
    return found


def wishes(writer: Writer) -> list[str]:
    """Say what is wished most, in each section of a questionnaire that asks for wishes."""
    found = []
    for told in writer.sources.told:
        if WISH in {facet.id for facet in told.instrument.facets}:
            for section in told.instrument.sections:
                found += _wished(writer, told, section)
    return found


def _scores(told: Told, group: str) -> list[SectionScore]:
    """Return a group's areas, strongest first."""
    known = {section.id for section in told.instrument.sections}
    shown = [
        one
        for one in told.releases[0].sections
        if (one.group, one.facet) == (group, LEVEL) and one.section in known
    ]
    return sorted(shown, key=lambda one: -one.mean)


def _totals(told: Told, group: str) -> list[LevelShare]:
    levels = told.releases[0].levels
    return [one for one in levels if (one.group, one.section) == (group, "")]


def _area(writer: Writer, told: Told, score: SectionScore) -> dict[str, object]:
    titles = {section.id: section for section in told.instrument.sections}
    section = titles[score.section]
    return {
        "area": section.title,
        "mean": writer.number(score.mean),
        "most": told.scale(section.items[0].id, LEVEL)[1],
        "n": score.n,
    }


def _strongest(writer: Writer, told: Told, score: SectionScore) -> str:
    _ = writer.say
    facts = _area(writer, told, score)
    return _("Strongest area: {area}, {mean} of {most} (n = {n}).", **facts)


def _room(writer: Writer, told: Told, score: SectionScore) -> str:
    _ = writer.say
    facts = _area(writer, told, score)
    return _("Most room to grow: {area}, {mean} of {most} (n = {n}).", **facts)


def _levels(writer: Writer, levels: LevelShare) -> str:
    _ = writer.say
    counts = ", ".join(f"{level}: {people}" for level, people in levels.counts.items())
    return _("Levels of {n} people: {counts}.", n=levels.n, counts=counts)


def _wished(writer: Writer, told: Told, section: Section) -> list[str]:
    """Say what is wished most in a section; nothing where nothing is shown."""
    _, group = writer.say, writer.sources.group
    cells = [c for item in section.items if (c := told.cell(group, item.id, WISH))]
    if not cells:
        return []
    best = sorted(cells, key=lambda cell: -cell.mean)[:TWO]
    return [
        _(
            "{section}, wished most: {wishes}.",
            section=section.title,
            wishes="; ".join(_wish(writer, told, cell) for cell in best),
        )
    ]


def _wish(writer: Writer, told: Told, cell: Cell) -> str:
    _ = writer.say
    return _(
        "“{title}” ({mean} of {most}, n = {n})",
        title=told.instrument.items[cell.item].title,
        mean=writer.number(cell.mean),
        most=told.scale(cell.item, WISH)[1],
        n=cell.n,
    )
