"""What is not there for visitors, who may open what, and what every answer carries."""

import re
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import httpx
import pytest
from served import NOTEBOOKS, Server, make_hub, make_notebooks
from siege import fetch
from tornado.web import HTTPError

from ihubkit.live import links, releases
from ihubkit.model.people import VisitorKind
from ihubkit.server.access import DOORS
from ihubkit.server.routes import routes
from ihubkit.server.static import FOLDERS, inside

FILES = ("SERVES", "KNOWS", "1 / 0", "cells", "root:", "def ", "import ", "[project]", "{%")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("doors")
    running = Server(make_hub(folder / "hub"), make_notebooks(folder / "workshops"), 40)
    yield running
    running.stop()
    running.hub.store.close()


@pytest.fixture(scope="module")
def facilitator(server: Server) -> httpx.Client:
    return server.facilitator()


JUPYTER = [
    *("/tree", "/tree/facilitator.ipynb", "/lab", "/lab/tree", "/notebooks/facilitator.ipynb"),
    *("/edit/facilitator.ipynb", "/files/facilitator.ipynb", "/view/facilitator.ipynb"),
    *("/nbconvert/html/facilitator.ipynb", "/login", "/logout", "/hub", "/terminals/1"),
    *("/api", "/api/", "/api/contents", "/api/contents/facilitator.ipynb", "/api/kernels"),
    *("/api/sessions", "/api/terminals", "/api/kernelspecs", "/api/config/notebook"),
    *("/api/status", "/api/me", "/api/spec.yaml", "/api/nbconvert", "/api/security/csp-report"),
    *("/kernelspecs/python3/logo-64x64.png", "/lsp", "/metrics/secrets", "/static", "/static/"),
    *("/voila", "/voila/", "/voila/tree", "/voila/render/facilitator.ipynb", "/voila/static/"),
    *("/voila/static/voila.js", "/voila/templates/ihubkit/static/x.js", "/voila/api/contents"),
    *("/voila/api/contents/facilitator", "/voila/files/facilitator.ipynb", "/voila/themes/x"),
    *("/voila/query/aaaa-b-c-d-e", "/voila/api/shutdown", "/voila/execution/aaaa-b-c-d-e"),
    *("/facilitator.ipynb", "/workshops/facilitator.ipynb", "/hub.sqlite", "/data/hub.sqlite"),
    *("/dashboards/", "/dashboards/explore_data", "/dashboards/facilitator.ipynb"),
    *("/dashboards/../facilitator", "/dashboards/%2e%2e", "/.git/config", "/pyproject.toml"),
]


@pytest.mark.parametrize("path", JUPYTER)
def test_nothing_of_jupyter_is_there(server: Server, facilitator: httpx.Client, path: str) -> None:
    cookie = "; ".join(f"{name}={value}" for name, value in facilitator.cookies.items())
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        status, body = fetch(server, path, method, cookie)

        assert status in (403, 404, 405)
        assert not any(part in body for part in FILES)


ABOVE = ("..", "%2e%2e", "%2E.", "..%2f..", "%252e%252e", "....//..", "..%5c..", "..\\..", "%c0%ae")
TARGETS = ("base.py", "routes.py", "etc/passwd", "pyproject.toml", "templates/pages/frame.html")
PLACES = ("/static/seat/", "/static/controls/", "/assets/0/voila/", "/assets/0/labextensions/",
          "/assets/0/themes/", "/assets/0/page/", "/assets/0/controls/")  # fmt: skip
ABSOLUTE = ["/etc/passwd", "%2fetc%2fpasswd", "%00", "seat.html%00.js", "a" * 5000, "C:%5cwindows",
            "file:///etc/passwd", "con", ".", "%2e", "~root", "*"]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_address_leads_out_of_the_folders_of_files(server: Server, place: str) -> None:
    climbing = [
        place + "/".join([step] * depth) + "/" + target
        for step in ABOVE
        for depth in (1, 2, 6)
        for target in TARGETS
    ]
    for path in climbing + [place + name for name in ABSOLUTE]:
        status, body = fetch(server, path)

        assert status in (400, 404), path
        assert not any(part in body for part in FILES), path
    assert "failed" not in server.log.read_text()


