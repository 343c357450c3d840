"""Every trait of every control of every dashboard, written by somebody hostile: nothing changes."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from sqlite3 import connect
from typing import Any

import pytest
from served import Hub as Known
from served import Server
from siege import Line, Opened, run

from ihubkit.content import load_content
from ihubkit.live import hubs, plans
from ihubkit.rehearsal.sample_hub import fill_sample_hub, open_evening
from ihubkit.server.access import DOORS
from ihubkit.server.serve import packaged_workshops
from ihubkit.settings import read_settings

TEAM = (
    *("needs_mapping", "infrastructure", "self_assessment", "action_planning", "methods"),
    "dashboard",
)
TOLD = {"message"}  # a control's answer to a command
TIME = re.compile(r'"(server_time|remaining_s)": [^,}]+')
NOWHERE = "00000000-0000-4000-8000-000000000000"
HOSTILE: list[Any] = [
    None,
    -(10**30),
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "x" * 20_000,
    {"A1|status": 10**9, "tab": "prepare", "do": "reveal", "_esm": "alert(1)"},
    ["IPY_MODEL_" + NOWHERE, NOWHERE, {"id": NOWHERE, "title": "<b>"}],
]
LEAST = {"facilitator": 150, "board": 18, "needs_mapping": 60, "self_assessment": 110,
         "action_planning": 45, "infrastructure": 30, "methods": 20,
         "dashboard": 100}  # traits  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real dashboards of a hub that has held one evening and is at another."""
    folder = tmp_path_factory.mktemp("sample")
    settings = read_settings({}, data_dir=folder / "hub")
    store, content = hubs.open_hub(settings), load_content()
    fill_sample_hub(store, content)
    evening = open_evening(store, content)
    schools, passphrase = store.list_schools(), hubs.reset_passphrase(store)
    hub = Known(folder / "hub", store, content, schools, evening.id, passphrase)
    plans.add_goal(store, plans.plan_of(store, schools[1].id).id)
    running = Server(hub, packaged_workshops(), most_dashboards=40)
    yield running
    running.stop()
    store.close()


