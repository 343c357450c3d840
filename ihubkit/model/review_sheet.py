"""The run-sheet of a meeting that comes back to a plan: it asks what its indicators measure."""

from collections.abc import Iterator, Mapping

from ihubkit.model.instrument import Instrument
from ihubkit.model.part_rules import TEXT
from ihubkit.model.plan import Plan, measure_parts
from ihubkit.model.value import Value
from ihubkit.model.workshop import Activity, ActivityKind, RunSheet

GOAL = 120  # characters of a goal that a prompt repeats


class Asked(Value):
    """What a plan's indicators measure with one questionnaire."""

    instrument: str
    items: tuple[str, ...]
    facets: tuple[str, ...]


def asked_by(plan: Plan, instruments: Mapping[str, Instrument]) -> tuple[Asked, ...]:
    """Return the questions a plan's indicators measure, as far as seats can be asked them."""
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for goal in plan.goals:
        name, item, facet = measure_parts(goal.indicator.measure)
        known = instruments.get(name)
        facets = {one.id for one in known.facets} if known and known.answered_by == "seat" else ()
        if known and item in known.items and facet in facets:
            items, asked = found.setdefault(name, ({}, {}))
            items[item] = asked[facet] = None
    return tuple(
        Asked(instrument=name, items=tuple(items), facets=tuple(asked))
        for name, (items, asked) in found.items()
    )


def review_activities(
    template: RunSheet, asked: tuple[Asked, ...], promise: str
) -> tuple[Activity, ...]:
    """Return a template's activities with the questions of a plan.

    Every questionnaire of the plan gets its part for asking and its reveal; discussions are about
    the first. The first part about plans says what was promised.

    Args:
        template: The run-sheet.
        asked: What is asked; at least one.
        promise: What the first part about plans says.
    """
    made = [new for one in template.activities for new in _activities(one, asked)]
    first = next((one for one in made if one.kind is ActivityKind.PLAN), None)
    return tuple(
        one.model_copy(update={"prompt": promise}) if one is first else one for one in made
    )


def promise_of(plan: Plan, question: str) -> str:
    """Return what was promised, short enough for a phone: a line for each goal, then `question`."""
    goals = [" ".join(goal.text.split()) for goal in plan.goals if goal.text.strip()]
    said = [f"“{g[: GOAL - 1]}…”" if len(g) > GOAL else f"“{g}”" for g in goals]
    while said and len("\n".join((*said, question))) > TEXT:
        said.pop()
    return "\n".join((*said, question))


def _activities(one: Activity, asked: tuple[Asked, ...]) -> Iterator[Activity]:
    if one.kind in (ActivityKind.INSTRUMENT, ActivityKind.REVEAL):
        for number, about in enumerate(asked, 1):
            yield _about(one, about, f"{one.id}-{number}" if number > 1 else one.id)
    elif one.kind is ActivityKind.DISCUSSION and one.instrument:
        yield one.model_copy(update={"instrument": asked[0].instrument})
    else:
        yield one


def _about(one: Activity, about: Asked, activity_id: str) -> Activity:
    asks = one.kind is ActivityKind.INSTRUMENT
    return one.model_copy(
        update={
            "id": activity_id,
            "instrument": about.instrument,
            "sections": (),
            "items": about.items if asks else (),
            "facets": about.facets if asks else (),
        }
    )
