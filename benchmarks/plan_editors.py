"""Twenty people write one plan: is any edit lost, and how soon is it on everybody's screen?"""

import asyncio
import statistics
import time
from contextlib import closing, suppress
from pathlib import Path

from contestants import started
from dashboard_loads import warm
from dashboard_workers import Worker
from kernel_client import allow_many_at_once
from kernel_killer import Hall, Tally
from report import Figures
from running_server import make_evening

from ihubkit.live import hubs, plans
from ihubkit.settings import read_settings

EDITORS, EDITS_A_SECOND, SECONDS = 20, 5, 60
FIELDS = ("text", "why", "success", "risks")  # of a goal, each of them one editor's
MORE_PLACES = 4  # two are kept for facilitators
LAST_S = 20.0  # how long the last edits may take
Where = tuple[str, str]  # a goal and its field


class Editor(Worker):
    """One person with the plan open; hears all the time what the others write."""

    def __init__(self, hall: Hall, cookies: str, tally: Tally, own: Where) -> None:
        super().__init__(hall, cookies, "action_planning", tally)
        self.own = own
        self.acknowledged: set[int] = set()

    async def listen(self, screens: "Screens") -> None:
        """Hear until cancelled, and note what the screen shows."""
        while True:
            await self._hear()
            told = self.shown[self.find("plan")]
            if told.get("message", {}).get("saved"):
                self.acknowledged.add(told["message"]["mark"])
            screens.look(self)

    async def write(self, number: int) -> None:
        """Write a number into the own field."""
        goal, field = self.own
        before = self.texts()[self.own]
        told = {
            "do": "edit", "part": "goal", "part_id": goal, "mark": number,
            "changes": {field: {"before": before, "after": str(number)}},
        }  # fmt: skip
        data = {"method": "custom", "content": told}
        await self._say("comm_msg", {"comm_id": self.find("plan"), "data": data})

    def texts(self) -> dict[Where, str]:
        """Return what the screen shows in everybody's fields."""
        goals = self.shown[self.find("plan")]["state"]["goals"]
        return {(one["id"], field): one["fields"][field] for one in goals for field in FIELDS}


class Screens:
    """What is on whose screen: an edit has arrived when all show it, or a later one there."""

    def __init__(self, editors: int) -> None:
        self.editors = editors
        self.sent: dict[int, tuple[float, Where]] = {}
        self.took: dict[int, float] = {}
        self.all_arrived = asyncio.Event()
        self._seen: dict[int, set[int]] = {}

    def send(self, number: int, where: Where) -> None:
        """Note that an edit sets out."""
        self.sent[number] = time.monotonic(), where
        self._seen[number] = set()
        self.all_arrived.clear()

    def look(self, editor: Editor) -> None:
        """Note what an editor's screen shows now."""
        texts, now = editor.texts(), time.monotonic()
        for number, people in list(self._seen.items()):
            began, where = self.sent[number]
            if int(texts[where] or -1) >= number:
                people.add(id(editor))
                if len(people) == self.editors:
                    self.took[number] = now - began
                    del self._seen[number]
        if not self._seen:
            self.all_arrived.set()


async def editing(folder: Path) -> Figures:
    """Let twenty people write for a minute; returns lost edits, and times to all screens in ms."""
    allow_many_at_once()
    evening = make_evening(folder / "hub")
    settings = read_settings({}, data_dir=folder / "hub")
    with closing(hubs.open_hub(settings)) as store:
        plan = plans.plan_of(store, evening["schools"][0])
        goals = [plans.add_goal(store, plan.id).id for _ in range(EDITORS // len(FIELDS))]
    hall, screens = Hall(folder, evening["team_code"], EDITORS + MORE_PLACES), Screens(EDITORS)
    with started(hall):
        await warm(hall)
        own = [(goal, field) for goal in goals for field in FIELDS]
        people = [Editor(hall, await hall.enter(), Tally(), where) for where in own]
        for one in people:
            await one.open()
            await one.connect()
        async with asyncio.TaskGroup() as group:
            listening = [group.create_task(one.listen(screens)) for one in people]
            await _write_all(people, screens)
            for task in listening:
                task.cancel()
        for one in people:
            await one.leave()
    with closing(hubs.open_hub(settings)) as store:
        kept = {(c.part_id, c.field, c.after) for c in plans.history(store, plan.id)}
    lost = [n for n, (_, where) in screens.sent.items() if (*where, str(n)) not in kept]
    unheard = screens.sent.keys() - {n for one in people for n in one.acknowledged}
    return _figures(screens) | {"lost_edits": len(lost), "unheard_edits": len(unheard)}


async def _write_all(people: list[Editor], screens: Screens) -> None:
    began = time.monotonic()
    for number in range(SECONDS * EDITS_A_SECOND):
        await asyncio.sleep(max(0.0, began + number / EDITS_A_SECOND - time.monotonic()))
        editor = people[number % len(people)]
        screens.send(number, editor.own)
        await editor.write(number)
    with suppress(TimeoutError):  # then some edits are not on all screens, and are counted so
        await asyncio.wait_for(screens.all_arrived.wait(), LAST_S)


def _figures(screens: Screens) -> Figures:
    took = sorted(1000 * one for one in screens.took.values())
    cuts = statistics.quantiles(took, n=20) if len(took) > 1 else [0.0] * 19
    return {
        "edits": len(screens.sent),
        "edits_on_all_screens": len(took),
        "edit_p50_ms": round(cuts[9]),
        "edit_p95_ms": round(cuts[18]),
        "edit_worst_ms": round(took[-1]) if took else 0,
    }
