"""A group's levels by area, in pictures and in words; nothing of anybody alone."""

from typing import Any, ClassVar

import traitlets

from ihubkit.content import Content
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Release, SectionScore
from ihubkit.steps.results.model import Explore


class SelfAssessment(Explore):
    """The picture of a group, its strongest and weakest areas, and a look at the questions."""

    subject: ClassVar[str] = "self"
    charts: ClassVar[tuple[str, ...]] = ("levels", "profile")

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

    def _summary(self, release: Release) -> dict[str, Any]:
        instrument = self.scene.instrument(release.instrument)
        titles = {section.id: section.title for section in instrument.sections}
        scores = sorted(
            (one for one in release.sections if one.group == self.group and one.section in titles),
            key=lambda one: -one.mean,
        )
        return {
            "sentences": self._sentences(scores, titles, _highest(instrument)),
            "n": max((one.n for one in scores), default=0),
        }

    def _sentences(
        self, scores: list[SectionScore], titles: dict[str, str], most: int
    ) -> list[str]:
        _ = self.scene.texts
        if len(scores) < 2:  # noqa: PLR2004 -- strongest and weakest need two
            return []
        best, least = scores[0], scores[-1]
        return [
            _(
                "Strongest: {area} ({mean} of {most} on average).",
                area=titles[best.section],
                mean=f"{best.mean:.1f}",
                most=most,
            ),
            _(
                "Most room to grow: {area} ({mean} of {most} on average).",
                area=titles[least.section],
                mean=f"{least.mean:.1f}",
                most=most,
            ),
        ]


def about_oneself(content: Content) -> str:
    """Name the first questionnaire in which people assess themselves, or ""."""
    found = (one.id for one in content.instruments.values() if one.subject == "self")
    return next(found, "")


def _highest(instrument: Instrument) -> int:
    return max(
        option.value
        for item in instrument.items
        for facet in instrument.facets
        for option in instrument.options(item, facet.id)
    )
