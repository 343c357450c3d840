"""From a released picture to two or three focus needs, each with its evidence."""

from typing import Any, ClassVar

import traitlets

from ihubkit.errors import InvalidValueError, NotAllowedError
from ihubkit.live import plans
from ihubkit.live.cards import approved
from ihubkit.live.order import Ranked, ranked
from ihubkit.live.school_answers import Form, forms_of
from ihubkit.live.standing import standing
from ihubkit.model.command import command
from ihubkit.model.need import Feasibility, feasibility_word
from ihubkit.model.release import Release, ShownCard
from ihubkit.steps.needs_mapping.shown import (
    chosen_shown,
    items_shown,
    legend,
    placed,
    sections_shown,
    words_shown,
)
from ihubkit.steps.pictures import pictures_of
from ihubkit.steps.results.model import Explore
from ihubkit.steps.scene import Scene


class NeedsMapping(Explore):
    """The picture of a school, its needs in order of priority, and those it works on.

    After a second round, the picture is that of both: see `live.standing`.
    """

    subject: ClassVar[str] = "school"
    charts: ClassVar[tuple[str, ...]] = ("priorities", "shift", "profile", "roles")

    needs = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        self._forms: list[Form] = []
        self._seen: list[object] = []
        super().__init__(scene)

    @command
    def choose_need(self, item: str, instrument: str = "") -> str:
        """Choose an item as a focus need; without an instrument, of the release looked at."""
        school, store, content = self._own_school(), self.scene.store, self.scene.content
        by = self.scene.visitor.kind.value
        released = self.release.instrument if self.release else ""
        if instrument in ("", released) and not self.release:
            raise InvalidValueError("Nothing has been released yet. Choose needs after the reveal.")
        if self.release and instrument in ("", released):
            need = plans.choose_need(store, content, school, self.release.id, item, by=by)
        else:
            need = plans.choose_own_need(store, content, school, instrument, item, by=by)
        title = self.scene.instrument(need.instrument).items[need.item].title
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

    @command
    def judge(self, item: str, instrument: str, value: int) -> str:
        """Say how feasible the team thinks an item is; the order follows at once."""
        school, store, content = self._own_school(), self.scene.store, self.scene.content
        judged = Feasibility(school_id=school, instrument=instrument, item=item, value=value)
        plans.judge(store, content, judged)
        _ = self.scene.texts
        title = self.scene.instrument(instrument).items[item].title
        word = feasibility_word(value, self.scene.texts)
        if place := placed(self._order(self._cards()), instrument, item):
            return _(
                "“{title}”, {word}: place {place} of {places} now.", title=title, word=word, **place
            )
        return _("“{title}”: {word}.", title=title, word=word)

    def watch(self) -> None:
        """Look for new releases, approved cards, and what others chose, judged and answered."""
        super().watch()
        if self._decided() != self._seen:
            self.refresh()

    def refresh(self) -> None:
        """Read releases and needs again."""
        super().refresh()
        store, school = self.scene.store, self.school_id
        self._forms = forms_of(store, self.scene.content, school) if school else []
        self._seen = self._decided()
        chosen = store.list_needs(school) if school else []
        cards = self._cards()
        order = self._order(cards)
        about = self.release.instrument if self.release else ""
        self.needs = {
            "chosen": chosen_shown(self.scene, chosen),
            "hint": plans.hint(len(chosen), self.scene.texts),
            "items": items_shown(self.scene, order, chosen),
            "sections": sections_shown(self.scene, order, self.group, cards, about),
            "doable": words_shown(self.scene),
            "legend": legend(self.scene, self.release, order, self.group),
            "plan": f"{self.scene.base}/dashboards/action_planning"
            if self.scene.served_url
            else "",
        }

    def head(self) -> dict[str, Any]:
        """Say what this page is for."""
        _ = self.scene.texts
        about = _("Look at the picture, read the cards, and agree on two or three focus needs.")
        return {"title": _("Needs mapping"), "about": about}

    def _visible(self) -> list[Release]:
        return [standing(self.scene.store, one) for one in super()._visible()]

    def _pictures(self, release: Release) -> list[dict[str, Any]]:
        return pictures_of(
            self.scene,
            release,
            self.group,
            schools=self.schools,
            only=self.charts,
            whole=release.round > 1,
        )

    def _own_school(self) -> str:
        if not self.scene.visitor.may_work_on(self.school_id):
            raise NotAllowedError("Only the school's own team may choose its needs.")
        return self.school_id

    def _cards(self) -> list[ShownCard]:
        return approved(self.scene.store, self.release.workshop_id) if self.release else []

    def _order(self, cards: list[ShownCard]) -> list[Ranked]:
        if not self.school_id:
            return []
        store, content = self.scene.store, self.scene.content
        return ranked(store, content, self.school_id, self.release, self.group, cards=cards)

    def _decided(self) -> list[object]:
        """Return what tells whether somebody of the team chose, judged or answered something."""
        store, school = self.scene.store, self.school_id
        if not school:
            return []
        answers = [form.answers(store) for form in self._forms]
        return [
            [need.id for need in store.list_needs(school)],
            store.list_feasibility(school),
            [[(item, of.version) for item, of in one.items()] for one in answers],
        ]
