"""Coming back to a plan: its reviews, what was promised, what is measured now, and what follows."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import traitlets

from ihubkit.content import Texts
from ihubkit.errors import IHubKitError, InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import plans, reviews
from ihubkit.live.review_told import action_told, found_told
from ihubkit.model.command import command
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, FieldChange, Plan, PlanState
from ihubkit.model.plan_fields import ACTION, GOAL, REVIEW, find_part, parsed, texts_of
from ihubkit.model.plan_life import Review
from ihubkit.model.reviews import (
    due_words,
    found_of,
    is_newer,
    is_overdue,
    next_review,
    review_title,
)
from ihubkit.steps.action_planning.plan_page import Page, PlanPage
from ihubkit.steps.action_planning.shown import statuses_shown
from ihubkit.steps.page import link
from ihubkit.steps.scene import Scene
from ihubkit.widgets.reviews import Reviews

EDITED: Mapping[str, tuple[str, ...]] = {  # what one sets right while looking back
    GOAL: ("status", "note"),
    ACTION: ("status", "note"),
    REVIEW: ("reflection", "next_steps"),
}


def reviews_page(scene: Scene) -> Page:
    """Build the page."""
    model = PlanReviews(scene)
    control = Reviews(texts=scene.texts.catalogue, language=scene.language)
    return Page(model, link(model, control, {"shown": "state"}))


class PlanReviews(PlanPage):
    """The reviews of a plan; several people may write in the chosen one at once."""

    shown = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._chosen = ""
        self._revisions: Mapping[str, int] = {}

    @command
    def show_review(self, review: str) -> None:
        """Turn to another review."""
        self._chosen = reviews.find_review(self.scene.store, self.plan.id, review).id

    @command
    def add_review(self, due: str) -> str:
        """Add a review on a date of one's own, and turn to it."""
        day, _ = cast("date", parsed("due", due)), self.scene.texts
        self._chosen = reviews.add_review(self.scene.store, self.plan, day, by=self.by).id
        return _("The review is added.")

    @command
    def move_review(self, review: str, due: str) -> str:
        """Give a review another date."""
        store, _ = self.scene.store, self.scene.texts
        seen = reviews.find_review(store, self.plan.id, review).due.isoformat()
        moved = {"due": FieldChange(before=seen, after=due)}
        plans.edit(store, REVIEW, review, moved, self.by)
        return _("The review has another date.")

    @command
    def remove_review(self, review: str) -> str:
        """Remove a review that is not finished."""
        _ = self.scene.texts
        reviews.remove_review(self.scene.store, self.plan, review, by=self.by)
        return _("The review is removed.")

    @command
    def finish(self, review: str, who: str) -> str:
        """Finish a review; it keeps what was found."""
        store, content, _ = self.scene.store, self.scene.content, self.scene.texts
        found = reviews.find_review(store, self.plan.id, review)
        reviews.finish_review(store, content, found.id, who, by=self.by)
        self._chosen = found.id
        return _("The review is finished. It keeps what was found.")

    @command
    def edit(
        self, part: str, part_id: str, changes: dict[str, dict[str, str]], mark: int
    ) -> dict[str, Any]:
        """Change fields; the answer carries the sender's mark, and a clash carries both texts."""
        try:
            self._require(self.plan, part, part_id, changes)
            wanted = {
                name: FieldChange(before=change.get("before", ""), after=change.get("after", ""))
                for name, change in changes.items()
            }
            plans.edit(self.scene.store, part, part_id, wanted, self.by)
        except IHubKitError as error:
            text = self.scene.texts.error(error)
            if isinstance(error, StaleWriteError):
                return {"kind": "warn", "text": text, "mark": mark, "theirs": error.theirs}
            return {"kind": "bad", "text": text, "mark": mark}
        return {"mark": mark, "saved": True}

    def watch(self) -> None:
        """Look for what others wrote, and for results revealed while somebody looks."""
        if self.active and self.school_id and self.scene.store.revisions() != self._revisions:
            self.refresh()
        super().watch()

    def show(self) -> None:
        """Read the plan, its reviews and what the newest releases say."""
        self._revisions = self.scene.store.revisions()
        dossier = self.dossier
        there = dossier.reviews
        chosen = next((one for one in there if one.id == self._chosen), None)
        chosen = chosen or next_review(there) or next(reversed(there), None)
        self._chosen = chosen.id if chosen else ""
        self.shown = {
            "id": dossier.plan.id,
            "draft": dossier.plan.state is PlanState.DRAFT,
            "reviews": [self._in_list(one, dossier) for one in there],
            "review": self._review(chosen, dossier) if chosen else None,
            "goals": self._goals(chosen, dossier) if chosen else [],
            "statuses": statuses_shown(self.scene.texts),
        }

    def _require(self, plan: Plan, part: str, part_id: str, fields: Mapping[str, object]) -> None:
        if set(fields) - set(EDITED.get(part, ())):
            raise InvalidValueError("This is changed on the page “Write”.")
        if part == REVIEW:
            reviews.find_review(self.scene.store, plan.id, part_id)
        elif find_part(plan, part, part_id) is None:
            raise NotFoundError("This part of the plan is gone: somebody removed it.")

    def _in_list(self, review: Review, dossier: Dossier) -> dict[str, Any]:
        _ = self.scene.texts
        return {
            "id": review.id,
            "title": review_title(review, _),
            "on": _.date(review.held_at.date() if review.held_at else review.due),
            "said": due_words(review, dossier.today, _),
            "held": review.held_at is not None,
            "late": is_overdue(review, dossier.today),
            "chosen": review.id == self._chosen,
        }

    def _review(self, review: Review, dossier: Dossier) -> dict[str, Any]:
        fields = texts_of(review)
        served = bool(self.scene.served_url)
        address = f"{self.scene.base}/print/review/{dossier.school.id}/{review.id}"
        return self._in_list(review, dossier) | {
            "due": fields["due"],
            "by": review.held_by,
            "fields": {name: fields[name] for name in EDITED[REVIEW]},
            "follow_up": self._follow_up(review, dossier),
            "print": address if served else "",
        }

    def _follow_up(self, review: Review, dossier: Dossier) -> str:
        """Say how to get a new measurement where the plan's measures have none yet."""
        _ = self.scene.texts
        measured = [one for one in found_of(dossier) if one.measure]
        if review.held_at or not measured or any(is_newer(one) for one in measured):
            return ""
        return _(
            "Nothing has been measured again since the baseline. Ask the hub for a follow-up "
            "workshop: it can start from this plan and asks its questions only."
        )

    def _goals(self, review: Review, dossier: Dossier) -> list[dict[str, Any]]:
        """Return what was found then of a finished review, otherwise what there is to find now."""
        store, school, texts = self.scene.store, dossier.school.id, self.scene.texts
        if review.held_at:
            return [found_told(store, school, one, texts) for one in review.found]
        return [
            found_told(store, school, found, texts)
            | {"success": goal.success, "fields": _fields(GOAL, texts_of(goal))}
            | {"actions": [_action(one, texts) for one in dossier.actions_of(goal)]}
            for found, goal in zip(found_of(dossier), dossier.plan.goals, strict=True)
        ]


def _fields(part: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts[name] for name in EDITED[part]}


def _action(action: Action, texts: Texts) -> dict[str, Any]:
    told = {name: text for name, text in action_told(action, texts).items() if name != "note"}
    return told | {"id": action.id, "fields": _fields(ACTION, texts_of(action))}
