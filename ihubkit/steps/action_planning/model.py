"""A school's plan: focus needs with their evidence, vision, goals and actions; edits that meet."""

from typing import Any, ClassVar

import traitlets

from ihubkit.errors import (
    IHubKitError,
    InvalidValueError,
    NotAllowedError,
    NotFoundError,
    StaleWriteError,
)
from ihubkit.live import plans
from ihubkit.model.command import command
from ihubkit.model.people import VisitorKind
from ihubkit.model.plan import FieldChange, Plan, obstacles
from ihubkit.model.plan_fields import ACTION, GOAL, find_part, texts_of
from ihubkit.steps.evidence import evidence_shown
from ihubkit.steps.results.choices import Choice
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

WRITE = "write"
TABS = (  # in the order they are shown: proposals, pictures, life, reviews, programme follow
    WRITE,
    "life",
)


class ActionPlanning(Step):
    """The plan of one school; an edit names what its editor saw, so that nothing is overwritten."""

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS

    school_id = traitlets.Unicode()
    plan = traitlets.Dict()
    tab = traitlets.Unicode(WRITE)

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._seen: tuple[int, list[str]] = (-1, [])
        self.school_id = scene.visitor.school_id or self._first_school()
        self.look_again()

    @command
    def choose(self, name: str, value: str) -> None:
        """Turn to another school's plan."""
        if name != "school" or not self.scene.visitor.may_work_on(value):
            raise NotAllowedError("Only a school's own team works on its plan.")
        self.school_id = self.scene.store.find_school(value).id

    @command
    def show_tab(self, tab: str) -> None:
        """Turn to another page of the plan."""
        if tab not in TABS:
            known = ", ".join(TABS)
            raise InvalidValueError(
                "There is no page “{page}” (there are {known}).", page=tab[:20], known=known
            )
        self.tab = tab

    @command
    def edit(
        self, part: str, part_id: str, changes: dict[str, dict[str, str]], mark: int
    ) -> dict[str, Any]:
        """Change fields; the answer carries the sender's mark, and a clash carries both texts."""
        try:
            self._require(self._own_plan(), part, part_id)
            wanted = {name: _field_change(change) for name, change in changes.items()}
            plans.edit(self.scene.store, part, part_id, wanted, self._by)
        except StaleWriteError as clash:
            return {
                "kind": "warn",
                "text": self.scene.texts.error(clash),
                "mark": mark,
                "theirs": clash.theirs,
            }
        except IHubKitError as error:
            return {"kind": "bad", "text": self.scene.texts.error(error), "mark": mark}
        return {"mark": mark, "saved": True}

    @command
    def add_goal(self, need: str) -> None:
        """Add a goal, for a focus need or for none."""
        plans.add_goal(self.scene.store, self._own_plan().id, need, by=self._by)

    @command
    def add_action(self, goal: str) -> None:
        """Add an action to a goal."""
        plan = self._own_plan()
        self._require(plan, GOAL, goal)
        plans.add_action(self.scene.store, plan.id, goal, by=self._by)

    @command
    def remove_goal(self, goal: str) -> str:
        """Remove a goal and its actions."""
        self._require(self._own_plan(), GOAL, goal)
        plans.remove_goal(self.scene.store, goal, by=self._by)
        _ = self.scene.texts
        return _("The goal and its actions are removed.")

    @command
    def remove_action(self, action: str) -> str:
        """Remove an action."""
        self._require(self._own_plan(), ACTION, action)
        plans.remove_action(self.scene.store, action, by=self._by)
        _ = self.scene.texts
        return _("The action is removed.")

    def watch(self) -> None:
        """Look for what other editors wrote."""
        if self.plan and self._signature(self.plan["id"]) != self._seen:
            self.refresh()

    def refresh(self) -> None:
        """Read the plan again."""
        self.heading = self._head()
        if not self.school_id:
            self.plan = {}
            return
        plan = self._own_plan()
        self._seen = self._signature(plan.id)
        self.plan = self._shown(plan)

    @property
    def _by(self) -> str:
        return self.scene.visitor.kind.value

    def _first_school(self) -> str:
        return next((school.id for school in self.scene.store.list_schools()), "")

    def _own_plan(self) -> Plan:
        """Return the plan this visitor may work on.

        Raises:
            NotAllowedError: It is another school's.
        """
        if not self.scene.visitor.may_work_on(self.school_id):
            raise NotAllowedError("Only a school's own team works on its plan.")
        return plans.plan_of(self.scene.store, self.school_id)

    def _require(self, plan: Plan, part: str, part_id: str) -> None:
        if find_part(plan, part, part_id) is None:
            raise NotFoundError("This part of the plan is gone: somebody removed it.")

    def _signature(self, plan_id: str) -> tuple[int, list[str]]:
        needs = self.scene.store.list_needs(self.school_id)
        return self.scene.store.plan_revision(plan_id), [need.id for need in needs]

    def _head(self) -> dict[str, Any]:
        _ = self.scene.texts
        schools = {one.id: one.name for one in self.scene.store.list_schools()}
        choice = Choice(name="school", label=_("School"), options=schools, value=self.school_id)
        titles = {
            WRITE: _("Write"),
            "proposals": _("Methods that fit"),
            "pictures": _("Pictures"),
            "life": _("Agree and look back"),
            "reviews": _("Reviews"),
            "programme": _("Programme hours"),
        }
        is_team = self.scene.visitor.kind is VisitorKind.TEAM
        return {
            "title": _("Development plan"),
            "badge": schools.get(self.school_id, ""),
            "about": _("Everything is saved while you type. Others may write at the same time."),
            "choices": [] if is_team else [choice.shown()],
            "links": self._links(),
            "tabs": [{"id": tab, "title": titles[tab], "count": 0} for tab in TABS],
            "tab": self.tab,
        }

    def _links(self) -> list[dict[str, Any]]:
        _, base = self.scene.texts, self.scene.base
        if not self.scene.served_url or not self.school_id:
            return []
        printed = f"{base}/print/plan/{self.school_id}"
        return [
            {"title": _("Print view"), "href": printed, "new": True},
            {"title": _("Download (CSV)"), "href": f"{base}/export/plan/{self.school_id}.csv"},
        ]

    def _shown(self, plan: Plan) -> dict[str, Any]:
        needs = self.scene.store.list_needs(self.school_id)
        answered = {goal.need_id for goal in plan.goals}
        return {
            "id": plan.id,
            "fields": texts_of(plan),
            "needs": [
                {
                    "id": need.id,
                    "has_goal": need.id in answered,
                    **evidence_shown(self.scene, need.instrument, need.evidence),
                }
                for need in needs
            ],
            "goals": [
                {"id": goal.id, "need": goal.need_id, "fields": texts_of(goal)}
                for goal in plan.goals
            ],
            "actions": [
                {"id": action.id, "goal": action.goal_id, "fields": texts_of(action)}
                for action in plan.actions
            ],
            "obstacles": obstacles(plan, self.scene.texts),
        }


def _field_change(change: dict[str, str]) -> FieldChange:
    return FieldChange(before=change.get("before", ""), after=change.get("after", ""))
