"""Guesses of one's own level: what is asked of whom, and how far a guess lies from the answers."""

from collections.abc import Iterable

from ihubkit.model.instrument import Facet, Instrument, Item, Option, Section
from ihubkit.model.workshop import Workshop, WorkshopState

DIFFERENCE = "difference"  # the facet of a guess as groups see it: guessed minus measured level


def guess_of(instruments: Iterable[Instrument], asked: str) -> Instrument | None:
    """Find the questionnaire in which people guess their level in another one.

    None where there is none, or where its answers are not the levels of the other one (any more).
    """
    known = {one.id: one for one in instruments}
    about = known.get(asked)
    levels = len(about.bands.total) if about and about.bands else 0
    return next((o for o in known.values() if o.guesses == asked and _tells(o, levels)), None)


def guesses_to_come(workshop: Workshop, guess_id: str) -> tuple[str, ...]:
    """Return the guesses that an open workshop asks for now or later."""
    if workshop.state is not WorkshopState.OPEN:
        return ()
    rest = workshop.activities[workshop.position :]
    return tuple(item for one in rest if one.instrument == guess_id for item in one.items)


def as_differences(guess: Instrument) -> Instrument:
    """Return what is released of a guess: by how many levels it lies above the answers (or below).

    The items stay; the one thing told of them is the difference, from the lowest level guessed
    by somebody of the highest to the other way round.
    """
    facet = guess.facets[0]
    values = [option.value for item in guess.items for option in guess.options(item, facet.id)]
    most = max(values) - min(values)
    steps = tuple(Option(value=value, text=f"{value:+d}") for value in range(-most, most + 1))
    items = [
        Item(id=item.id, title=item.title, source=item.source) for item in guess.items.values()
    ]
    section = guess.sections[0]
    return guess.model_copy(
        update={
            "facets": (
                Facet(id=DIFFERENCE, title=facet.title, question="-", options=steps, unsure=False),
            ),
            "sections": (Section(id=section.id, title=section.title, items=tuple(items)),),
            "bands": None,
        }
    )


def _tells(guess: Instrument, levels: int) -> bool:
    """Tell whether each answer to a guess stands for one of that many levels."""
    facet = guess.facets[0].id
    return levels > 0 and all(len(guess.options(item, facet)) == levels for item in guess.items)
