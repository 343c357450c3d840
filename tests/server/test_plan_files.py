"""Documents of a plan over the net: rights as the plan's, clear names, the language asked for."""

from typing import TYPE_CHECKING

import pytest

from ihubkit.live import hubs, plans
from ihubkit.model.plan import FieldChange

if TYPE_CHECKING:
    from served import Server


@pytest.fixture
def school(server: "Server") -> str:
    """The first school, whose plan has a vision; its id."""
    store, school = server.hub.store, server.hub.schools[0].id
    plan = plans.plan_of(store, school)
    vision = {"vision": FieldChange(before="", after="Õpime koos 🎉")}
    plans.edit(store, "plan", plan.id, vision, "team")
    return school


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("docx", b"PK"), ("pdf", b"%PDF-"), ("xlsx", b"PK"), ("ics", b"BEGIN:"), ("json", b"{")],
)
def test_a_team_takes_its_plan_along_as_a_file_of_each_kind(
    server: "Server", school: str, kind: str, begins: bytes
) -> None:
    sent = server.team().get(f"/export/plan/{school}.{kind}?language=ka")

    assert (sent.status_code, sent.content[: len(begins)]) == (200, begins)
    assert f".{kind}" in sent.headers["Content-Disposition"]
    assert sent.headers["Content-Disposition"].startswith("attachment; ")


def test_nobody_else_gets_documents_of_a_plan(server: "Server", school: str) -> None:
    for client in (server.client(), server.team(school=1), server.seat()):
        assert client.get(f"/export/plan/{school}.pdf").status_code == 403
        assert client.get(f"/documents/plan/{school}").status_code == 403
    assert server.facilitator().get(f"/export/plan/{school}.json").status_code == 200


def test_a_page_offers_documents_in_six_languages(server: "Server", school: str) -> None:
    team = server.team()

    page = team.get(f"/documents/plan/{school}?language=ar")
    refused = team.get(f"/export/plan/{school}.pdf?language=<b>xx")

    assert page.text.count("?language=") == 6 + 5
    assert f"/export/plan/{school}.docx?language=ar" in page.text
    assert "awaits native speakers" in page.text
    assert refused.status_code == 404
    assert "There are no documents in “&lt;b&gt;xx”" in refused.text


def test_a_files_name_keeps_the_schools_letters(server: "Server") -> None:
    school = hubs.add_school(server.hub.store, "Põhjala — სკოლა")

    sent = server.facilitator().get(f"/export/plan/{school.id}.json")

    named = sent.headers["Content-Disposition"]
    assert named.startswith('attachment; filename="Pohjala-')
    assert "filename*=UTF-8''P%C3%B5hjala-%E1%83%A1" in named
