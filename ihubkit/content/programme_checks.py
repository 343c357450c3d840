"""Rules between the parts of a programme's template."""

from ihubkit.content.checks import Mistakes, twice
from ihubkit.model.programme import Programme, ProgrammePart


def programme_mistakes(programme: Programme) -> Mistakes:
    """Find parts that are there twice, have no hours, or lie outside of the programme's months."""
    yield from twice([one.id for one in programme.parts], ("parts",), "part")
    for number, part in enumerate(programme.parts):
        for field, sentence in _part_mistakes(part, programme.months):
            yield ("parts", number, *field), sentence
    for number, step in enumerate(programme.steps):
        if step.month > programme.months:
            where = ("steps", number, "month")
            yield where, f"the programme has {programme.months} months. Choose one of them."


def _part_mistakes(part: ProgrammePart, months: int) -> Mistakes:
    yield from twice([one.id for one in part.choices], ("choices",), "choice")
    if part.choices and (part.least or part.most is not None):
        sentence = "the hours stand with the choices. Remove “least” and “most” here."
        yield ("least" if part.least else "most",), sentence
    if not part.choices and not part.least and not part.most:
        yield (), f"“{part.title}” has no hours. Add “least: …”, or “choices:” with their hours."
    if part.most is not None and part.most < part.least:
        yield ("most",), f"the most hours must be {part.least:g} or more, as the least are."
    ends = part.to_month or months
    if part.from_month > months:
        yield ("from_month",), f"the programme has {months} months. Choose one of them."
    elif ends > months:
        yield ("to_month",), f"the programme has {months} months. Choose one of them."
    elif part.from_month > ends:
        yield ("to_month",), f"this is before month {part.from_month}, in which it begins."