@pytest.fixture(params=sorted(DOORS))
def opened(server: Server, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """One dashboard after the other, each in the hands of whoever uses it."""
    name = request.param
    page = Opened(server, server.team() if name in TEAM else server.facilitator(), name)
    yield page
    page.leave()


def stored(server: Server) -> str:
    """Return everything the database holds."""
    with closing(connect(server.hub.data_dir / "hub.sqlite")) as database:
        return "\n".join(database.iterdump())


def kept(states: dict[str, Any]) -> dict[tuple[str, str], str]:
    """Return all traits but what is told in answer, and the time of day."""
    return {
        (control, trait): TIME.sub("", json.dumps(value))
        for control, state in states.items()
        for trait, value in state.items()
        if trait not in TOLD
    }


def test_no_page_changes_a_trait_that_is_not_its_to_write(opened: Opened) -> None:
    before = stored(opened.server)

    async def scene() -> tuple[dict[str, Any], dict[str, Any]]:
        async with opened.line() as line:
            first = await line.states()
        for control, state in first.items():
            async with opened.line() as line:  # each has its own burst of messages
                write_all(line, control, state)
                await line.ask()
        async with opened.line() as line:
            return first, await line.states()

    first, last = run(scene())
    assert len(kept(first)) >= LEAST[opened.name]
    assert kept(last) == kept(first)
    assert stored(opened.server) == before
    assert "dropped what a page sent" in opened.server.log.read_text()


def write_all(line: Line, control: str, state: dict[str, Any]) -> None:
    """Write every trait by itself and all at once, and what is no state at all."""
    for value in HOSTILE:
        for written in (*({trait: value} for trait in state), dict.fromkeys(state, value), value):
            line.tell(control, method="update", state=written, buffer_paths=[])
        line.tell(control, method="update", state={}, buffer_paths=value)
        line.tell(control, method="update", state={"_esm": value}, buffer_paths=[["_esm"]])
    line.tell(control, method="update")


def others_goal(server: Server) -> str:
    """Return a goal in the plan of the school whose team is not here."""
    return plans.plan_of(server.hub.store, server.hub.schools[1].id).goals[0].id


def commands(server: Server) -> list[Any]:
    """Return commands that no page may give: malformed, or about what is another's."""
    hub = server.hub
    evening, goal = hub.workshop, others_goal(server)
    malformed = [{"do": name} for name in ("start", "edit", "share", "make_workshop", "choose")]
    malformed += [{"do": do} for do in HOSTILE] + [{"kind": "anywidget-command", "name": "do"}]
    changes = {"text": {"before": "", "after": "<script>"}}
    return [
        *HOSTILE,
        *malformed,
        {"do": "refresh"},
        {"do": "__init__", "scene": None},
        {"do": "set_trait", "name": "tab", "value": "prepare"},
        {"do": "pause", "seen": evening.revision, "self": None},
        {"do": "next_activity", "seen": str(evening.revision)},
        {"do": "choose", "name": "school", "value": NOWHERE},
        {"do": "choose", "name": "release", "value": "x" * 10_000},
        {"do": "show_tab", "tab": "secrets"},
        {"do": "show_workshop", "workshop": NOWHERE},
        {"do": "speak", "language": "../../../etc/passwd"},
        {"do": "drop_need", "need": NOWHERE},
        {"do": "choose_need", "item": "<script>"},
        {"do": "edit", "part": "goal", "part_id": goal, "changes": changes, "mark": 1},
        {"do": "add_action", "goal": goal + "'; drop table goal; --"},
        {"do": "share", "title": "x", "releases": [NOWHERE], "days": 1},
        {"do": "rename_school", "school": NOWHERE, "name": "x"},
        {"do": "add_school", "name": "x" * 30_000, "staff": 1, "language": "en"},
    ]


def others_commands(server: Server) -> list[dict[str, Any]]:
    """Return commands that a facilitator or another school's team may give, and this team not."""
    hub = server.hub
    evening, other = hub.workshop, hub.schools[1]
    goal = others_goal(server)
    release = hub.store.list_releases()[0].id
    return [
        {"do": "choose", "name": "school", "value": other.id},
        {"do": "remove_goal", "goal": goal},
        {"do": "add_action", "goal": goal},
        {"do": "next_activity", "seen": evening.revision},
        {"do": "reveal", "seen": evening.revision},
        {"do": "close_workshop"},
        {"do": "share", "title": "x", "releases": [release], "days": 1},
        {"do": "renew_code", "school": other.id},
        {"do": "rename_school", "school": other.id, "name": "x"},
        {"do": "add_school", "name": "x", "staff": 1, "language": "en"},
    ]


def test_no_page_commands_what_is_not_its_to_command(opened: Opened) -> None:
    given = commands(opened.server)
    if opened.name in TEAM:
        given += others_commands(opened.server)
    before = stored(opened.server)

    async def scene() -> tuple[dict[str, Any], dict[str, Any]]:
        async with opened.line() as line:
            first = await line.states()
            for control in first:
                for content in given:
                    line.tell(control, method="custom", content=content)
                line.tell(control, method="custom")
                line.tell(control, method="request_state")
            heard = str(await line.ask())
            assert not re.search(r"Traceback|Error\b|site-packages", heard)
            return first, await line.states()

    first, last = run(scene())
    assert stored(opened.server) == before
    assert kept(last) == kept(first)
    answers = [state["message"] for state in last.values() if state.get("message")]
    assert {answer["kind"] for answer in answers} <= {"bad", "warn"}
    assert answers or opened.name == "dashboard"


def test_what_a_page_may_write_arrives(server: Server) -> None:
    """The two tests above would see nothing if nothing arrived at all."""
    page = Opened(server, server.team(), "self_assessment")

    async def scene() -> tuple[str, object]:
        async with page.line() as line:
            states = await line.states()
            (asked,) = (name for name, state in states.items() if "values" in state)
            line.tell(asked, method="update", state={"values": {"1.1|level": 3}}, buffer_paths=[])
            return asked, (await line.states())[asked]["values"]

    _, values = run(scene())

    assert values == {"1.1|level": 3}
    page.leave()
