"""What nobody can make a kernel do, whatever is sent over its line."""

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import Server, make_hub
from siege import V1, Line, Opened, cookies, refused, run, write_notebook

from ihubkit.server.kernels import PASSED
from ihubkit.server.messages import BURST

WIDGETS = """
import ipywidgets
def fail(change):
    raise RuntimeError("a secret of the house")
slider, button = ipywidgets.IntSlider(), ipywidgets.Button()
slider.observe(fail, "value")
button.on_click(fail)
ipywidgets.Box([slider, button])
"""
KNOWS = "import os; print('KNOWS', sorted(os.environ.items()))"
# What the shell, Jupyter and IPython set by themselves, forked or started anew.
KERNELS_OWN = {"PWD", "OLDPWD", "SHLVL", "_", "TERM", "PAGER", "GIT_PAGER", "CLICOLOR",
               "CLICOLOR_FORCE", "FORCE_COLOR", "MPLBACKEND", "JPY_PARENT_PID",
               "JPY_SESSION_NAME", "PYDEVD_USE_FRAME_EVAL"}  # fmt: skip
RAISES = "import os\nos.environ['A_SECRET_OF_THE_HOUSE']"
OWN = {"IHUBKIT_DATA_DIR", "IHUBKIT_DATABASE_URL", "IHUBKIT_VISITOR", "IHUBKIT_LANGUAGE",
       "IHUBKIT_SERVED_URL", "IHUBKIT_CONTROLS_URL", "IPYTHONDIR", "OPENBLAS_NUM_THREADS",
       "OMP_NUM_THREADS"}  # fmt: skip
