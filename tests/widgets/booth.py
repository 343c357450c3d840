"""A seat page whose server is played by the test: it remembers, refuses, sleeps and wakes."""

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route
from stage import PAGES

from ihubkit.content import load_content

CONTENT = load_content()
QUESTIONS = {
    "id": "a2",
    "kind": "instrument",
    "title": "Where do we stand?",
    "prompt": "Read and choose.",
    "minutes": 20,
    "instrument": "innovative-school",
    "facets": [],
    "sections": ["A"],
    "items": [],
    "round": 1,
    "card_kinds": [],
    "number": 2,
    "of": 5,
}
TIME = "2026-03-02T16:00:00Z"


class Booth:
    """The server's side of one seat. `down` is no connection, `refusal` what it says no with."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.activity: dict[str, Any] | None = dict(QUESTIONS)
        self.revision = 1
        self.stored: dict[str, dict[str, Any]] = {}
        self.batches: list[list[dict[str, Any]]] = []
        self.cards: dict[str, list[dict[str, Any]]] = {"own": [], "shown": []}
        self.down = False
        self.refusal: tuple[int, str] | None = None
        self.unknown_item = ""
        self.release: dict[str, Any] | None = None
        self.calls: list[str] = []
        self.seat_id = "seat-1"
        context.route("**/api/**", self._answer)
        context.route("**/seat", lambda route: route.fulfill(path=PAGES / "seat.html"))

    def open(self) -> Page:
        """Open the seat page in a new tab and wait for it."""
        page = self.context.new_page()
        page.goto("http://seat.test/seat")
        page.locator("main h1").wait_for()
        return page

    def values(self) -> dict[str, Any]:
        """Return what is stored, by item and facet."""
        return {f"{a['item']}|{a['facet']}": a["value"] for a in self.stored.values()}

    def move(self, **activity: object) -> None:
        """Move the workshop on; pages hear it from their event stream."""
        self.activity = {**QUESTIONS, **activity}
        self.revision += 1

    def state(self) -> dict[str, Any]:
        """Return the shared state."""
        return {
            "revision": self.revision,
            "server_time": TIME,
            "workshop": {"id": "w", "title": "Evening", "state": "open", "join_code": "K7M4QT"},
            "activity": self.activity,
            "clock": {"ends_at": None, "remaining_s": 600, "paused": True, "server_time": TIME},
            "release": self.release,
            "releases": [self.release] if self.release else [],
        }

    def _answer(self, route: Route) -> None:
        path = route.request.url.partition("/api/")[2].partition("?")[0]
        self.calls.append(f"{route.request.method} {path}")
        if self.down:
            route.abort("internetdisconnected")
        elif path == "seats/me/events":
            event = f"id: {self.revision}\nevent: state\ndata: {json.dumps(self.state())}\n\n"
            route.fulfill(body=f"retry: 150\n{event}", content_type="text/event-stream")
        elif path == "seats/me/answers":
            self._take(route)
        elif path == "seats/me/cards":
            card = {**self._given(route), "id": "c1", "votes": 0, "state": "waiting"}
            self.cards = {**self.cards, "own": [card]}
            route.fulfill(status=201, json=card)
        elif path == "seats/me":
            route.fulfill(json=self._mine())
        elif path.startswith("releases/"):
            route.fulfill(json={"release": self.release, "pictures": [], "groups": []})
        elif path.startswith("content/"):
            instrument = CONTENT.instrument(path.partition("/")[2])
            route.fulfill(json=instrument.model_dump(mode="json"))
        else:
            route.fulfill(status=404, json={"error": {"message": "Nothing here."}})

    @staticmethod
    def _given(route: Route) -> dict[str, Any]:
        given: dict[str, Any] = json.loads(route.request.post_data or "{}")
        return given

    def _mine(self) -> dict[str, Any]:
        answers = list(self.stored.values())
        seat = {"id": self.seat_id, "school": {"id": "s", "name": "Birch"}, "role": "teacher"}
        return {
            **self.state(),
            "seat": {**seat, "language": "en"},
            "answers": answers,
            "cards": self.cards,
            "sequence": max((answer["sequence"] for answer in answers), default=0),
            "k": 5,
        }

    def _take(self, route: Route) -> None:
        given = self._given(route)["answers"]
        self.batches.append(given)
        if self.refusal:
            status, message = self.refusal
            route.fulfill(status=status, json={"error": {"message": message}})
            return
        if any(answer["item"] == self.unknown_item for answer in given):
            message = f"{self.unknown_item} is not asked here."
            route.fulfill(status=422, json={"error": {"message": message}})
            return
        route.fulfill(json=self._store(given))

    def _store(self, given: list[dict[str, Any]]) -> dict[str, Any]:
        saved, superseded = [], []
        for answer in given:
            key = "|".join(str(answer[part]) for part in ("instrument", "item", "facet", "round"))
            held = self.stored.get(key)
            if held and held["sequence"] > answer["sequence"]:
                superseded.append(held)
            else:
                self.stored[key] = answer
                saved.append(answer)
        return {"saved": saved, "superseded": superseded}
