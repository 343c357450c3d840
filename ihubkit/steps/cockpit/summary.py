"""The page “Summary”: a draft by rules, edited by facilitators, shown to the teams."""

from typing import Any

import traitlets

from ihubkit.content import language_name
from ihubkit.errors import IHubKitError, InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import drafts, summaries
from ihubkit.model.command import command
from ihubkit.model.plan import FieldChange
from ihubkit.model.summary import Summary, SummaryPart
from ihubkit.model.workshop import Workshop
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step


class Summaries(Step):
    """The summaries of one workshop: of all its schools (""), and of each.

    A new draft never touches texts that are there: it waits beside them until it is taken.
    """

    workshop_id = traitlets.Unicode()
    school_id = traitlets.Unicode()
    summary = traitlets.Dict()

    def __init__(self, scene: Scene, workshop_id: str = "") -> None:
        super().__init__(scene)
        self._draft: Summary | None = None  # a new draft that waits to be taken
        self._seen: tuple[str, str, int] = ("", "", -1)
        self.workshop_id = workshop_id
        self.look_again()

    @command
    def choose_school(self, school: str) -> None:
        """Turn to the summary of a school, or ("") of all."""
        if school and school not in self._workshop().school_ids:
            raise InvalidValueError("This cannot be chosen any more. Choose from the list again.")
        self.school_id, self._draft = school, None

    @command
    def draft(self, language: str) -> str:
        """Draft the summary; where there is one already, the new draft waits beside it."""
        _, store = self.scene.texts, self.scene.store
        self._workshop()
        made = drafts.drafted(store, self.scene.content, self.workshop_id, self.school_id, language)
        stored = self._stored()
        if stored is None:
            summaries.begin(store, made)
            return _("The draft is ready. Read it, change it, then show it to the team.")
        if stored.parts == made.parts:
            return _("A new draft would say the same: nothing has changed.")
        self._draft = made
        return _("A new draft waits above your text. Nothing of yours has been changed.")

    @command
    def use_draft(self, seen: int) -> str:
        """Put the waiting draft in place of the text of version `seen`."""
        summaries.replace(self.scene.store, self._waiting(), seen=seen)
        self._draft = None
        _ = self.scene.texts
        return _("The new draft is your text now.")

    @command
    def take_part(self, part: str) -> str:
        """Take one part of the waiting draft."""
        summaries.take_part(self.scene.store, self._waiting(), part)
        _ = self.scene.texts
        return _("This part is in your text now.")

    @command
    def drop_draft(self) -> None:
        """Throw the waiting draft away; the text stays."""
        self._draft = None

    @command
    def edit(
        self, part: str, part_id: str, changes: dict[str, dict[str, str]], mark: int
    ) -> dict[str, Any]:
        """Change a part; the answer carries the sender's mark, and a clash carries both texts."""
        try:
            self._require_here(part)
            wanted = {
                name: FieldChange(before=change.get("before", ""), after=change.get("after", ""))
                for name, change in changes.items()
            }
            summaries.edit(self.scene.store, *self._key, part_id, wanted)
        except StaleWriteError as clash:
            text = self.scene.texts.error(clash)
            return {"kind": "warn", "text": text, "mark": mark, "theirs": clash.theirs}
        except IHubKitError as error:
            return {"kind": "bad", "text": self.scene.texts.error(error), "mark": mark}
        return {"mark": mark, "saved": True}

    @command
    def add_part(self) -> None:
        """Add an empty part at the end."""
        summaries.add_part(self.scene.store, *self._key)

    @command
    def remove_part(self, part: str) -> str:
        """Remove a part."""
        summaries.remove_part(self.scene.store, *self._key, part)
        _ = self.scene.texts
        return _("The part is removed. A new draft brings it back.")

    @command
    def move_part(self, part: str, by: int) -> None:
        """Move a part up (negative) or down."""
        summaries.move_part(self.scene.store, *self._key, part, by)

    @command
    def publish(self, on: bool) -> str:  # noqa: FBT001 -- on is what is set
        """Show the summary on the teams' dashboards, or take it back."""
        summaries.publish(self.scene.store, *self._key, on)
        _ = self.scene.texts
        return _("The team sees it now.") if on else _("The team does not see it any more.")

    @traitlets.observe("workshop_id")
    def _other_workshop(self, _: object) -> None:
        self.school_id, self._draft = "", None
        self.look_again()

    def watch(self) -> None:
        """Look for what other facilitators wrote."""
        version = self.scene.store.summary_version(*self._key)
        if self.workshop_id and self._seen != (*self._key, version):
            self.refresh()

    def refresh(self) -> None:
        """Read the summary again."""
        if not self.workshop_id:
            self.summary = {}
            return
        workshop = self._workshop()
        stored = self.scene.store.find_summary(workshop.id, self.school_id)
        self._seen = (workshop.id, self.school_id, stored.version if stored else 0)
        self.summary = self._shown(workshop, stored)

    @property
    def _key(self) -> tuple[str, str]:
        return self.workshop_id, self.school_id

    def _workshop(self) -> Workshop:
        return self.scene.store.find_workshop(self.workshop_id)

    def _stored(self) -> Summary | None:
        return self.scene.store.find_summary(*self._key)

    def _require_here(self, summary_id: str) -> None:
        """Refuse an edit that was sent before its page turned to another school."""
        if summary_id != _id(*self._key):
            raise InvalidValueError(
                "This text belongs to another summary. Turn back to it; your text is kept there."
            )

    def _waiting(self) -> Summary:
        if self._draft is None:
            raise NotFoundError("There is no new draft any more. Draft it again.")
        return self._draft

    def _shown(self, workshop: Workshop, stored: Summary | None) -> dict[str, Any]:
        _, store = self.scene.texts, self.scene.store
        names = {one.id: one.name for one in store.list_schools()}
        taken = {one.id: one for one in stored.parts} if stored else {}
        language = stored.language if stored else self.scene.language
        return {
            "id": _id(workshop.id, self.school_id),
            "title": workshop.title,
            "whose": self.school_id,
            "schools": [
                {"id": "", "title": _("All schools together")},
                *({"id": one, "title": names.get(one, one)} for one in workshop.school_ids),
            ],
            "language": language,
            "languages": [
                {"id": code, "title": language_name(code)} for code in self.scene.content.languages
            ],
            "released": bool(store.list_releases(workshop_id=workshop.id)),
            "version": stored.version if stored else 0,
            "published": bool(stored and stored.published),
            "parts": [{"id": one.id, "fields": one.texts} for one in taken.values()],
            "draft": self._beside(taken),
            "hidden": summaries.hidden_quotes(store, stored) if stored else [],
            "print": self._printed(workshop) if stored else "",
        }

    def _beside(self, taken: dict[str, SummaryPart]) -> list[dict[str, Any]]:
        """Return the waiting draft, and which of its parts say something else than the text."""
        return [
            {
                "id": one.id,
                "title": one.title,
                "sentences": list(one.sentences),
                "new": taken.get(one.id) != one,
            }
            for one in (self._draft.parts if self._draft else ())
        ]

    def _printed(self, workshop: Workshop) -> str:
        if not self.scene.served_url:
            return ""
        return f"{self.scene.base}/print/summary/{workshop.id}/{self.school_id or 'all'}"


def _id(workshop_id: str, school_id: str) -> str:
    return f"summary-{workshop_id}-{school_id}"
