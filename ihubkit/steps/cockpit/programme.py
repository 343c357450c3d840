"""The page “Programme”: schools and their hours, what needs attention, and the mentor's log."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import traitlets

from ihubkit.errors import InvalidValueError
from ihubkit.live import mentor_log, programmes
from ihubkit.model.command import command
from ihubkit.model.people import School
from ihubkit.model.programme import HoursEntry, HoursState, PartKind, Programme
from ihubkit.model.programme_hours import SchoolProgramme
from ihubkit.steps.cockpit.programme_forms import (
    agreed_terms,
    meeting_of,
    offered_terms,
    terms_of,
)
from ihubkit.steps.programme_shown import entries_shown, in_order, school_shown
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

USUAL_HOURS = 2.0


class ProgrammeDesk(Step):
    """All schools of one programme; what was typed last is offered for the next entry."""

    active = traitlets.Bool(default_value=False)
    programme = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._chosen = ""
        self._mark: tuple[object, ...] = ()
        self._last: HoursEntry | None = None  # what was logged here last
        self._removed: HoursEntry | None = None
        self._count = 0  # a new number makes an empty form

    @command
    def choose_programme(self, programme: str) -> None:
        """Turn to another programme."""
        self._chosen = self.scene.content.programme(programme).id

    @command
    def enrol(self, school: str, terms: dict[str, Any]) -> str:
        """Let a school take part."""
        store, content = self.scene.store, self.scene.content
        programmes.enrol(store, content, school, self._programme().id, terms_of(terms))
        self._count += 1
        _ = self.scene.texts
        return _("“{name}” takes part now.", name=store.find_school(school).name)

    @command
    def change_terms(self, enrolment: str, terms: dict[str, Any], seen: int) -> str:
        """Agree on something else with a school."""
        store, content = self.scene.store, self.scene.content
        programmes.change_enrolment(store, content, enrolment, terms_of(terms), seen=seen)
        _ = self.scene.texts
        return _("This is agreed now.")

    @command
    def leave(self, enrolment: str) -> str:
        """Take a school out."""
        programmes.leave(self.scene.store, enrolment)
        _ = self.scene.texts
        return _("The school does not take part any more.")

    @command
    def log(self, meeting: dict[str, Any]) -> str:
        """Add a meeting to the log."""
        store, content = self.scene.store, self.scene.content
        self._last = mentor_log.log_hours(store, content, meeting_of(meeting))
        self._count += 1
        _ = self.scene.texts
        return _("It is in the log.")

    @command
    def change(self, entry: str, meeting: dict[str, Any], seen: int) -> str:
        """Change a meeting of the log."""
        store, content = self.scene.store, self.scene.content
        mentor_log.change_hours(store, content, entry, meeting_of(meeting), seen=seen)
        _ = self.scene.texts
        return _("The entry is changed.")

    @command
    def held(self, entry: str, seen: int) -> str:
        """Mark a meeting as held."""
        mentor_log.held(self.scene.store, entry, seen=seen)
        _ = self.scene.texts
        return _("Its hours are used now.")

    @command
    def remove(self, entry: str, seen: int) -> str:
        """Remove a meeting from the log; it can be put back."""
        found = self.scene.store.find_hours(entry)
        self.scene.store.remove_hours(entry, seen=seen)
        self._removed = found
        _ = self.scene.texts
        return _("The entry is removed.")

    @command
    def put_back(self) -> str:
        """Put the entry that was removed last back."""
        _ = self.scene.texts
        if self._removed is None:
            raise InvalidValueError("There is nothing to put back.")
        self.scene.store.add_hours(self._removed)
        self._removed = None
        return _("The entry is back.")

    def refresh(self) -> None:
        """Show the programme as it is now, where somebody looks."""
        if self.active:
            self._mark = self.scene.store.programme_mark()
            self.programme = self._shown()

    def watch(self) -> None:
        """Look for what others logged, where somebody looks."""
        if self.active and self.scene.store.programme_mark() != self._mark:
            self.refresh()

    def _programme(self) -> Programme:
        """Return the programme looked at: as chosen, else of the newest enrolment."""
        content = self.scene.content
        if self._chosen not in content.programmes:
            begun = [one.programme for one in self.scene.store.list_enrolments()]
            known = [one for one in reversed(begun) if one in content.programmes]
            self._chosen = next(iter((*known, *content.programmes)), "")
        return content.programme(self._chosen, self.scene.language)

    def _shown(self) -> dict[str, Any]:
        scene, programme, texts = self.scene, self._programme(), self.scene.texts
        found = programmes.programmes_of(
            scene.store, scene.content, programme=programme.id, language=scene.language
        )
        inside = {one.enrolment.school_id for one in found}
        schools = scene.store.list_schools()
        return {
            "team": False,
            "id": programme.id,
            "title": programme.title,
            "about": programme.about,
            "months": programme.months,
            "offered": [
                {"id": one, "title": scene.content.programme(one, scene.language).title}
                for one in scene.content.programmes
            ],
            "columns": [{"id": one.id, "title": one.title} for one in programme.parts],
            "terms": [offered_terms(one) for one in programme.parts],
            "schools": [
                school_shown(one, texts, for_team=False)
                | agreed_terms(one, programme)
                | {"print": self._paper(one)}
                for one in found
            ],
            "free": [_free(one) for one in schools if one.id not in inside],
            "log": in_order(entry for one in found for entry in entries_shown(one, texts)),
            "form": self._form(found, programme),
            "removed": bool(self._removed),
            "today": datetime.now(UTC).date().isoformat(),
            "downloads": self._downloads(programme),
        }

    def _paper(self, school: SchoolProgramme) -> str:
        if not self.scene.served_url:
            return ""
        return f"{self.scene.base}/print/programme/{quote(school.enrolment.school_id)}"

    def _form(self, found: list[SchoolProgramme], programme: Programme) -> dict[str, Any]:
        """Return what the next entry begins with: as the last one, on today."""
        known = {one.enrolment.id: one for one in found}
        last = self._last
        if last is None or last.enrolment_id not in known:
            used = (e for one in found for e in one.entries if e.state is HoursState.USED)
            last = max(used, key=lambda one: (one.day, one.at), default=None)
        usual = next((p for p in programme.parts if p.kind is PartKind.MENTORING), None)
        return {
            "n": self._count,
            "enrolment": last.enrolment_id if last else next(iter(known), ""),
            "part": last.part if last else (usual or programme.parts[-1]).id,
            "state": HoursState.USED.value,
            "day": datetime.now(UTC).date().isoformat(),
            "hours": last.hours if last else USUAL_HOURS,
            "people": last.people if last else 0,
            "note": "",
            "mentor": last.mentor if last else "",
        }

    def _downloads(self, programme: Programme) -> list[dict[str, str]]:
        if not self.scene.served_url:
            return []
        _, base = self.scene.texts, self.scene.base
        address = f"{base}/export/programme/{quote(programme.id)}"
        return [
            {"title": _("Hours and log (XLSX)"), "href": f"{address}.xlsx"},
            {"title": _("Log (CSV)"), "href": f"{address}.csv"},
        ]


def _free(school: School) -> dict[str, Any]:
    return {"id": school.id, "title": school.name, "staff": school.staff}
