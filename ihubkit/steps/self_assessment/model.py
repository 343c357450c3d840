"""A group's levels by area, in pictures and in words; nothing of anybody alone."""

from typing import Any, ClassVar

import traitlets

from ihubkit.content import Content
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Release
from ihubkit.steps.results.model import Explore
from ihubkit.steps.self_assessment.words import Told, sentences

SELF, LEVEL = "self", "level"


class SelfAssessment(Explore):
    """The picture of a group, its strongest and weakest areas, and a look at the questions."""

    subject: ClassVar[str] = SELF
    measured: ClassVar[bool] = False  # the page has words of its own for it
    charts: ClassVar[tuple[str, ...]] = ("levels", "guesses", "profile", "shift")

    summary = traitlets.Dict()

    def refresh(self) -> None:
        """Read the releases again."""
        super().refresh()
        self.summary = self._summary(self.release) if self.release else {}

    def head(self) -> dict[str, Any]:
        """Say what this page is for."""
        _ = self.scene.texts
        about = _("Where the group stands as a whole; nobody's own answers are shown here.")
        return {"title": _("Self-assessment"), "about": about}

    def asked(self) -> Instrument | None:
        """Return the questionnaire people assess themselves with."""
        wanted = self.release.instrument if self.release else about_oneself(self.scene.content)
        return self.scene.instrument(wanted) if wanted else None

    def _visible(self) -> list[Release]:
        """Leave out what people say of themselves that is no assessment, such as wishes."""
        known = self.scene.content.instruments
        return [one for one in super()._visible() if assesses(known[one.instrument])]

    def _summary(self, release: Release) -> dict[str, Any]:
        told = Told(
            release=release,
            instrument=self.scene.instrument(release.instrument),
            instruments=self.scene.content.instruments.values(),
            group=self.group,
            workshop=self.scene.store.find_workshop(release.workshop_id),
            earlier=self.releases,
            texts=self.scene.texts,
        )
        return {"sentences": sentences(told), "n": told.people}


def assesses(instrument: Instrument) -> bool:
    """Tell whether people assess their own work here."""
    is_level = instrument.facets[0].id == LEVEL
    return instrument.subject == SELF and is_level and not instrument.guesses


def about_oneself(content: Content) -> str:
    """Name the first questionnaire in which people assess themselves, or ""."""
    return next((one.id for one in content.instruments.values() if assesses(one)), "")