TRACES = re.compile(
    r"Traceback|secret of the house|A_SECRET|RuntimeError|TraitError|site-packages|\bline \d"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("besieged")
    for name, code in {"facilitator": WIDGETS, "board": KNOWS, "dashboard": RAISES}.items():
        write_notebook(folder / f"{name}.ipynb", code)
    running = Server(make_hub(folder / "hub"), folder, most_dashboards=40)
    yield running
    running.stop()
    running.hub.store.close()


@pytest.fixture
def opened(server: Server) -> Iterator[Opened]:
    """A dashboard with a slider and a button, opened by a facilitator."""
    page = Opened(server, server.facilitator(), "facilitator")
    yield page
    page.leave()


def test_no_message_of_a_page_runs_or_reads_code(opened: Opened, tmp_path: Path) -> None:
    made = tmp_path / "made"
    code = f"open({str(made)!r}, 'w').close()"
    requests: dict[str, Any] = {
        "execute_request": {"code": code, "silent": False, "user_expressions": {"x": code}},
        "complete_request": {"code": code, "cursor_pos": 3},
        "inspect_request": {"code": "open", "cursor_pos": 3, "detail_level": 1},
        "history_request": {"hist_access_type": "tail", "n": 9, "raw": True},
        "is_complete_request": {"code": code},
        "debug_request": {"type": "request", "command": "evaluate", "seq": 1},
        "input_reply": {"value": code},
        "create_subshell_request": {},
        "connect_request": {},
        "interrupt_request": {},
        "shutdown_request": {"restart": False},
    }

    async def scene() -> set[str]:
        async with opened.line() as line:
            for channel in ("shell", "control", "stdin", "iopub", "other"):
                for kind, content in requests.items():
                    line.say(kind, content, channel)
            heard = await line.ask()
            heard += await line.ask()
        return {said["msg_type"] for said in heard}

    assert run(scene()) <= {"kernel_info_reply", "status", "iopub_welcome"}
    assert not made.exists()
    assert opened.client.get(f"/api/kernels/{opened.kernel}").status_code == 200


def test_no_page_makes_or_closes_a_widget(opened: Opened) -> None:
    upload = {
        "_model_name": "FileUploadModel",
        "_model_module": "@jupyter-widgets/controls",
        "_model_module_version": "2.0.0",
        "_view_name": "FileUploadView",
        "_view_module": "@jupyter-widgets/controls",
        "_view_module_version": "2.0.0",
    }

    async def scene() -> None:
        async with opened.line() as line:
            before = await line.states()
            for target in ("jupyter.widget", "jupyter.widget.version", "ipython.widget", "os"):
                content = {"comm_id": f"made-{target[-4:]}", "target_name": target}
                line.say("comm_open", content | {"data": {"state": upload}}, version="2.1.0")
            for comm in before:
                line.say("comm_close", {"comm_id": comm, "data": {}})
            assert await line.states() == before

    run(scene())


def test_one_message_cannot_keep_the_server_busy(opened: Opened, server: Server) -> None:
    async def scene() -> None:
        async with opened.line(V1) as line:
            for count in (2**63, 2**64 - 1, 100_000):
                places = struct.pack("<Q", count) + bytes(8 * 100_000)
                await line.socket.write_message(places, binary=True)
        async with opened.line() as line:
            await line.socket.write_message(struct.pack("!I", 2**31 - 1), binary=True)
            await line.socket.write_message("[" * 100_000)
            await line.ask()

    run(scene())

    assert server.client().get("/healthz").json()["status"] == "ok"


def test_a_flood_ends_the_line_and_nothing_else(opened: Opened, server: Server) -> None:
    async def scene() -> tuple[int | None, str | None]:
        async with opened.line() as line:
            for _ in range(BURST + 200):
                line.say("execute_request", {"code": "1"})
            while await line.socket.read_message() is not None:
                pass
            ended = line.socket.close_code, line.socket.close_reason
        async with opened.line() as line:
            await line.ask()
        return ended

    before = server.log.stat().st_size
    assert run(scene()) == (1008, "too many messages")
    assert server.log.stat().st_size - before < 10_000


def test_no_error_of_a_callback_is_told_to_a_page(opened: Opened, server: Server) -> None:
    async def scene() -> str:
        async with opened.line() as line:
            states = await line.states()
            slider, button = (
                next(name for name, state in states.items() if state["_model_name"] == model)
                for model in ("IntSliderModel", "ButtonModel")
            )
            line.tell(slider, method="update", state={"value": 3}, buffer_paths=[])
            line.tell(slider, method="update", state={"value": "x"}, buffer_paths=[])
            line.tell(slider, method="update", state=[1], buffer_paths=[["value"]])
            line.tell(slider, method="update")
            line.tell(slider, method="custom", content={"event": ["click"]})
            line.tell(button, method="custom", content={"event": "click"})
            line.tell(button, method="custom")
            line.tell("not-there", method="update", state={})
            heard = await line.ask() + await line.ask()
        assert {"status", "kernel_info_reply"} <= {said["msg_type"] for said in heard[-6:]}
        return str(heard)

    heard = run(scene())

    assert not TRACES.search(heard)
    assert "a secret of the house" in server.log.read_text()


def test_no_error_of_a_notebook_is_told_to_a_visitor(server: Server) -> None:
    page = Opened(server, server.team(), "dashboard")

    assert "could not be opened" in page.text
    assert not re.search(r"KeyError|A_SECRET|Traceback|os\.environ", page.text)
    page.leave()


def test_a_kernel_knows_nothing_of_anybodys_request(server: Server) -> None:
    """Neither its own visitor's nor, as with Voilà's prepared kernels, the one's before."""
    known = []
    for number in range(3):
        client = server.facilitator()
        client.headers["X-Secret"] = f"SECRET-header-{number}"
        client.cookies.set("language", f"SECRET-cookie-{number}")
        page = Opened(server, client, "board", f"?code=SECRET-address-{number}")
        known.append(page)

    for page in known:
        names = set(re.findall(r"\(&#39;(\w+)&#39;, |\('(\w+)', ", page.text))
        names_known = {one or other for one, other in names}
        assert "KNOWS" in page.text
        assert {"PATH", "IHUBKIT_VISITOR"} <= names_known
        assert names_known <= {*PASSED, *OWN, *KERNELS_OWN}
        assert "SECRET" not in page.text
        assert not any(value[:40] in page.text for value in page.client.cookies.values())
        page.leave()


def test_a_kernel_belongs_to_the_browser_that_opened_its_page(server: Server) -> None:
    owner, other = server.facilitator(), server.facilitator()
    page, theirs = Opened(server, owner, "board"), Opened(server, other, "board")
    forged = server.client()
    mark = owner.cookies["visitor"]
    forged.cookies.set("visitor", mark[:-1] + ("0" if mark[-1] != "0" else "1"))
    plain = server.client()
    plain.cookies.set("visitor", "nobody")
    nothing = "00000000-0000-4000-8000-000000000000"

    for client in (other, server.client(), forged, plain):
        answers = {_answer(client, kernel) for kernel in (page.kernel, nothing)}
        assert len(answers) == 1, "One can tell a kernel that is there from one that is not."
        assert answers.pop()[:1] == (403,)
        for kernel in (page.kernel, nothing):
            assert run(refused(Line(server, cookies(client), kernel))) == 403
            assert client.delete(f"/api/kernels/{kernel}").status_code == 405
            for action in ("interrupt", "restart"):
                assert client.post(f"/api/kernels/{kernel}/{action}").status_code == 404
    assert owner.get(f"/api/kernels/{page.kernel}").json()["id"] == page.kernel
    page.leave()
    theirs.leave()


def _answer(client: httpx.Client, kernel: str) -> tuple[int, str]:
    told = client.get(f"/api/kernels/{kernel}")
    return told.status_code, told.text


def test_a_line_is_opened_by_our_own_pages_only(opened: Opened, server: Server) -> None:
    for origin in ("https://evil.test", "null", server.url.replace("127.0.0.1", "127.0.0.2")):
        line = Line(server, cookies(opened.client), opened.kernel, Origin=origin)
        assert run(refused(line)) == 403
    line = Line(server, cookies(opened.client), opened.kernel, Origin=server.url)
    assert run(refused(line)) == 101


def test_only_its_own_page_ends_a_kernel(opened: Opened, server: Server) -> None:
    sibling = Opened(server, opened.client, "board")
    right = {"token": opened.token}
    wrong: list[dict[str, object]] = [
        {},
        {"data": {"token": ""}},
        {"data": {"token": "0" * 64}},
        {"data": {"token": sibling.token}},
        {"json": right},
        {"params": right},
        {"content": b"\xff" * 100},
        {"content": b"token=" + b"x" * 60_000},
        {"data": right, "headers": {"Origin": "https://evil.test"}},
        {"data": right, "headers": {"Sec-Fetch-Site": "cross-site"}},
        {"data": right, "headers": {"Sec-Fetch-Site": "same-site"}},
    ]

    assert [opened.say_leaving(**options) for options in wrong] == [403] * len(wrong)
    for client in (server.client(), server.facilitator()):
        address = f"/voila/api/shutdown/{opened.kernel}"
        assert client.post(address, data=right).status_code == 403
        assert client.get(address, params=right).status_code == 405
    assert opened.client.get(f"/api/kernels/{opened.kernel}").status_code == 200
    sibling.leave()
    assert sibling.say_leaving(data={"token": sibling.token}) == 403
