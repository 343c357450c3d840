"""Agree and look back: signatures, where the plan stands, and its history with undo."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ihubkit.errors import InvalidValueError
from ihubkit.live import plan_history, plan_life
from ihubkit.live.baselines import freeze_baselines
from ihubkit.model.command import command
from ihubkit.model.people import VisitorKind
from ihubkit.model.plan import Plan, PlanState
from ihubkit.model.plan_history import ADDED, REMOVED, Entry, changed_since
from ihubkit.model.plan_life import Signature, StateChange, holding
from ihubkit.model.plan_words import state_word
from ihubkit.steps.action_planning.plan_page import Page, PlanPage
from ihubkit.steps.action_planning.told_change import told_change
from ihubkit.steps.page import link
from ihubkit.steps.scene import Scene
from ihubkit.widgets.planlife import PlanLife

MANY = 30  # entries of the history at a time


def life_page(scene: Scene) -> Page:
    """Build the page."""
    model = Life(scene)
    control = PlanLife(texts=scene.texts.catalogue, language=scene.language)
    return Page(model, link(model, control, {"life": "state"}))


class Life(PlanPage):
    """Who agreed to the plan, how it goes its way, and all that was changed in it."""

    life = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._many = MANY

    @command
    def sign(self, name: str, office: str) -> str:
        """Agree to the plan with one's name."""
        scene, _ = self.scene, self.scene.texts
        plan = self.plan
        signed = plan_life.sign(
            scene.store, scene.content, plan.school_id, name, office, by=self.by
        )
        return _("{name} has agreed to the plan.", name=signed.name)

    @command
    def withdraw(self, signature: str) -> str:
        """Take a signature back."""
        _ = self.scene.texts
        plan_life.withdraw(self.scene.store, self.plan.school_id, signature)
        return _("The signature is taken back.")

    @command
    def go_on(self, state: str, who: str) -> str:
        """Let the plan go into another state."""
        scene, _ = self.scene, self.scene.texts
        if state not in {one.value for one in PlanState}:
            raise InvalidValueError("The plan cannot go there now. Look at how it stands.")
        plan = plan_life.go_on(scene.store, self.plan.school_id, PlanState(state), who, by=self.by)
        return _("The plan is now: {state}.", state=state_word(plan.state, _))

    @command
    def undo(self, last: int) -> str:
        """Take an entry of the history back."""
        scene, _ = self.scene, self.scene.texts
        plan = plan_history.undo(scene.store, self.plan.school_id, last, by=self.by)
        if plan.state is not PlanState.DRAFT:  # a measure that came back keeps its baseline again
            freeze_baselines(scene.store, scene.content, plan, self.by)
        return _("Taken back. The history keeps both.")

    @command
    def show_more(self) -> None:
        """Show older entries, too."""
        self._many += MANY

    def show(self) -> None:
        """Read the plan's life and history."""
        store, plan, _ = self.scene.store, self.plan, self.scene.texts
        states = store.list_plan_states(plan.id)
        found = plan_history.read_history(store, plan.school_id)
        newest = found[::-1][: self._many]
        self.life = {
            "id": plan.id,
            "state": plan.state.value,
            "states": [self._state(one, plan, states) for one in PlanState],
            "next": [
                {"id": one.value, "title": _next_title(plan.state, one, self.scene)}
                for one in plan_life.NEXT[plan.state]
            ],
            "ready": bool(plan.goals),
            "signatures": [
                self._signed(one, found) for one in holding(store.list_signatures(plan.id), states)
            ],
            "entries": [self._entry(one, plan, found) for one in newest],
            "more": len(found) > self._many,
        }

    def _state(self, state: PlanState, plan: Plan, states: Sequence[StateChange]) -> dict[str, Any]:
        last = next((one for one in reversed(states) if one.state is state), None)
        begun = plan.made_at if state is PlanState.DRAFT else None
        at = last.at if last else begun
        return {
            "id": state.value,
            "word": state_word(state, self.scene.texts),
            "who": last.who if last else "",
            "at": at.isoformat() if at else "",
            "now": plan.state is state,
        }

    def _signed(self, signature: Signature, found: Sequence[Entry]) -> dict[str, Any]:
        _, changed = self.scene.texts, changed_since(found, signature.at)
        return {
            "id": signature.id,
            "name": signature.name,
            "office": signature.office,
            "at": signature.at.isoformat(),
            "changed": _("Places changed since: {n}.", n=changed) if changed else "",
        }

    def _entry(self, entry: Entry, plan: Plan, found: Sequence[Entry]) -> dict[str, Any]:
        _ = self.scene.texts
        people = {
            VisitorKind.TEAM.value: _("the team"),
            VisitorKind.FACILITATOR.value: _("the hub"),
        }
        return {
            **told_change(entry, plan, self.scene.content, _),
            "id": entry.last,
            "kind": entry.field if entry.field in (ADDED, REMOVED) else "changed",
            "by": people.get(entry.by, ""),
            "at": entry.at.isoformat(),
            "undo": plan_history.may_undo(entry, plan, found),
        }


def _next_title(now: PlanState, then: PlanState, scene: Scene) -> str:
    _ = scene.texts
    if then is PlanState.UNDER_WAY:
        return _("We begin") if now is PlanState.AGREED else _("We go on")
    return {
        PlanState.DRAFT: _("Open it again as a draft"),
        PlanState.REVIEWED: _("It has been reviewed"),
    }[then]
