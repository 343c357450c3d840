"""What an editor of a plan chooses from lists: methods, calendars, measures, other actions.

What is chosen already may stay, even where a list has lost it.
"""

from collections.abc import Callable, Mapping

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError
from ihubkit.live.measures import FACETS, measure_id
from ihubkit.model.plan import Action, FieldChange, Goal, Plan, measure_parts
from ihubkit.model.plan_fields import Part

Changes = Mapping[str, FieldChange]


def checked(
    content: Content, plan: Plan, part: Part, changes: Changes, language: str = "en"
) -> dict[str, FieldChange]:
    """Return the changes with what goes along: a method brings its title, which stays if it goes.

    Args:
        content: Whose lists they are.
        plan: The plan as it is stored.
        part: The part of it that is edited.
        changes: By field.
        language: In which the title of a method is kept.

    Raises:
        InvalidValueError: Something is in no list; names what.
    """
    for field, change in changes.items():
        known = _KNOWN.get(field)
        if known and not known(content, plan, part, change.after):
            raise InvalidValueError(UNKNOWN[field], text=change.after[:60])
    wanted = dict(changes)
    if isinstance(part, Action) and "method" in wanted:
        method = wanted["method"].after
        title = content.method(method, language).title if method in content.methods else ""
        kept = part.method_title if method and not title else title
        wanted["method_title"] = FieldChange(before=part.method_title, after=kept)
    return wanted


def _is_method(content: Content, _: Plan, part: Part, text: str) -> bool:
    stored = part.method if isinstance(part, Action) else ""
    return text in ("", stored) or text in content.methods


def _is_calendar(content: Content, plan: Plan, _: Part, text: str) -> bool:
    return text in ("", plan.calendar) or text in content.calendars


def _is_measure(content: Content, _: Plan, part: Part, text: str) -> bool:
    stored = part.indicator.measure if isinstance(part, Goal) else ""
    if text in ("", stored):
        return True
    instrument_id, item, facet = measure_parts(text)
    instrument = content.instruments.get(instrument_id)
    if instrument is None or item not in instrument.items or facet not in FACETS:
        return False
    asked = {one.id for one in instrument.facets}
    return facet in asked and text == measure_id(instrument_id, item, facet)


def _are_actions(_: Content, plan: Plan, part: Part, text: str) -> bool:
    stored = part.after.split() if isinstance(part, Action) else []
    others = {one.id for one in plan.actions if one.id != part.id}
    return set(text.split()) <= others | set(stored)


_KNOWN: Mapping[str, Callable[[Content, Plan, Part, str], bool]] = {
    "method": _is_method,
    "calendar": _is_calendar,
    "indicator.measure": _is_measure,
    "after": _are_actions,
}
UNKNOWN = {
    "method": "There is no method “{text}” in the catalogue. Choose one of the list.",
    "calendar": "There is no term calendar “{text}”. Choose one of the list.",
    "indicator.measure": "“{text}” is none of our measurements. Choose one of the list.",
    "after": "An action that shall come first is gone. Look at the list again.",
}
