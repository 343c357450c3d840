"""What people do on dashboards: some write a school's plan, others look at this and that."""

from collections.abc import Iterable

from dashboard_workers import State, Worker
from kernel_killer import Hall, Tally


class Writer(Worker):
    """Writes a school's plan: fields that others leave alone, of a goal where others write, too."""

    def __init__(
        self, hall: Hall, cookies: str, tally: Tally, goal: str, fields: Iterable[str]
    ) -> None:
        super().__init__(hall, cookies, "action_planning", tally)
        self.goal = goal
        self.fields = list(fields)
        self.saved: dict[str, str] = {}  # what was acknowledged last
        self._under_way: tuple[str, str] = ("", "")
        self._mark = 0

    async def act(self) -> None:
        """Change a field; its mark comes back when it is saved."""
        self._mark += 1
        mark, name = self._mark, self.chance.choice(self.fields)
        text = f"As of {mark}"
        self._under_way = (name, text)
        changes = {name: {"before": self.texts[name], "after": text}}
        told = {
            "do": "edit",
            "part": "goal",
            "part_id": self.goal,
            "changes": changes,
            "mark": mark,
        }
        shown = await self.command(
            self.find("plan"), told, lambda now: now.get("message", {}).get("mark") == mark
        )
        if not shown["message"].get("saved"):
            self.tally.lost.append(f"refused: {shown['message']}")
            return
        self.saved[name] = text
        self.tally.saved.add((self.goal, name, text))

    async def check(self) -> None:
        """Compare the page with what was acknowledged; what was under way may be there or not."""
        name, text = self._under_way
        texts = self.texts
        if name and texts[name] == text:
            self.saved[name] = text
        for field, saved in self.saved.items():  # nothing when one comes for the first time
            if texts[field] != saved:
                self.tally.lost.append(f"{field} of {self.goal}: {saved!r} became {texts[field]!r}")

    @property
    def texts(self) -> dict[str, str]:
        """The goal's fields as the page shows them."""
        goals = self.shown[self.find("plan")]["state"]["goals"]
        found: dict[str, str] = next(one["fields"] for one in goals if one["id"] == self.goal)
        return found


class Chooser(Worker):
    """Looks at this and that; what was chosen is chosen again on a new page."""

    def __init__(self, hall: Hall, cookies: str, page: str, tally: Tally) -> None:
        super().__init__(hall, cookies, page, tally)
        self.chosen: dict[str, str] = {}

    async def act(self) -> None:
        """Choose something else."""
        offers = [(name, one) for name, ids in self.offers.items() for one in ids]
        here = self.choices
        name, wanted = self.chance.choice([pair for pair in offers if here[pair[0]] != pair[1]])
        await self.choose(name, wanted)
        self.chosen = self.choices

    async def choose(self, name: str, wanted: str) -> None:
        """Choose, and wait until it is shown."""
        told = {"do": "choose", "name": name, "value": wanted}
        told = {"do": "show_tab", "tab": wanted} if name == "tab" else told
        await self.command(self.find("heading"), told, lambda _: self.choices[name] == wanted)

    async def check(self) -> None:
        """Choose again what was chosen, and see it."""
        for name, wanted in self.chosen.items():
            if self.choices[name] != wanted:
                await self.choose(name, wanted)
        if self.choices != self.chosen and self.chosen:
            self.tally.lost.append(f"{self.page}: {self.chosen} became {self.choices}")

    @property
    def heading(self) -> State:
        """What the heading shows."""
        state: State = self.shown[self.find("heading")]["state"]
        return state

    @property
    def choices(self) -> dict[str, str]:
        """What is chosen, by the name of the choice."""
        tab = {"tab": self.heading["tab"]} if self.heading.get("tabs") else {}
        return {one["name"]: one["value"] for one in self.heading.get("choices", [])} | tab

    @property
    def offers(self) -> dict[str, list[str]]:
        """What can be chosen."""
        tabs = {"tab": [one["id"] for one in self.heading.get("tabs", [])]}
        lists = self.heading.get("choices", [])
        return {one["name"]: [o["id"] for o in one["options"]] for one in lists} | tabs
