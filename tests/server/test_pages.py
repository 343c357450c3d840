"""Pages, files and what operators read."""

import re
from typing import TYPE_CHECKING

import httpx
import pytest

from ihubkit.live import edits
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.plan import FieldChange

if TYPE_CHECKING:
    from served import Server

PAGES = ("/", "/c/K7M4QT", "/seat", "/facilitator", "/school", "/shared", "/no/such/page")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_no_foreign_host_and_allows_only_our_scripts(
    server: "Server", path: str
) -> None:
    page = server.client().get(path)

    hosts = set(re.findall(r"(?:https?:)?//([\w.-]+)", page.text)) - {"www.w3.org"}
    assert hosts == set()
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "server" not in page.headers
    assert not re.search(r"<script(?![^>]*src=)", page.text)


def test_a_page_speaks_the_browsers_language_until_another_is_chosen(server: "Server") -> None:
    accepting = server.client()
    accepting.headers["Accept-Language"] = "xx, fi-FI;q=0.8, en;q=0.5"
    choosing = server.client(cookies={"language": "sv"})

    assert '<html lang="fi"' in accepting.get("/facilitator").text
    assert '<html lang="sv"' in choosing.get("/facilitator").text
    assert '<html lang="en"' in server.client(cookies={"language": "<b>"}).get("/school").text


def test_what_is_not_there_is_said_in_words(server: "Server") -> None:
    client = server.client()

    assert client.get("/api/nothing").json()["error"]["message"].startswith("There is nothing")
    assert "There is nothing at this address" in client.get("/nothing").text
    assert client.put("/api/join", json={}).status_code == 405


def test_names_are_shown_as_text(server: "Server") -> None:
    page = server.team().get("/school").text

    assert "Kuusi &lt;i&gt;" in page
    assert "<i>" not in page


@pytest.mark.parametrize(
    "path", ["/static/seat/seat.js", "/static/controls/tokens.css", "/static/seat/door.js", "/seat"]
)
def test_files_are_packed_and_asked_about_only(server: "Server", path: str) -> None:
    client = server.client()

    first = client.get(path, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    older = client.get(path, headers={"Accept-Encoding": "gzip"})
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    plain = client.get(path, headers={"Accept-Encoding": "identity"})

    assert first.headers["content-encoding"] == "br"
    assert older.headers["content-encoding"] == "gzip"
    assert older.content == first.content
    assert (again.status_code, again.content) == (304, b"")
    assert plain.content == first.content
    assert "immutable" in client.get(f"{path}?v=1").headers["cache-control"] or path == "/seat"


@pytest.mark.parametrize(
    "path",
    ["seat/../serve.py", "seat/%2e%2e/serve.py", "controls/../../settings.py", "seat/", "x/y"],
)
def test_no_other_file_can_be_read(server: "Server", path: str) -> None:
    assert server.client().get(f"/static/{path}").status_code == 404


def test_screen_texts_and_instruments_come_in_any_language(server: "Server") -> None:
    client = server.client()

    finnish = client.get("/api/texts/fi.json").json()
    asked = client.get("/api/content/innovative-school?lang=fi").json()

    assert finnish["direction"] == "ltr"
    assert len(finnish["texts"]) > 50
    english = server.hub.content.instrument("innovative-school").title
    assert asked["title"] != english
    assert client.get("/api/content/innovative-school?lang=en").json()["title"] == english
    assert client.get("/api/texts/xx.json").status_code == 404
    assert client.get("/api/content/unknown").status_code == 404


def test_a_plan_is_printed_for_its_team_and_the_facilitator_only(server: "Server") -> None:
    hub, school = server.hub, server.hub.schools[0]
    plan = edits.plan_of(hub.store, school.id)
    change = FieldChange(before="", after="Everyone <b>dares</b> 🙂")
    edits.edit(hub.store, "plan", plan.id, {"vision": change}, "team")

    for client in (server.team(), server.facilitator()):
        page = client.get(f"/print/plan/{school.id}")
        assert "Everyone &lt;b&gt;dares&lt;/b&gt; 🙂" in page.text
        table = client.get(f"/export/plan/{school.id}.csv")
        assert "attachment" in table.headers["content-disposition"]
        assert "dares" in table.text
    for client in (server.team(school=1), server.seat(), server.client()):
        assert client.get(f"/print/plan/{school.id}").status_code == 403
        assert client.get(f"/export/plan/{school.id}.csv").status_code == 403


def test_a_printed_need_has_its_evidence_in_words(server: "Server") -> None:
    hub, school = server.hub, server.hub.schools[1]
    plan = edits.plan_of(hub.store, school.id)
    evidence = Evidence(
        release_id="r", group="all", item="A1", n=12, status=1.8, agreement=0.1, cards=("خطة",)
    )
    need = FocusNeed(
        id="n",
        school_id=school.id,
        instrument="innovative-school",
        item="A1",
        evidence=evidence,
        chosen_at=plan.made_at,
    )
    hub.store.add_need(need)

    page = server.team(school=1).get(f"/print/plan/{school.id}").text

    assert "12 answers · status 1.8 · people are split" in page
    assert "“خطة”" in page


def test_a_printed_plan_ends_with_what_the_check_says(server: "Server") -> None:
    hub, school = server.hub, server.hub.schools[1]
    plan = edits.plan_of(hub.store, school.id)
    goal = edits.add_goal(hub.store, plan.id)
    change = FieldChange(before="", after="<i>Dare</i>")
    edits.edit(hub.store, "goal", goal.id, {"text": change}, "team")

    page = server.team(school=1).get(f"/print/plan/{school.id}").text

    said = page.partition("What the plan check says")[2]
    assert "“&lt;i&gt;Dare&lt;/i&gt;” has no action. Add the first step towards it." in said
    assert "No term calendar is chosen" in said


def test_single_answers_are_exported_to_the_facilitator_only(server: "Server") -> None:
    path = f"/export/workshop/{server.hub.workshop_id}.xlsx"

    assert server.facilitator().get(path).content.startswith(b"PK")
    for client in (server.team(), server.seat(), server.client()):
        refused = client.get(path)
        assert refused.status_code == 403
        assert "for the facilitator only" in refused.text


def test_who_signs_out_is_out(server: "Server") -> None:
    client = server.facilitator()

    assert client.get("/facilitator").headers["location"] == "/dashboards/facilitator"
    assert client.delete("/api/facilitator").status_code == 204
    assert client.get("/facilitator").status_code == 200


def test_operators_read_health_and_counts(server: "Server") -> None:
    client, phone = server.client(), server.seat()
    with phone.stream("GET", "/api/seats/me/events") as stream:
        lines = stream.iter_lines()
        next(lines)
        counts = client.get("/metrics").text

    assert client.get("/healthz").json()["status"] == "ok"
    assert re.search(r"^ihubkit_seats_connected 1$", counts, re.MULTILINE)
    assert "ihubkit_commit_seconds_count" in counts
    assert not re.search(r"Evening|Kuusi", counts)


def test_behind_a_proxy_with_tls_cookies_are_for_tls_only(server: "Server") -> None:
    body = {"passphrase": server.hub.passphrase}

    plain = server.client().post("/api/facilitator", json=body)
    behind = server.client()
    behind.headers["X-Forwarded-Proto"] = "https"
    safe = behind.post("/api/facilitator", json=body)

    assert "secure" not in plain.headers["set-cookie"].lower()
    assert "secure" in safe.headers["set-cookie"].lower()


def test_a_link_of_another_site_cannot_frame_or_learn(server: "Server") -> None:
    page: httpx.Response = server.client().get("/facilitator")

    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "no-referrer"
