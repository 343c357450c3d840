"""All releases a visitor may see, one beside another when there are two measurements."""

from typing import Any, ClassVar

import traitlets

from ihubkit.live.whole_hub import ALL_SCHOOLS, find_results, list_pictures
from ihubkit.model.command import command
from ihubkit.model.people import VisitorKind
from ihubkit.model.release import Release
from ihubkit.steps.results.choices import Choice, release_titles, wave_name
from ihubkit.steps.results.model import TEAMS, Explore
from ihubkit.steps.scene import Scene

ALONE = "alone"  # the choice of comparing with nothing


class Dashboard(Explore):
    """A release to explore, and, chosen from `offered`, an earlier or later one beside it.

    Facilitators may look at all schools of the hub at once.
    """

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS | {VisitorKind.READER}

    other_id = traitlets.Unicode(ALONE)
    other_pictures = traitlets.List(traitlets.Dict())
    other_caption = traitlets.Unicode()
    other_empty = traitlets.Unicode()

    def __init__(self, scene: Scene) -> None:
        self._whole_hub: dict[str, Release] = {}
        super().__init__(scene)

    @command
    def choose(self, name: str, value: str) -> None:
        """Look at another school, release or group, or compare with another measurement."""
        super().choose(name, value)

    def _show(self, release: Release | None) -> None:
        super()._show(release)
        if release and not release.workshop_id:
            _ = self.scene.texts
            added = _(
                "Added up from what each workshop has shown. "
                "What a workshop hides to protect small groups is not in it."
            )
            self.notes = [added, *self.notes]

    def _caption(self, release: Release) -> str:
        """Name the measurement, too, where two stand side by side."""
        named = super()._caption(release)
        if self.other_id == ALONE:
            return named
        return f"{named} · {wave_name(release.wave, self.scene.texts)}"

    def _show_more(self) -> None:
        other = next((one for one in self._others() if one.id == self.other_id), None)
        if other is None:
            self.other_id = ALONE
        self._show_other(other)

    def head(self) -> dict[str, Any]:
        """Say what this page is for."""
        _ = self.scene.texts
        about = _("All released results. Groups that are too small to be safe are not listed.")
        return {"title": _("Results"), "about": about}

    def offered(self) -> list[Choice]:
        """Offer other measurements of the same questionnaire, too."""
        _, others = self.scene.texts, self._others()
        if not others:
            return super().offered()
        options = {ALONE: _("nothing")} | release_titles(self.scene, others)
        label = _("Compare with")
        compare = Choice(name="other_id", label=label, options=options, value=self.other_id)
        return [*super().offered(), compare]

    def _schools(self) -> Choice:
        schools, _ = super()._schools(), self.scene.texts
        if not list_pictures(self.scene.store, self.scene.content):
            return schools
        options = {**schools.options, ALL_SCHOOLS: _("All schools of the hub")}
        return schools.model_copy(update={"options": options})

    def _visible(self) -> list[Release]:
        if self.school_id == ALL_SCHOOLS and self._chooses_school():
            return self._over_all_schools()
        return super()._visible()

    def _over_all_schools(self) -> list[Release]:
        """Return the pictures of the hub; what was chosen stays chosen when a newer one comes."""
        before, scene = self._whole_hub, self.scene
        found = {
            one: before.get(one) or find_results(scene.store, scene.content, one)
            for one in list_pictures(scene.store, scene.content)
        }
        newest = {(one.wave, one.instrument): one.id for one in found.values()}
        for name in ("release_id", "other_id"):
            old = before.get(getattr(self, name))
            if old:
                self.set_trait(name, newest.get((old.wave, old.instrument), ""))
        self._whole_hub = found
        return list(found.values())

    def _others(self) -> list[Release]:
        here = self.release
        if here is None:
            return []
        return [
            one
            for one in self.releases
            if one.instrument == here.instrument
            and (one.wave, one.round) != (here.wave, here.round)
        ]

    def _show_other(self, other: Release | None) -> None:
        if other is None:
            self.other_pictures, self.other_caption, self.other_empty = [], "", ""
            return
        keys = self._group_keys(other)
        self.other_pictures = self._pictures(other) if self.group in keys else []
        self.other_caption = self._caption(other)
        _ = self.scene.texts
        self.other_empty = _("This group is too small to be shown there.")
