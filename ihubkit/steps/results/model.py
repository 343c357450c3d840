"""Looking at released results: which school, which release, which group; never raw answers."""

from typing import Any, ClassVar

import traitlets

from ihubkit.charts.view import View
from ihubkit.errors import InvalidValueError
from ihubkit.live.pictures import group_names
from ihubkit.live.releases import notice
from ihubkit.model.command import command
from ihubkit.model.people import School, VisitorKind
from ihubkit.model.release import Release
from ihubkit.steps.pictures import groups_for, pictures_of
from ihubkit.steps.results.choices import Choice, release_titles, said_title
from ihubkit.steps.results.notes import nearly_all, without_roles
from ihubkit.steps.results.trust import trust
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

TEAMS = frozenset({VisitorKind.FACILITATOR, VisitorKind.TEAM})


class Explore(Step):
    """Shows the pictures of one group of one release.

    `subject` narrows it to questionnaires about the "school" or one"self"; empty: all.
    """

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS
    subject: ClassVar[str] = ""
    charts: ClassVar[tuple[str, ...]] = ()
    measured: ClassVar[bool] = True  # whether notes tell how far the items measure one thing

    school_id = traitlets.Unicode()
    release_id = traitlets.Unicode()
    group = traitlets.Unicode()
    pictures = traitlets.List(traitlets.Dict())
    caption = traitlets.Unicode()
    empty = traitlets.Unicode()
    notes = traitlets.List(traitlets.Unicode())

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.releases: list[Release] = []
        self.schools: list[School] = []
        self._revisions: dict[str, int] = {}
        self.school_id = scene.visitor.school_id
        self.look_again()

    @command
    def choose(self, name: str, value: str) -> None:
        """Look at another school, release or group."""
        choice = next((one for one in self.offered() if one.name == name), None)
        if choice is None or value not in choice.ids:
            raise InvalidValueError("This cannot be chosen any more. Choose from the list again.")
        self.set_trait({"school": "school_id", "release": "release_id"}.get(name, name), value)

    @property
    def release(self) -> Release | None:
        """The release that is looked at."""
        return next((one for one in self.releases if one.id == self.release_id), None)

    def watch(self) -> None:
        """Look for new releases."""
        if self.scene.store.revisions() != self._revisions:
            self.refresh()

    def refresh(self) -> None:
        """Read the releases again and keep the choices that still stand."""
        self._revisions = self.scene.store.revisions()
        self.schools = self.scene.store.list_schools()
        if self.scene.visitor.kind is VisitorKind.FACILITATOR and not self.school_id:
            self.school_id = next((school.id for school in self.schools), "")
        self.releases = self._visible()
        if self.release is None:
            full = [one for one in self.releases if one.groups] or self.releases
            self.release_id = full[0].id if full else ""
        if self.release and self.group not in self._group_keys(self.release):
            self.group = self._first_group(self.release)
        self._show(self.release)
        self._show_more()
        self.heading = self.head() | {"choices": [one.shown() for one in self.offered()]}

    def head(self) -> dict[str, Any]:
        """Return the heading's words; subclasses say what their page is."""
        return {}

    def offered(self) -> list[Choice]:
        """Return what can be chosen now."""
        _ = self.scene.texts
        found = [self._schools()] if self._chooses_school() else []
        if not self.release:
            return found
        titles = release_titles(self.scene, self.releases)
        groups = groups_for(self.release, self.scene.visitor)
        named = group_names(self.schools, groups, self.scene.texts)
        whose = {group.key: named[group.key] for group in groups}
        return [
            *found,
            Choice(name="release", label=_("Results"), options=titles, value=self.release_id),
            Choice(name="group", label=_("Whose"), options=whose, value=self.group),
        ]

    def _chooses_school(self) -> bool:
        return self.scene.visitor.kind is VisitorKind.FACILITATOR

    def _schools(self) -> Choice:
        schools = {school.id: school.name for school in self.schools}
        _ = self.scene.texts
        label = _("School")
        return Choice(name="school", label=label, options=schools, value=self.school_id)

    def _visible(self) -> list[Release]:
        """Return the releases this visitor may see here, newest first."""
        visitor, store = self.scene.visitor, self.scene.store
        if visitor.kind is VisitorKind.READER:
            found = [one for one in store.list_releases() if one.id in visitor.releases]
        else:
            found = store.list_releases(school_id=self.school_id)
        known = self.scene.content.instruments
        return [
            one
            for one in found
            if one.instrument in known and self.subject in ("", known[one.instrument].subject)
        ]

    def _group_keys(self, release: Release) -> list[str]:
        return [group.key for group in groups_for(release, self.scene.visitor)]

    def _first_group(self, release: Release) -> str:
        keys = self._group_keys(release)
        own = f"school:{self.school_id}"
        return own if own in keys else next(iter(keys), "all")

    def _show(self, release: Release | None) -> None:
        _ = self.scene.texts
        if release is None:
            self.pictures, self.caption, self.notes = [], "", []
            self.empty = _("Nothing has been released yet. Results appear here after the reveal.")
            return
        self.pictures = self._pictures(release)
        self.caption = self._caption(release)
        self.notes = self._notes(release)
        self.empty = notice(release, _) or _("This group is too small to be shown.")

    def _notes(self, release: Release) -> list[str]:
        _ = self.scene.texts
        view = View(release, self.scene.instrument(release.instrument), self.group, _, {})
        shown = [picture["name"] for picture in self.pictures]
        return [
            *nearly_all(release, self.group, self.schools, _),
            *trust(view, self.schools, measured=self.measured),
            *without_roles(release, self.group, shown=shown, wanted=self.charts, texts=_),
        ]

    def _show_more(self) -> None:
        """Show what a subclass has beside the pictures; the choices are told after it."""

    def _pictures(self, release: Release) -> list[dict[str, Any]]:
        return pictures_of(self.scene, release, self.group, schools=self.schools, only=self.charts)

    def _caption(self, release: Release) -> str:
        """Name what is shown: the questionnaire and whose results."""
        names = group_names(self.schools, release.groups, self.scene.texts)
        whose = f" \N{EN DASH} {names[self.group]}" if self.group in names else ""
        return said_title(release, self.scene.texts) + whose
