"""The plan in pictures: timeline, workload, hours and money; and the board of what stands where."""

from typing import Any
from urllib.parse import quote, urlencode

import traitlets

from ihubkit import charts
from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import plans
from ihubkit.live.plan_pictures import person_mark, plan_pictures
from ihubkit.model.command import command
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import FieldChange, Status
from ihubkit.model.plan_board import Card, board
from ihubkit.model.plan_fields import ACTION, find_part, parsed
from ihubkit.model.plan_timeline import Only, people_of
from ihubkit.model.plan_words import SHAPES, status_word
from ihubkit.steps.action_planning.plan_page import Page, PlanPage
from ihubkit.steps.page import link
from ihubkit.steps.scene import Scene
from ihubkit.widgets.planpictures import PlanPictures

BOARD = "board"
VIEWS = ("timeline", "workload", "budget", BOARD)
SIZES = ("phone", "wide")
THEMES = ("light", "dark")


def pictures_page(scene: Scene) -> Page:
    """Build the page."""
    model = Pictures(scene)
    control = PlanPictures(texts=scene.texts.catalogue, language=scene.language)
    return Page(model, link(model, control, {"shown": "state"}))


class Pictures(PlanPage):
    """One picture of a plan, or of one goal's or person's part of it; or the board."""

    shown = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._view = VIEWS[0]
        self._only = Only()

    @command
    def look_at(self, view: str) -> None:
        """Turn to another picture."""
        if view not in VIEWS:
            known = ", ".join(VIEWS)
            raise InvalidValueError(
                "There is no picture “{picture}” (there are {known}).",
                picture=view[:20],
                known=known,
            )
        self._view = view

    @command
    def narrow(self, goal: str, person: str) -> None:
        """Look at one goal's or one person's part only; "" for all."""
        plan = self.plan
        if goal and goal not in {one.id for one in plan.goals}:
            raise NotFoundError("This goal is gone: somebody removed it.")
        if person and person not in people_of(plan):
            raise NotFoundError("Nobody of this name works on an action.")
        self._only = Only(goal=goal, person=person)

    @command
    def set_status(self, action: str, before: str, after: str) -> dict[str, Any]:
        """Say how it goes with an action; `before` is what its card showed."""
        plan, _ = self.plan, self.scene.texts
        if find_part(plan, ACTION, action) is None:
            raise NotFoundError("This action is gone: somebody removed it. Reload the plan.")
        change = FieldChange(
            before=str(parsed("status", before)), after=str(parsed("status", after))
        )
        try:
            plans.edit(self.scene.store, ACTION, action, {"status": change}, self.by)
        except StaleWriteError as clash:
            word = status_word(Status(str(clash.theirs.get("status", before))), _)
            text = _("Somebody else has just set it to “{status}”. Choose again.", status=word)
            return {"kind": "warn", "text": text}
        word = status_word(Status(change.after), _)
        return {"text": _("Saved: it is now “{status}”.", status=word)}

    def show(self) -> None:
        """Read the plan and tell the chosen picture."""
        dossier = self.dossier
        self._forget_what_is_gone(dossier)
        seen: dict[str, Any] = (
            self._board(dossier) if self._view == BOARD else self._picture(dossier)
        )
        _ = self.scene.texts
        self.shown = seen | {
            "view": self._view,
            "views": [{"id": one, "title": self._title(one)} for one in VIEWS],
            "goal": self._only.goal,
            "goals": [
                {"id": goal.id, "title": f"{number} {goal.text.strip()[:80]}".strip()}
                for number, goal in enumerate(dossier.plan.goals, 1)
            ],
            "person": self._only.person,
            "people": list(people_of(dossier.plan)),
            "empty": "" if dossier.plan.actions else _("The plan has no actions yet."),
            "poster": f"{self.scene.base}/print/poster/{self.school_id}"
            if self.scene.served_url
            else "",
        }

    def _forget_what_is_gone(self, dossier: Dossier) -> None:
        goals = {one.id for one in dossier.plan.goals}
        goal = self._only.goal if self._only.goal in goals else ""
        person = self._only.person if self._only.person in people_of(dossier.plan) else ""
        self._only = Only(goal=goal, person=person)

    def _title(self, view: str) -> str:
        _ = self.scene.texts
        return _("Status board") if view == BOARD else charts.plan_title(view, _)

    def _picture(self, dossier: Dossier) -> dict[str, Any]:
        """Tell a picture by its addresses, or drawn where no server draws it."""
        is_served = bool(self.scene.served_url)
        told = plan_pictures(
            dossier,
            self.scene.content,
            self._view,
            only=self._only,
            sizes=SIZES,
            drawn=not is_served,
        )
        parts = {
            size: [
                one | (self._addresses(dossier, size, part) if is_served else {})
                for part, one in enumerate(told["parts"][size])
            ]
            for size in SIZES
        }
        return {"picture": told | {"parts": parts}}

    def _addresses(self, dossier: Dossier, size: str, part: int) -> dict[str, str]:
        path = f"{self.scene.base}/api/plans/{quote(self.school_id)}/{self._view}.svg"
        asked = {"lang": self.scene.language, "size": size, "part": part, "goal": self._only.goal}
        asked |= {"person": person_mark(self._only.person), "v": dossier.plan.revision}
        light, dark = (f"{path}?{urlencode(asked | {'theme': theme})}" for theme in THEMES)
        return {"url": light, "url_dark": dark}

    def _board(self, dossier: Dossier) -> dict[str, Any]:
        _ = self.scene.texts
        columns = [
            {
                "status": column.status.value,
                "shape": SHAPES[column.status],
                "word": status_word(column.status, _),
                "cards": [self._card(card) for card in column.cards],
            }
            for column in board(dossier, self._only)
        ]
        return {"board": columns}

    def _card(self, card: Card) -> dict[str, Any]:
        action, _ = card.action, self.scene.texts
        return {
            "id": action.id,
            "number": card.number,
            "text": action.text.strip() or action.method_title.strip() or _("An action"),
            "lead": action.lead.strip(),
            "ends": _.date(action.ends) if action.ends else "",
            "late": card.late,
            "status": action.status.value,
        }
