"""What the projector shows at every moment of a workshop."""

from typing import Any

import traitlets

from ihubkit.content import language_name
from ihubkit.errors import InvalidValueError
from ihubkit.live.attendance import attendance
from ihubkit.live.discussion import stillness, topic_shown
from ihubkit.live.views import shared_state
from ihubkit.model.command import command
from ihubkit.model.workshop import Activity, ActivityKind, Workshop, WorkshopState
from ihubkit.reports.qr import qr_data_uri
from ihubkit.steps.pictures import pictures_of
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step
from ihubkit.steps.workshops import choices, chosen, visible

_SCREENS = {
    ActivityKind.WELCOME: "joining",
    ActivityKind.INSTRUMENT: "answering",
    ActivityKind.CARDS: "answering",
    ActivityKind.REVEAL: "pictures",
    ActivityKind.DISCUSSION: "pictures",
    ActivityKind.PLAN: "planning",
    ActivityKind.CLOSING: "closing",
}


def screen_of(workshop: Workshop | None, *, released: bool, about: bool = False) -> str:
    """Name the screen a workshop's moment needs.

    Args:
        workshop: As it stands.
        released: Whether there are pictures.
        about: Whether one question alone is asked or talked about.
    """
    if workshop is None:
        return "none"
    if workshop.state is not WorkshopState.OPEN:
        return "draft" if workshop.state is WorkshopState.DRAFT else "closing"
    screen = _SCREENS[workshop.current.kind]
    if workshop.current.kind is ActivityKind.DISCUSSION and about:
        return "topic"
    if screen != "pictures" or released:
        return screen
    return "waiting" if workshop.current.instrument else "talking"


class Board(Step):
    """The projector: `screen` changes with the workshop, `counts` while people join and answer."""

    screen = traitlets.Dict()
    counts = traitlets.Dict()
    language = traitlets.Unicode("en")

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.language = scene.language
        self._wanted = ""
        self._revision = -1
        self._workshop: Workshop | None = None
        self.look_again()

    @command
    def show_workshop(self, workshop: str) -> None:
        """Show another workshop."""
        self.scene.store.find_workshop(workshop)
        self._wanted = workshop

    @command
    def speak(self, language: str) -> None:
        """Go over to another language."""
        if language not in self.scene.content.languages:
            known = ", ".join(self.scene.content.languages)
            raise InvalidValueError(
                "There is no language “{language}” here. Known: {known}.",
                language=language[:20],
                known=known,
            )
        self.scene = self.scene.in_language(language)
        self.language = language

    def watch(self) -> None:
        """Look for news: the workshop when its revision rose, and the counts."""
        revisions = self.scene.store.revisions()
        known = self._workshop.id if self._workshop else ""
        if revisions.get(known, self._revision) != self._revision or not known:
            self.look_again()
        else:
            self._count()

    def refresh(self) -> None:
        """Read the workshop again."""
        workshops = visible(self.scene.store.list_workshops(), self.scene.visitor)
        self._workshop = chosen(workshops, self._wanted)
        offered = {
            "workshops": choices(workshops),
            "languages": [
                {"id": code, "title": language_name(code)} for code in self.scene.content.languages
            ],
            "language": self.language,
        }
        self._count()
        self.screen = offered | (self._shown(self._workshop) if self._workshop else _NOTHING)

    def _shown(self, workshop: Workshop) -> dict[str, Any]:
        self._revision = workshop.revision
        shared = shared_state(self.scene.store, workshop.id)
        topic = topic_shown(self.scene.store, self.scene.content, workshop, self.language)
        pictures, note = self._results(workshop)
        return {
            "kind": screen_of(workshop, released=bool(pictures), about=topic is not None),
            "chosen": workshop.id,
            "workshop": workshop.title,
            "code": workshop.join_code,
            "activity": self._words(workshop.current),
            "number": workshop.position + 1,
            "of": len(workshop.activities),
            "clock": shared["clock"],
            "pictures": pictures,
            "note": note,
            "topic": topic,
            **self._ways_in(workshop),
        }

    def _words(self, activity: Activity) -> dict[str, Any]:
        say = self.scene.texts
        return {
            "kind": activity.kind.value,
            "round": activity.round,
            "title": say(activity.title),
            "prompt": say(activity.prompt) if activity.prompt else "",
        }

    def _ways_in(self, workshop: Workshop) -> dict[str, str]:
        served = self.scene.served_url.rstrip("/")
        if not served:
            return {"address": "", "qr": ""}
        shown = served.partition("://")[2]
        return {"address": shown, "qr": qr_data_uri(f"{served}/c/{workshop.join_code}")}

    def _results(self, workshop: Workshop) -> tuple[list[dict[str, Any]], str]:
        """Return the pictures of what the current reveal or discussion is about, and a note."""
        here = workshop.current
        if _SCREENS[here.kind] != "pictures":
            return [], ""
        for release in self.scene.store.list_releases(workshop.id):
            if (release.instrument, release.round) == (here.instrument, here.round):
                found = pictures_of(self.scene, release, size="board")
                return found, stillness(release, self.scene.texts)
        return [], ""

    def _count(self) -> None:
        if not self._workshop:
            self.counts = {}
            return
        counted = attendance(self.scene.store, self._workshop)
        self.counts = {
            "joined": counted.joined,
            "answered": counted.answered,
            "cards": len(self.scene.store.list_cards(self._workshop.id)),
        }


_NOTHING = {"kind": "none"}