def test_a_link_among_the_files_leads_nowhere(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("files")
    (folder.parent / "secret").write_text("secret")
    (folder / "link").symlink_to(folder.parent / "secret")

    with pytest.raises(HTTPError, match="404"):
        inside([folder], "link")
    assert inside([FOLDERS["seat"]], "seat.html").is_file()


def visitors(server: Server) -> dict[VisitorKind | str, httpx.Client]:
    """Return a browser of each kind."""
    hub = server.hub
    release = releases.reveal(hub.store, hub.content, hub.workshop_id, seen=hub.workshop.revision)
    _, token = links.share(hub.store, [release.id], "Shared", 1)
    reader = server.client()
    assert reader.post("/api/readers", json={"token": token}).status_code == 200
    forged = server.client()
    for name in ("facilitator", "team", "reader", "visitor"):
        forged.cookies.set(name, f"2|1:0|10:1900000000|{len(name)}:{name}|4:YWRt|" + "0" * 64)
    return {
        VisitorKind.FACILITATOR: server.facilitator(),
        VisitorKind.TEAM: server.team(),
        VisitorKind.READER: reader,
        "seat": server.seat(),
        "nobody": server.client(),
        "forged": forged,
    }


def test_each_dashboard_opens_for_those_it_is_for_and_nobody_else(server: Server) -> None:
    opened = {
        (who, name): client.get(f"/dashboards/{name}").status_code
        for who, client in visitors(server).items()
        for name in DOORS
    }

    assert opened == {
        (who, name): (200 if name in NOTEBOOKS else 404) if who in DOORS[name] else 302
        for who, name in opened
    }


KERNEL = "/api/kernels/00000000-0000-4000-8000-000000000000"
SAMPLES = [
    *("/api/join", "/api/seats", "/api/seats/me", "/api/seats/me/answers", "/api/seats/me/cards"),
    *("/api/seats/me/cards/x", "/api/seats/me/cards/x/vote", "/api/seats/me/feedback"),
    *("/api/seats/me/events", "/api/releases/x", "/api/releases/x/y.svg", "/api/releases/x/y.json"),
    *("/api/content/innovative-school", "/api/texts/en.json", "/healthz", "/metrics"),
    *("/api/openapi.yaml", "/", "/c/K7M4QT", "/seat", "/seat/take-home", "/facilitator"),
    *("/api/facilitator", "/school", "/shared", "/api/readers", "/static/seat/seat.js"),
    *("/static/controls/dom.js", "/assets/0/voila/voila.js", "/assets/0/vega/vega.js"),
    *("/print/plan/x", "/export/plan/x.csv", "/export/workshop/x.xlsx", "/dashboards/board"),
    *("/print/summary/x/all", "/print/infrastructure/x", "/print/course/x", "/api/turn"),
    *("/print/method/x", "/print/poster/x", "/print/review/x/x.y", "/print/programme/x"),
    *("/api/plans/x/timeline.svg", "/documents/plan/x", "/export/plan/x.docx"),
    *("/export/programme/x.xlsx", "/export/programme/x.csv"),
    *(KERNEL, f"{KERNEL}/channels", "/voila/api/shutdown/00000000-0000-4000-8000-000000000000"),
]
MISSING = ["/nothing", "/api/nothing", "/static/seat/nothing.js", "/assets/0/voila/nothing.js"]


def test_no_address_is_left_out_below() -> None:
    patterns = [route[0] for route in routes()]

    assert [p for p in patterns if not any(re.fullmatch(p, path) for path in SAMPLES)] == []


@pytest.mark.parametrize("path", [*SAMPLES, *MISSING])
def test_every_answer_tells_the_browser_to_be_strict(
    server: Server, facilitator: httpx.Client, path: str
) -> None:
    for client in (server.client(), facilitator):
        for method in ("GET", "HEAD", "POST", "OPTIONS"):
            with client.stream(method, path) as answer:
                check(answer)


def check(answer: httpx.Response) -> None:
    """Look at the headers of one answer."""
    policy = dict(
        part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy.get("script-src", "")
    assert "object-src" not in policy
    assert not any(re.search(r"\*|https?:|unsafe-eval", sources) for sources in policy.values())
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert not {"server", "x-powered-by"} & answer.headers.keys()
    if answer.request.url.path != "/api/openapi.yaml":  # which is for anybody's tools
        assert "access-control-allow-origin" not in answer.headers
    for cookie in answer.headers.get_list("set-cookie"):
        assert_strict(cookie)


def assert_strict(cookie: str, *, secure: bool = False) -> None:
    (morsel,) = SimpleCookie(cookie).values()
    assert morsel["httponly"] or not morsel.value
    assert morsel["samesite"] == "Lax" or not morsel.value
    assert bool(morsel["secure"]) is secure


Entering = Callable[[httpx.Client], httpx.Response]


@pytest.mark.parametrize("proto", ["http", "https"])
def test_scripts_and_other_sites_cannot_use_a_cookie(server: Server, proto: str) -> None:
    hub = server.hub
    wanted = {"code": hub.workshop.join_code, "school": hub.schools[0].id, "role": "teacher"}
    entering: dict[str, Entering] = {
        "facilitator": lambda c: c.post("/api/facilitator", json={"passphrase": hub.passphrase}),
        "team": lambda c: c.post("/api/join", json={"code": hub.schools[0].team_code}),
        "seat": lambda c: c.post("/api/seats", json=wanted | {"language": "en"}),
    }
    for name, enter in entering.items():
        client = server.client()
        client.headers["X-Forwarded-Proto"] = proto
        answer = enter(client)

        cookies = answer.headers.get_list("set-cookie")
        assert any(cookie.startswith(f"{name}=") for cookie in cookies)
        for cookie in cookies:
            assert_strict(cookie, secure=proto == "https")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/join"),
        ("POST", "/api/seats"),
        ("PUT", "/api/seats/me"),
        ("DELETE", "/api/seats/me"),
        ("PUT", "/api/seats/me/answers"),
        ("POST", "/api/seats/me/cards"),
        ("DELETE", "/api/seats/me/cards/x"),
        ("PUT", "/api/seats/me/cards/x/vote"),
        ("POST", "/api/facilitator"),
        ("DELETE", "/api/facilitator"),
        ("POST", "/api/readers"),
    ],
)
def test_no_other_sites_form_can_change_anything(server: Server, method: str, path: str) -> None:
    """A form can set no header of ours, and a script of another site must ask first."""
    seat = server.seat()
    del seat.headers["X-iHubKit"]

    answer = seat.request(method, path, json={})
    asked = seat.options(path, headers={"Access-Control-Request-Headers": "X-iHubKit"})

    assert answer.status_code == 403
    assert asked.status_code in (403, 405)
    assert not [name for name in asked.headers if name.startswith("access-control")]
