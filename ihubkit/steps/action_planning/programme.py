"""The page “Programme hours” of a plan: the school's own hours, next meetings, and alerts."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import traitlets

from ihubkit.errors import IHubKitError, NotFoundError, StaleWriteError
from ihubkit.live import plans, programmes
from ihubkit.model.command import command
from ihubkit.model.plan import FieldChange
from ihubkit.model.plan_fields import PLAN
from ihubkit.model.programme_hours import SchoolProgramme
from ihubkit.steps.action_planning.plan_page import Page, PlanPage
from ihubkit.steps.page import link
from ihubkit.steps.programme_shown import coming, entries_shown, school_shown, steps_shown
from ihubkit.steps.scene import Scene
from ihubkit.widgets.programme import ProgrammePanel

REMARK = "remark"


class TeamProgramme(PlanPage):
    """The programmes of one school, to read; the team adds its remark, and takes the dates over."""

    programme = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._mark: tuple[object, ...] = ()

    @command
    def take_dates(self, enrolment: str) -> str:
        """Let the plan's time be the programme's."""
        frame, plan = self._own(enrolment).frame, self.plan
        days = {"starts": (plan.starts, frame.starts), "ends": (plan.ends, frame.ends)}
        changes = {
            name: FieldChange(before=old.isoformat() if old else "", after=new.isoformat())
            for name, (old, new) in days.items()
        }
        plans.edit(self.scene.store, PLAN, plan.id, changes, self.by)
        _ = self.scene.texts
        return _("The plan is for the programme's time now.")

    @command
    def edit(
        self, part: str, part_id: str, changes: dict[str, dict[str, str]], mark: int
    ) -> dict[str, Any]:
        """Change the team's remark; the answer carries the sender's mark, a clash both texts."""
        try:
            self._own(part_id)
            if part != REMARK or set(changes) != {REMARK}:
                raise NotFoundError("This cannot be changed here. Reload the page.")
            wanted = changes[REMARK]
            store, before = self.scene.store, wanted.get("before", "")
            programmes.remark(store, part_id, wanted.get("after", ""), before=before)
        except StaleWriteError as clash:
            text = self.scene.texts.error(clash)
            return {"kind": "warn", "text": text, "mark": mark, "theirs": clash.theirs}
        except IHubKitError as error:
            return {"kind": "bad", "text": self.scene.texts.error(error), "mark": mark}
        return {"mark": mark, "saved": True}

    def show(self) -> None:
        """Read the school's programmes."""
        self._mark = self.scene.store.programme_mark()
        self.programme = {
            "team": True,
            "school": self.school_id,
            "schools": [self._shown(one) for one in reversed(self._found())],
            "print": self._paper(),
        }

    def watch(self) -> None:
        """Look for what facilitators logged, and for the plan's dates, where somebody looks."""
        if self.active and self.school_id and self.scene.store.programme_mark() != self._mark:
            self.refresh()
        super().watch()

    def _found(self) -> list[SchoolProgramme]:
        store, content = self.scene.store, self.scene.content
        school_id, language = self.plan.school_id, self.scene.language
        return programmes.programmes_of(store, content, school_id=school_id, language=language)

    def _own(self, enrolment: str) -> SchoolProgramme:
        """Return one of the school's own programmes.

        Raises:
            NotFoundError: It is none of them.
        """
        for one in self._found():
            if one.enrolment.id == enrolment:
                return one
        raise NotFoundError("This school does not take part in the programme (any more).")

    def _shown(self, school: SchoolProgramme) -> dict[str, Any]:
        texts, plan = self.scene.texts, self.plan
        entries, frame = entries_shown(school, texts), school.frame
        today = datetime.now(UTC).date()
        return school_shown(school, texts, for_team=True) | {
            "steps": steps_shown(school, texts),
            "next": coming(entries, today),
            "log": [one for one in entries if one["state"] == "used"],
            "same_dates": (plan.starts, plan.ends) == (frame.starts, frame.ends),
        }

    def _paper(self) -> str:
        if not self.scene.served_url:
            return ""
        return f"{self.scene.base}/print/programme/{quote(self.school_id)}"


def programme_page(scene: Scene) -> Page:
    """Make the page."""
    model = TeamProgramme(scene)
    control = ProgrammePanel(texts=scene.texts.catalogue, language=scene.language)
    return Page(model, link(model, control, {"programme": "state"}))
