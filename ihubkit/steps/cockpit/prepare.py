"""Before the day: schools, a workshop from a run-sheet template, and its run-sheet to change."""

from datetime import UTC, datetime
from typing import Any

import traitlets

from ihubkit.content import language_name
from ihubkit.live import hubs, review_workshops, workshops
from ihubkit.model.command import command
from ihubkit.model.reviews import due_words, next_review, review_title
from ihubkit.model.workshop import RunSheet
from ihubkit.steps.cockpit.sheet import EditSheet
from ihubkit.steps.results.choices import wave_name
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

WAVES = 5


class Prepare(Step):
    """Makes schools and workshops; `made` names the newest workshop made here.

    `editor` changes the run-sheet of the workshop that the cockpit shows.
    """

    setup = traitlets.Dict()
    made = traitlets.Unicode()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.editor = EditSheet(scene)
        self.look_again()

    @command
    def add_school(self, name: str, staff: int, language: str) -> str:
        """Add a school."""
        school = hubs.add_school(self.scene.store, name, staff=staff, language=language)
        _ = self.scene.texts
        return _("“{name}” is in the hub now.", name=school.name)

    @command
    def rename_school(self, school: str, name: str) -> str:
        """Give a school another name."""
        hubs.rename_school(self.scene.store, school, name)
        _ = self.scene.texts
        return _("The school's name is changed.")

    @command
    def make_workshop(
        self, title: str, runsheet: str, schools: list[str], wave: int, languages: list[str]
    ) -> str:
        """Make a workshop; it waits to be opened."""
        made = workshops.make_workshop(
            self.scene.store,
            self.scene.content,
            title=title,
            runsheet=runsheet,
            school_ids=schools,
            wave=wave,
            languages=languages,
        )
        self.made = made.id
        _ = self.scene.texts
        return _("“{title}” is ready to be opened.", title=made.title)

    @command
    def make_review_workshop(self, school: str) -> str:
        """Make the workshop in which a school comes back to its plan."""
        made = review_workshops.make_review_workshop(self.scene.store, self.scene.content, school)
        self.made = made.id
        _ = self.scene.texts
        return _("“{title}” is ready to be opened.", title=made.title)

    def refresh(self) -> None:
        """Read schools, templates and languages."""
        self.editor.look_again()
        content = self.scene.content
        schools = self.scene.store.list_schools()
        found = self.scene.store.list_workshops()
        self.setup = {
            "schools": [
                {
                    "id": s.id,
                    "name": s.name,
                    "staff": s.staff,
                    "language": language_name(s.language),
                }
                for s in schools
            ],
            "languages": [{"id": one, "title": language_name(one)} for one in content.languages],
            "waves": [
                {"id": str(wave), "title": wave_name(wave, self.scene.texts)}
                for wave in range(WAVES)
            ],
            "templates": [
                _template(content.runsheet(one, self.scene.language)) for one in content.runsheets
            ],
            "plans": self._plans(),
            "workshops": len(found),
            "step": "schools" if not schools else "workshop",
        }

    def _plans(self) -> list[dict[str, str]]:
        """Return the schools that can come back to their plan, with what there is to know."""
        scene, _, today = self.scene, self.scene.texts, datetime.now(UTC).date()
        shown = []
        for school, plan, questions in review_workshops.plans_to_review(scene.store, scene.content):
            due = next_review(scene.store.list_reviews(plan.id))
            said = [_("questions to ask: {n}", n=questions)]
            said += [f"{review_title(due, _)}: {due_words(due, today, _)}"] if due else []
            shown.append({"id": school.id, "name": school.name, "said": " · ".join(said)})
        return shown


def _template(sheet: RunSheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "title": sheet.title,
        "about": sheet.about,
        "minutes": sheet.minutes,
        "parts": [{"title": one.title, "minutes": one.minutes} for one in sheet.activities],
    }
