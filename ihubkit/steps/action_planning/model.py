"""A school's plan: focus needs with their evidence, vision, goals and actions; edits that meet."""

from typing import Any, ClassVar, Literal, NamedTuple

import traitlets

from ihubkit.errors import (
    IHubKitError,
    InvalidValueError,
    NotAllowedError,
    NotFoundError,
    StaleWriteError,
)
from ihubkit.live import plans
from ihubkit.live.baselines import freeze_baselines
from ihubkit.model.command import command
from ihubkit.model.dossier import Measure
from ihubkit.model.people import VisitorKind
from ihubkit.model.plan import FieldChange, Plan, PlanState
from ihubkit.model.plan_fields import ACTION, GOAL, Part, find_part
from ihubkit.steps.action_planning.shown import measures_for, offers_shown, plan_shown
from ihubkit.steps.results.choices import Choice
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

WRITE = "write"
TABS = (  # in the order they are shown
    WRITE,
    "proposals",
    "pictures",
    "life",
    "reviews",
    "programme",
)


class Seen(NamedTuple):
    """What tells whether anything is new: of the plan, and of what it refers to."""

    revision: int = -1
    plan_id: str = ""
    releases: int = 0
    needs: tuple[str, ...] = ()


class ActionPlanning(Step):
    """The plan of one school; an edit names what its editor saw, so that nothing is overwritten."""

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS

    school_id = traitlets.Unicode()
    plan = traitlets.Dict()
    offers = traitlets.Dict()  # lists one chooses from
    tab = traitlets.Unicode(WRITE)
    remarks = traitlets.Int(0)  # how many the plan check has

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._seen = Seen()
        self._measures: dict[str, Measure] = {}
        self._used: set[str] = set()  # measures of goals, as last looked up
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
            self._edit(part, part_id, changes)
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
    def add_goal(self, need: str) -> dict[str, str]:
        """Add a goal, for a focus need or for none; the answer names it."""
        store, plan = self.scene.store, self._own_plan()
        if need:
            content, school = self.scene.content, plan.school_id
            goal = plans.goal_for(store, content, school, need, by=self._by)
        else:
            goal = plans.add_goal(store, plan.id, by=self._by)
        return {"added": goal.id}

    @command
    def add_action(self, goal: str) -> dict[str, str]:
        """Add an action to a goal; the answer names it."""
        plan = self._own_plan()
        self._require(plan, GOAL, goal)
        action = plans.add_action(self.scene.store, plan.id, goal, by=self._by)
        return {"added": action.id}

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

    @command
    def move_goal(self, goal: str, way: Literal[-1, 1]) -> None:
        """Let a goal change places with the one before or after it."""
        self._require(self._own_plan(), GOAL, goal)
        plans.move_goal(self.scene.store, goal, way, by=self._by)

    @command
    def move_action(self, action: str, way: Literal[-1, 1]) -> None:
        """Let an action go up or down, also on to the next goal."""
        self._require(self._own_plan(), ACTION, action)
        plans.move_action(self.scene.store, action, way, by=self._by)

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
        scene, plan = self.scene, self._own_plan()
        needs = scene.store.list_needs(self.school_id)
        seen = self._signature(plan.id)._replace(  # as read: what came since is news next time
            revision=plan.revision, needs=tuple(need.id for need in needs)
        )
        used = {goal.indicator.measure for goal in plan.goals} - {""}
        if seen[1:] != self._seen[1:] or not used <= self._used:
            self._used = used
            self._measures = measures_for(scene, plan, needs)
            self.offers = offers_shown(scene, self._measures)
        self._seen = seen
        self.plan = plan_shown(scene, plan, needs, self._measures)

    @traitlets.observe("remarks")
    def _counted(self, _: object) -> None:
        self.heading = self._head()

    @property
    def _by(self) -> str:
        return self.scene.visitor.kind.value

    def _edit(self, part: str, part_id: str, changes: dict[str, dict[str, str]]) -> None:
        store, content = self.scene.store, self.scene.content
        plan = self._own_plan()
        stored = self._require(plan, part, part_id)
        wanted = {name: _field_change(change) for name, change in changes.items()}
        wanted = plans.checked(content, plan, stored, wanted, self.scene.language)
        plan = plans.edit(store, part, part_id, wanted, self._by)
        if "indicator.measure" in wanted and plan.state is not PlanState.DRAFT:
            freeze_baselines(store, content, plan, self._by)

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

    def _require(self, plan: Plan, part: str, part_id: str) -> Part:
        found = find_part(plan, part, part_id)
        if found is None:
            raise NotFoundError("This part of the plan is gone: somebody removed it.")
        return found

    def _signature(self, plan_id: str) -> Seen:
        store, school_id = self.scene.store, self.school_id
        needs = tuple(need.id for need in store.list_needs(school_id))
        return Seen(store.plan_revision(plan_id), plan_id, store.count_releases(school_id), needs)

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
            "tabs": [
                {"id": tab, "title": titles[tab]}
                | (
                    {"count": self.remarks, "hint": _("Plan check")}
                    if tab == WRITE
                    else {"count": 0}
                )
                for tab in TABS
            ],
            "tab": self.tab,
        }

    def _links(self) -> list[dict[str, Any]]:
        _, base = self.scene.texts, self.scene.base
        if not self.scene.served_url or not self.school_id:
            return []
        printed = f"{base}/print/plan/{self.school_id}"
        return [
            {"title": _("Print view"), "href": printed, "new": True},
            {
                "title": _("Documents"),
                "href": f"{base}/documents/plan/{self.school_id}",
                "new": True,
            },
        ]


def _field_change(change: dict[str, str]) -> FieldChange:
    return FieldChange(before=change.get("before", ""), after=change.get("after", ""))
