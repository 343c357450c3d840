"""A school's plan as a JSON file: with all that belongs to it, out of one hub and into another."""

import json
from collections import Counter
from typing import Any, Self

from pydantic import ValidationError, model_validator

from ihubkit.errors import ImportFileError
from ihubkit.model.dossier import Dossier
from ihubkit.model.need import FocusNeed
from ihubkit.model.plan import Action, Goal, Plan
from ihubkit.model.plan_life import Review, Signature, StateChange
from ihubkit.model.value import Value

FORMAT = "ihubkit-plan"
VERSION = 1  # of the format; raise it when older programs could misread a file
LARGEST_FILE = 20_000_000  # bytes
MOST_NAMED = 5  # mistakes a refusal names


class WholePlan(Value):
    """A plan with its needs, signatures, states and reviews; `school` is the school's name."""

    school: str = ""
    plan: Plan
    needs: tuple[FocusNeed, ...] = ()
    signatures: tuple[Signature, ...] = ()
    states: tuple[StateChange, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def parts(self) -> tuple[Goal | Action | Review, ...]:
        """All that has an id and changes by itself."""
        written: tuple[Goal | Action | Review, ...] = (*self.plan.goals, *self.plan.actions)
        return (*written, *self.reviews)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        goals = {goal.id for goal in self.plan.goals}
        for one, times in Counter(part.id for part in self.parts).items():
            if times > 1:
                raise ValueError(f"the id “{one}” is there {times} times")
        for number, action in enumerate(self.plan.actions):
            if action.goal_id not in goals:
                raise ValueError(f"plan.actions[{number}].goal_id names no goal of the file")
        return self


def whole_plan(dossier: Dossier) -> WholePlan:
    """Take what belongs to the plan itself out of a dossier."""
    return WholePlan(
        school=dossier.school.name,
        plan=dossier.plan,
        needs=tuple(told.need for told in dossier.needs),
        signatures=dossier.signatures,
        states=dossier.states,
        reviews=dossier.reviews,
    )


def plan_json(whole: WholePlan) -> str:
    """Write a plan as JSON; `read_plan_json` makes an equal value of it."""
    told = {"format": FORMAT, "version": VERSION, **whole.model_dump(mode="json")}
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)


def read_plan_json(text: str | bytes, name: str = "The file") -> WholePlan:
    """Read what `plan_json` wrote.

    Args:
        text: The file's content.
        name: What the file is called, for the refusal.

    Raises:
        ImportFileError: It is no plan, is damaged, or was written by a newer version; names the
            line or the fields.
    """
    told = _opened(text, name)
    if told.pop("format", None) != FORMAT:
        raise ImportFileError(
            "{name} holds no plan of iHubKit. Choose a file that was exported as JSON.", name=name
        )
    version = told.pop("version", None)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ImportFileError("{name}: “version” must be a whole number from 1 on.", name=name)
    if version > VERSION:
        raise ImportFileError(
            "{name} was written by a newer iHubKit (format {version}; this one reads {known}). "
            "Update iHubKit, then import it again.",
            name=name,
            version=version,
            known=VERSION,
        )
    try:
        return WholePlan.model_validate_json(json.dumps(told))
    except (ValidationError, ValueError) as error:
        raise ImportFileError(
            "{name} cannot be imported: {mistakes}. Nothing was changed.",
            name=name,
            mistakes="; ".join(_mistakes(error)),
        ) from error


def _opened(text: str | bytes, name: str) -> dict[str, Any]:
    if len(text) > LARGEST_FILE:
        most = LARGEST_FILE // 1_000_000
        raise ImportFileError("{name} is larger than {most} MB: no plan.", name=name, most=most)
    try:
        told = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text)
    except json.JSONDecodeError as error:
        raise ImportFileError(
            "{name}, line {line}, is not JSON ({why}). Export the plan again.",
            name=name,
            line=error.lineno,
            why=error.msg,
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ImportFileError("{name} is not JSON in UTF-8. Export it again.", name=name) from error
    return told if isinstance(told, dict) else {}


def _mistakes(error: ValueError) -> list[str]:
    if not isinstance(error, ValidationError):
        return [str(error)]
    found = error.errors(include_url=False, include_context=False)
    said = [f"{_place(one['loc'])}{one['msg'].removeprefix('Value error, ')}" for one in found]
    more = len(said) - MOST_NAMED
    return said[:MOST_NAMED] + ([f"and {more} more"] if more > 0 else [])


def _place(where: tuple[int | str, ...]) -> str:
    told = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in where)
    return f"{told.removeprefix('.')}: " if told else ""
