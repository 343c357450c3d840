"""From a released picture to two or three focus needs, each with its evidence."""

from typing import Any, ClassVar

import traitlets

from ihubkit.errors import InvalidValueError, NotAllowedError
from ihubkit.live import plans
from ihubkit.live.cards import approved
from ihubkit.model.command import command
from ihubkit.model.instrument import Instrument, Section
from ihubkit.model.need import FocusNeed, cards_of, evidence_of
from ihubkit.model.release import Release
from ihubkit.steps.evidence import evidence_shown
from ihubkit.steps.results.model import Explore


class NeedsMapping(Explore):
    """The picture of a school, and its focus needs."""

    subject: ClassVar[str] = "school"
    charts: ClassVar[tuple[str, ...]] = ("priorities", "profile")

    needs = traitlets.Dict()

    @command
    def choose_need(self, item: str) -> str:
        """Choose an item as a focus need."""
        if not self.release:
            raise InvalidValueError("Nothing has been released yet. Choose needs after the reveal.")
        need = plans.choose_need(
            self.scene.store,
            self.scene.content,
            self._own_school(),
            self.release.id,
            item,
            by=self.scene.visitor.kind.value,
        )
        title = self._instrument(self.release).items[need.item].title
        _ = self.scene.texts
        return _("“{title}” is a focus need now.", title=title)

    @command
    def drop_need(self, need: str) -> str:
        """Drop a focus need again."""
        plans.drop_need(
            self.scene.store, self._own_school(), need, by=self.scene.visitor.kind.value
        )
        _ = self.scene.texts
        return _("The need is not a focus any more.")

    def watch(self) -> None:
        """Look for new releases, approved cards, and needs others chose."""
        super().watch()
        chosen = [need.id for need in self.scene.store.list_needs(self.school_id)]
        if chosen != [one["id"] for one in self.needs.get("chosen", [])]:
            self.refresh()

    def refresh(self) -> None:
        """Read releases and needs again."""
        super().refresh()
        _ = self.scene.texts
        chosen = self.scene.store.list_needs(self.school_id) if self.school_id else []
        self.needs = {
            "chosen": [self._chosen(need) for need in chosen],
            "hint": plans.hint(len(chosen), self.scene.texts),
            "sections": self._sections(self.release, chosen) if self.release else [],
            "plan": f"{self.scene.base}/dashboards/action_planning"
            if self.scene.served_url
            else "",
        }

    def head(self) -> dict[str, Any]:
        """Say what this page is for."""
        _ = self.scene.texts
        about = _("Look at the picture, read the cards, and agree on two or three focus needs.")
        return {"title": _("Needs mapping"), "about": about}

    def _own_school(self) -> str:
        if not self.scene.visitor.may_work_on(self.school_id):
            raise NotAllowedError("Only the school's own team may choose its needs.")
        return self.school_id

    def _instrument(self, release: Release) -> Instrument:
        return self.scene.instrument(release.instrument)

    def _chosen(self, need: FocusNeed) -> dict[str, Any]:
        return {"id": need.id, **evidence_shown(self.scene, need.instrument, need.evidence)}

    def _sections(self, release: Release, chosen: list[FocusNeed]) -> list[dict[str, Any]]:
        taken = {need.item: need.id for need in chosen if need.instrument == release.instrument}
        cards = approved(self.scene.store, release.workshop_id)
        return [
            {
                "id": section.id,
                "title": section.title,
                "items": [
                    {"need": taken.get(item.id, ""), **self._evidence(release, section, item.id)}
                    for item in section.items
                ],
                "cards": [
                    {"kind": card.kind.value, "text": card.text, "votes": card.votes}
                    for card in cards_of(cards, self.group, section.id)
                ],
            }
            for section in self._instrument(release).sections
        ]

    def _evidence(self, release: Release, section: Section, item: str) -> dict[str, Any]:
        """Return an item's figures; its section's cards stand beside it."""
        found = evidence_of(release, self.group, item, section=section.id, cards=())
        return evidence_shown(self.scene, release.instrument, found)
