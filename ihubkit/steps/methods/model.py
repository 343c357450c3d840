"""The catalogue of methods: narrowed down, one opened in full, one used in a school's plan."""

from typing import Any, ClassVar

import traitlets
from pydantic import ValidationError

from ihubkit.errors import InvalidValueError, NotAllowedError
from ihubkit.live import plans
from ihubkit.live.method_words import hours
from ihubkit.live.methods import use_method
from ihubkit.model.command import command
from ihubkit.model.method import Method
from ihubkit.model.method_search import LONGEST, Wish, found
from ihubkit.model.people import VisitorKind
from ihubkit.model.plan import Plan
from ihubkit.steps.methods.shown import card_shown, goals_shown, offered, opened
from ihubkit.steps.results.choices import Choice
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

NUMBERS = ("people", "hours", "weeks")
ORIGINS = {"": None, "project": True, "others": False}


class Methods(Step):
    """The catalogue for facilitators, teams and readers; only the first two have a plan to fill."""

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS | {VisitorKind.READER}

    school_id = traitlets.Unicode()
    catalogue = traitlets.Dict()  # see `widgets.dashboard.MethodCatalogue`

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._typed = dict.fromkeys(("text", "need", "competence", *NUMBERS, "origin"), "")
        self._wish = Wish()
        self._open = ""
        self._seen: object = None
        self._found_for, self._plan_id = "", ""  # a school, and the id of its plan
        self.school_id = scene.visitor.school_id or self._first_school()
        self.look_again()

    @command
    def choose(self, name: str, value: str) -> None:
        """Turn to another school's needs and plan."""
        if name != "school" or not self.scene.visitor.may_work_on(value):
            raise NotAllowedError("Only a school's own team works on its plan.")
        self.school_id = self.scene.store.find_school(value).id

    @command
    def narrow(self, name: str, value: str) -> None:
        """Look for something: words, a question, numbers; "" lets everything in again."""
        if name not in self._typed or len(value) > LONGEST:
            raise InvalidValueError("This cannot be looked for. Write fewer words.")
        typed = self._typed | {name: value.strip() if name in NUMBERS else value}
        self._wish, self._typed = _wish_of(typed), typed

    @command
    def clear(self) -> None:
        """Show all methods again."""
        self._typed = dict.fromkeys(self._typed, "")
        self._wish = Wish()

    @command
    def open_method(self, method: str) -> None:
        """Show one method in full; "" closes it."""
        self._open = self.scene.content.method(method).id if method else ""

    @command
    def use(self, method: str, goal: str, people: int) -> str:
        """Add an action with this method under a goal of the plan."""
        _, plan = self.scene.texts, self._plan()
        if goal not in {one.id for one in plan.goals}:
            raise InvalidValueError("This goal is gone: somebody removed it. Reload the plan.")
        used = self.scene.content.method(method, self.scene.language)
        by = self.scene.visitor.kind.value
        action = use_method(self.scene.store, used, goal, people=people, by=by)
        said = hours(action.hours or 0, _)
        return _("“{title}” is in the plan now, with {n} h.", title=used.title, n=said)

    def watch(self) -> None:
        """Look for other needs, goals and actions."""
        if self._may_use and self._signature() != self._seen:
            self.refresh()

    def refresh(self) -> None:
        """Find what fits, and show it with what the school's plan has."""
        self._seen = self._signature()
        plan = self.scene.store.find_plan_of(self.school_id) if self._may_use else None
        methods = {one: self._method(one) for one in self.scene.content.methods}
        focus = self._focus()
        fitting = found(methods.values(), self._wish, focus)
        used = {action.method for action in plan.actions} if plan else set()
        content, texts = self.scene.content, self.scene.texts
        self.catalogue = {
            "typed": self._typed,
            "offered": offered(content, texts, focus),
            "of": len(methods),
            "cards": [
                card_shown(content, one, self._wish, focus, texts) | {"used": one.id in used}
                for one in fitting
            ],
            "open": self._opened(methods),
            "goals": goals_shown(self.scene, plan) if plan else [],
            "may_use": self._may_use,
            "plan": self._address("/dashboards/action_planning") if self._may_use else "",
        }
        self.heading = self._head()

    @property
    def _may_use(self) -> bool:
        return bool(self.school_id) and self.scene.visitor.may_work_on(self.school_id)

    def _opened(self, methods: dict[str, Method]) -> dict[str, Any]:
        if self._open not in methods:
            return {}
        school = self.scene.store.find_school(self.school_id) if self._may_use else None
        return opened(self.scene, methods[self._open], school.staff if school else 0)

    def _first_school(self) -> str:
        if self.scene.visitor.kind is not VisitorKind.FACILITATOR:
            return ""
        return next((school.id for school in self.scene.store.list_schools()), "")

    def _method(self, one: str) -> Method:
        return self.scene.content.method(one, self.scene.language)

    def _plan(self) -> Plan:
        if not self._may_use:
            raise NotAllowedError("Only a school's own team works on its plan.")
        return plans.plan_of(self.scene.store, self.school_id)

    def _focus(self) -> list[str]:
        """Return the questions behind the team's focus needs."""
        if not self._may_use:
            return []
        needs = self.scene.store.list_needs(self.school_id)
        return [f"{need.instrument}/{need.item}" for need in needs]

    def _signature(self) -> object:
        if not self._may_use:
            return None
        return self.school_id, self._focus(), self._revision()

    def _revision(self) -> int:
        """Return the plan's revision without reading the plan; -1 while none is begun."""
        if self._found_for != self.school_id:
            found = self.scene.store.find_plan_of(self.school_id)  # looking begins none
            if found is None:
                return -1
            self._found_for, self._plan_id = self.school_id, found.id
        return self.scene.store.plan_revision(self._plan_id)

    def _address(self, path: str) -> str:
        return f"{self.scene.base}{path}" if self.scene.served_url else ""

    def _head(self) -> dict[str, Any]:
        _ = self.scene.texts
        is_facilitator = self.scene.visitor.kind is VisitorKind.FACILITATOR
        schools = {one.id: one.name for one in self.scene.store.list_schools()}
        choice = Choice(name="school", label=_("School"), options=schools, value=self.school_id)
        about = _("Ways of mentoring and learning: what they are for, and what they take.")
        return {
            "title": _("Methods"),
            "badge": schools.get(self.school_id, "") if self._may_use else "",
            "about": about,
            "choices": [choice.shown()] if is_facilitator else [],
            "links": [],
        }


def _wish_of(typed: dict[str, str]) -> Wish:
    """Make a wish of what was typed.

    Raises:
        InvalidValueError: A number is none, or out of reach.
    """
    numbers = {name: typed[name].replace(",", ".") or None for name in NUMBERS}
    try:
        return Wish.model_validate(
            {name: typed[name] for name in ("text", "need", "competence")}
            | numbers
            | {"from_project": ORIGINS[typed["origin"]]}
        )
    except (ValidationError, KeyError) as error:
        raise InvalidValueError(
            "This number does not fit. Write another one, or leave it empty."
        ) from error
