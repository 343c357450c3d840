"""The run-sheet of the chosen workshop, to change before and during the meeting."""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal, NamedTuple

import traitlets

from ihubkit.live import sheets
from ihubkit.live.wording import cleaned, one_line
from ihubkit.model.command import command
from ihubkit.model.texts import in_english
from ihubkit.model.workshop import Activity, ActivityKind, Workshop
from ihubkit.steps.cockpit.sheet_shown import kind_titles, sheet_shown
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step

KEPT = 50  # changes that can be taken back
GONE = Activity(id="", kind=ActivityKind.PLAN, title="-", minutes=1)
Kind = Literal["welcome", "instrument", "cards", "reveal", "discussion", "plan", "closing"]


class Change(NamedTuple):
    """What a change was, and the run-sheet before and after it."""

    said: str
    before: tuple[Activity, ...]
    after: tuple[Activity, ...]


class EditSheet(Step):
    """Parts of a run-sheet; every command names the revision it saw and is stored at once."""

    workshop_id = traitlets.Unicode()
    sheet = traitlets.Dict()

    def __init__(self, scene: Scene, workshop_id: str = "") -> None:
        super().__init__(scene)
        self._changes: list[Change] = []
        self._newer: dict[int, int] = {}  # of our own changes: the revision before and after
        self.workshop_id = workshop_id
        self.look_again()

    @command
    def move_part(self, part: str, by: Literal[-1, 1], seen: int) -> str:
        """Move a part one place up or down."""
        _ = self.scene.texts
        said = _("“{title}” is moved.", title=self._title(part))
        changed = self._change(said, seen, partial(sheets.move_part, part_id=part, by=by))
        place = next(n for n, one in enumerate(changed.activities, 1) if one.id == part)
        return _("It is part {n} of {m} now.", n=place, m=len(changed.activities))

    @command
    def set_minutes(self, part: str, minutes: int, seen: int) -> None:
        """Make a part longer or shorter."""
        _ = self.scene.texts
        said = _("“{title}” has another length.", title=self._title(part))
        self._change(said, seen, partial(sheets.set_minutes, part_id=part, minutes=minutes))

    @command
    def remove_part(self, part: str, seen: int) -> str:
        """Take a part out; it can be taken back."""
        _ = self.scene.texts
        said = _("“{title}” is removed.", title=self._title(part))
        self._change(said, seen, partial(sheets.remove_part, part_id=part))
        return said

    @command
    def add_part(  # noqa: PLR0913, PLR0917 -- each is a field of the form
        self,
        kind: Kind,
        after: str,
        title: str,
        minutes: int,
        prompt: str,
        hint: str,
        instrument: str,
        facets: list[str],
        items: list[str],
        card_kinds: list[str],
        seen: int,
    ) -> str:
        """Add a part; without a title it is called like its kind."""
        part = Activity.model_construct(
            id="",
            kind=ActivityKind(kind),
            title=one_line(title) or kind_titles(in_english)[kind],
            minutes=minutes,
            prompt=cleaned(prompt).strip(),
            hint=cleaned(hint).strip(),
            **_content_of(ActivityKind(kind), instrument, facets, items, card_kinds),
        )
        _ = self.scene.texts
        said = _("“{title}” is added.", title=_(part.title))
        add = partial(sheets.add_part, content=self.scene.content, part=part, after=after)
        self._change(said, seen, add)
        return said

    @command
    def change_part(  # noqa: PLR0913, PLR0917 -- each is a field of the form
        self,
        part: str,
        title: str,
        minutes: int,
        prompt: str,
        hint: str,
        instrument: str,
        facets: list[str],
        items: list[str],
        card_kinds: list[str],
        seen: int,
    ) -> str:
        """Write a part anew; texts that stay as they are stay translated."""
        old = self.scene.store.find_workshop(self.workshop_id).activity(part) or GONE
        new = old.model_copy(
            update={
                "id": part,
                "title": self._source(one_line(title), old.title),
                "minutes": minutes,
                "prompt": self._source(cleaned(prompt).strip(), old.prompt),
                "hint": self._source(cleaned(hint).strip(), old.hint),
                **_content_of(old.kind, instrument, facets, items, card_kinds),
            }
        )
        _ = self.scene.texts
        said = _("“{title}” is saved.", title=_(new.title))
        change = partial(sheets.change_part, content=self.scene.content, part=new)
        self._change(said, seen, change)
        return said

    @command
    def plan_minutes(self, minutes: int, seen: int) -> None:
        """Say how long the meeting shall last."""
        self._change("", seen, partial(sheets.plan_minutes, minutes=minutes))

    @command
    def reset_sheet(self, seen: int) -> str:
        """Go back to the template; it can be taken back."""
        _ = self.scene.texts
        said = _("The run-sheet is as in the template again.")
        self._change(said, seen, partial(sheets.reset_sheet, content=self.scene.content))
        return said

    @command
    def undo(self, seen: int) -> str:
        """Take the last change back."""
        _ = self.scene.texts
        if not self._changes:
            return _("There is nothing to take back.")
        last = self._changes[-1]
        self._change("", seen, partial(sheets.restore, left=last.after, wanted=last.before))
        del self._changes[-2:]  # taking back is no change to take back
        return _("Taken back.")

    @traitlets.observe("workshop_id")
    def _other_workshop(self, _: object) -> None:
        self._changes.clear()
        self._newer.clear()
        self.look_again()

    def refresh(self) -> None:
        """Read the workshop again."""
        if not self.workshop_id:
            self.sheet = {}
            return
        workshop = self.scene.store.find_workshop(self.workshop_id)
        last = self._changes[-1] if self._changes else None
        undo = last.said if last and last.after == workshop.activities else ""
        self.sheet = sheet_shown(self.scene, workshop) | {"undo": undo}

    def _change(self, said: str, seen: int, change: Callable[..., Workshop]) -> Workshop:
        """Store a change; of a page that clicks faster than it hears, the newest is meant."""
        while seen in self._newer:
            seen = self._newer[seen]
        before = self.scene.store.find_workshop(self.workshop_id)
        changed = change(store=self.scene.store, workshop_id=before.id, seen=seen)
        if changed.revision != seen:
            self._newer[seen] = changed.revision
        if changed.activities != before.activities:
            self._changes.append(Change(said, before.activities, changed.activities))
            del self._changes[:-KEPT]
        return changed

    def _title(self, part: str) -> str:
        found = self.scene.store.find_workshop(self.workshop_id).activity(part)
        return self.scene.texts(found.title) if found else part

    def _source(self, given: str, stored: str) -> str:
        """Return the stored text where its translation was left as it is."""
        return stored if given == self.scene.texts(stored) else given


def _content_of(
    kind: ActivityKind,
    instrument: str,
    facets: list[str],
    items: list[str],
    card_kinds: list[str],
) -> dict[str, Any]:
    """Return what a part of this kind asks; what does not belong to its kind is left out."""
    asks = kind is ActivityKind.INSTRUMENT
    return {
        "instrument": instrument,
        "facets": tuple(facets) if asks else (),
        "sections": (),
        "items": tuple(items) if asks else (),
        "card_kinds": tuple(card_kinds) if kind is ActivityKind.CARDS else (),
    }
