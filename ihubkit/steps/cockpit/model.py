"""Running a workshop: where it stands, what comes next, who is there, which cards wait."""

from typing import Literal

import traitlets

from ihubkit.errors import InvalidValueError
from ihubkit.live import cards, discussion, moves, releases, workshops
from ihubkit.model.answer import CardState
from ihubkit.model.command import command
from ihubkit.model.workshop import Workshop
from ihubkit.steps.cockpit.shown import approvals_shown, attendance_shown, run_shown
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step
from ihubkit.steps.workshops import choices, chosen, visible

TABS = ("run", "summary", "hand_out", "programme", "prepare")


class Cockpit(Step):
    """One workshop as its facilitator sees it; every command names the revision it saw."""

    workshop_id = traitlets.Unicode()
    tab = traitlets.Unicode("run")
    offered = traitlets.List(traitlets.Dict())
    run = traitlets.Dict()
    attendance = traitlets.Dict()
    approvals = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._workshop: Workshop | None = None
        self.look_again()
        self.tab = "run" if self.workshop_id else "prepare"
        self._head()

    @command
    def choose(self, name: str, value: str) -> None:
        """Show another workshop."""
        if name == "workshop":
            self.show(value)

    @command
    def show_tab(self, tab: str) -> None:
        """Turn to another page of the cockpit."""
        if tab not in TABS:
            known = ", ".join(TABS)
            raise InvalidValueError(
                "There is no page “{page}” (there are {known}).", page=tab[:20], known=known
            )
        self.tab = tab

    @command
    def hand_out(self) -> None:
        """Turn to codes, links and downloads."""
        self.tab = "hand_out"

    @command
    def prepare(self) -> None:
        """Turn to schools, workshops and the run-sheet to change."""
        self.tab = "prepare"

    @command
    def open_workshop(self) -> str:
        """Open the workshop for seats."""
        workshops.open_workshop(self.scene.store, self.workshop_id)
        _ = self.scene.texts
        return _("The workshop is open. People can join now.")

    @command
    def close_workshop(self) -> str:
        """Close the workshop for good."""
        workshops.close_workshop(self.scene.store, self.workshop_id)
        _ = self.scene.texts
        return _("The workshop is closed. Thank you!")

    @command
    def start(self, activity: str, seen: int) -> None:
        """Go to an activity of the run-sheet."""
        moves.start(self.scene.store, self.workshop_id, activity, seen=seen)

    @command
    def next_activity(self, seen: int) -> None:
        """Go to the next activity."""
        moves.next_activity(self.scene.store, self.workshop_id, seen=seen)

    @command
    def pause(self, seen: int) -> None:
        """Stop the clock."""
        moves.pause(self.scene.store, self.workshop_id, seen=seen)

    @command
    def resume(self, seen: int) -> None:
        """Let the clock run on."""
        moves.resume(self.scene.store, self.workshop_id, seen=seen)

    @command
    def add_minutes(self, minutes: int, seen: int) -> None:
        """Give the current activity more time."""
        moves.add_minutes(self.scene.store, self.workshop_id, minutes, seen=seen)

    @command
    def reveal(self, seen: int) -> str:
        """Release the results of the current questionnaire."""
        release = releases.reveal(self.scene.store, self.scene.content, self.workshop_id, seen=seen)
        _ = self.scene.texts
        why = releases.notice(release, _) or discussion.stillness(release, _)
        return why or _("The results are on all screens.")

    @command
    def discuss(self, item: str, seen: int) -> str:
        """Put an item on all screens to be talked about."""
        store, content = self.scene.store, self.scene.content
        discussion.discuss(store, content, self.workshop_id, item, seen=seen)
        _ = self.scene.texts
        return _("Board and phones show it now.")

    @command
    def ask_again(self, seen: int) -> str:
        """Ask what is being discussed once more."""
        store, content = self.scene.store, self.scene.content
        discussion.ask_again(store, content, self.workshop_id, seen=seen)
        _ = self.scene.texts
        return _("Phones ask it again. Whoever does not answer again counts as unchanged.")

    @command
    def open_round(self, activity: str, seen: int) -> str:
        """Ask the whole questionnaire again."""
        moves.open_round(self.scene.store, self.workshop_id, activity, seen=seen)
        _ = self.scene.texts
        return _("Phones ask everything again. Whoever does not answer again counts as unchanged.")

    @command
    def review(self, card: str, state: Literal["shown", "hidden"]) -> None:
        """Let a card be shown, or hide it."""
        store = self.scene.store
        if store.find_seat(store.find_card(card).seat_id).workshop_id != self.workshop_id:
            raise InvalidValueError("This card belongs to another workshop.")
        cards.review_card(store, card, CardState(state))

    def show(self, workshop_id: str) -> None:
        """Turn to a workshop."""
        self.workshop_id = self.scene.store.find_workshop(workshop_id).id
        self.tab = "run"
        self.refresh()

    def watch(self) -> None:
        """Look for moves of other facilitators, for who joined, and for cards that wait."""
        known = self._workshop.revision if self._workshop else None
        if self.scene.store.revisions().get(self.workshop_id, known) != known:
            self.refresh()
        elif self._workshop:
            self._look_around(self._workshop)

    def refresh(self) -> None:
        """Read the workshop again."""
        found = visible(self.scene.store.list_workshops(), self.scene.visitor)
        self._workshop = chosen(found, self.workshop_id)
        with self.hold_trait_notifications():
            self.offered = choices(found)
            self.workshop_id = self._workshop.id if self._workshop else ""
            self.run = run_shown(self.scene, self._workshop) if self._workshop else {}
            if self._workshop:
                self._look_around(self._workshop)
            self._head()

    def _look_around(self, workshop: Workshop) -> None:
        self.attendance = attendance_shown(self.scene, workshop)
        self.approvals = approvals_shown(self.scene, workshop)
        self._head()

    def _head(self) -> None:
        _ = self.scene.texts
        hub = self.scene.store.find_hub()
        titles = {
            "run": _("Run"),
            "summary": _("Summary"),
            "hand_out": _("Hand out"),
            "programme": _("Programme"),
            "prepare": _("Prepare"),
        }
        waiting = {"run": len(self.approvals.get("waiting", ()))}
        self.heading = {
            "title": hub.name,
            "badge": _("Sample data") if hub.synthetic else "",
            "choices": [
                {
                    "name": "workshop",
                    "label": _("Workshop"),
                    "options": self.offered,
                    "value": self.workshop_id,
                }
            ],
            "links": self._board_link(),
            "tabs": [
                {"id": tab, "title": titles[tab], "count": waiting.get(tab, 0)} for tab in TABS
            ],
            "tab": self.tab,
        }

    def _board_link(self) -> list[dict[str, object]]:
        _, base = self.scene.texts, self.scene.base
        if not self.scene.served_url:
            return []
        return [{"title": _("Open the board"), "href": f"{base}/dashboards/board", "new": True}]
