"""A plan's pictures and its poster from the server, for those who may read the plan."""

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser

from ihubkit.live import plans
from ihubkit.model.plan import FieldChange

if TYPE_CHECKING:
    from served import Server

LONG = "Kõik õpetajad <b>ყველა</b> معلم plan together " * 30


@pytest.fixture
def planned(server: "Server") -> str:
    """The first school, whose plan has the longest texts everywhere; its id."""
    hub = server.hub
    school, store = hub.schools[0].id, hub.store
    plan = plans.plan_of(store, school)
    if plan.goals:
        return school
    edits = {"vision": FieldChange(before="", after=LONG)}
    plans.edit(store, "plan", plan.id, edits, "team")
    for _ in range(4):
        goal = plans.add_goal(store, plan.id)
        texts = {"text": LONG, "indicator.name": LONG, "indicator.target": LONG}
        changes = {name: FieldChange(before="", after=text) for name, text in texts.items()}
        plans.edit(store, "goal", goal.id, changes, "team")
        for lead in range(6):
            action = plans.add_action(store, plan.id, goal.id)
            texts = {"lead": f"{lead} {LONG}", "starts": "2026-09-01", "ends": "2027-05-01"}
            changes = {name: FieldChange(before="", after=text) for name, text in texts.items()}
            plans.edit(store, "action", action.id, changes, "team")
    return school


def test_pictures_are_for_the_own_team_and_the_facilitator(server: "Server", planned: str) -> None:
    address = f"/api/plans/{planned}/timeline.svg"

    for client in (server.team(), server.facilitator()):
        drawn = client.get(address, params={"theme": "dark", "size": "wide"})
        assert drawn.status_code == 200
        assert drawn.headers["Content-Type"] == "image/svg+xml"
        assert drawn.headers["Cache-Control"] == "private, no-cache"
        assert "<b>" not in drawn.text
    for client in (server.client(), server.team(school=1), server.seat()):
        assert client.get(address).status_code == 403
        assert client.get(f"/print/poster/{planned}").status_code == 403
    team = server.team()
    assert team.get(f"/api/plans/{planned}/pie.svg").status_code == 404
    assert team.get(address, params={"part": "900"}).status_code == 404
    assert team.get(address, params={"part": "-1"}).status_code == 422
    assert team.get(address, params={"size": "huge"}).status_code == 422


def test_an_empty_plan_has_a_poster(server: "Server") -> None:
    school = server.hub.schools[1].id

    page = server.facilitator().get(f"/print/poster/{school}")

    assert page.status_code == 200
    assert "The plan has no goal yet." in page.text
    assert "ihk-poster-strip" not in page.text


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_a_poster_with_the_longest_texts_is_one_whole_page(
    server: "Server", planned: str, chromium: Browser, paper: str
) -> None:
    context = chromium.new_context()
    code = server.hub.schools[0].team_code
    context.request.post(f"{server.url}/api/join", data={"code": code}, headers={"X-iHubKit": "1"})
    page = context.new_page()
    page.goto(f"{server.url}/print/poster/{planned}?paper={paper}", wait_until="networkidle")

    printed = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """() => [...document.querySelectorAll(".ihk-poster-goals, .ihk-poster-goals section")]
        .filter((one) => one.scrollHeight > one.clientHeight + 2).length"""
    )

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert hidden == 0
    assert page.locator(".ihk-poster-goals section").count() == 3
    assert page.get_by_text("Long texts are shortened").count() == 1
    assert page.evaluate("document.querySelector('.ihk-poster-strip').naturalWidth") > 0
    context.close()
