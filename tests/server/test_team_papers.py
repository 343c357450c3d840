"""What teams take along on paper: traffic lights with evidence, and the course brief."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ihubkit.live import moves, plans, releases, reviews, seats, workshops
from ihubkit.live.school_answers import edit_answer, forms_of
from ihubkit.model.answer import Answer
from ihubkit.model.plan import FieldChange
from ihubkit.model.release import Release

if TYPE_CHECKING:
    from served import Hub, Server


@pytest.fixture
def answered(server: "Server") -> str:
    """The first school, whose team has answered a question; its id."""
    hub = server.hub
    school = hub.schools[0].id
    (form,) = forms_of(hub.store, hub.content, school)
    texts = {"values.status": "1", "evidence": "<script>alert(1)</script> list"}
    changes = {name: FieldChange(before="", after=text) for name, text in texts.items()}
    edit_answer(hub.store, form, "DEV1", changes)
    return school


def wished(hub: "Hub") -> Release:
    """Let twelve people of the first school and two of the second wish, and release it."""
    made = workshops.make_workshop(
        hub.store,
        hub.content,
        title="Wishes",
        runsheet="training-wishes-20",
        school_ids=[school.id for school in hub.schools],
    )
    opened = workshops.open_workshop(hub.store, made.id)
    asked = opened.activities[1]
    started = moves.start(hub.store, made.id, asked.id, seen=opened.revision)
    for number in range(14):
        taken = seats.take_seat(
            hub.store,
            code=opened.join_code,
            school_id=hub.schools[number // 12].id,
            role="teacher",
        )
        told = Answer(instrument=asked.instrument, item="TOP10", facet="wish", value=2, sequence=1)
        hub.store.save_answers([(taken.seat.id, [told])])
    seen = hub.store.find_workshop(started.id).revision
    return releases.reveal(hub.store, hub.content, made.id, seen=seen)


def test_lights_are_printed_with_shape_word_and_evidence_for_the_own_team_only(
    server: "Server", answered: str
) -> None:
    page = server.team().get(f"/print/infrastructure/{answered}")

    assert page.status_code == 200
    assert "■</span> not in place" in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; list" in page.text
    for client in (server.client(), server.team(school=1), server.seat()):
        assert client.get(f"/print/infrastructure/{answered}").status_code == 403
    assert server.facilitator().get("/print/infrastructure/nobody").status_code == 404


def test_a_course_brief_is_printed_for_whoever_may_see_the_group(server: "Server") -> None:
    release = wished(server.hub)
    path = f"/print/course/{release.id}"

    for client in (server.facilitator(), server.team(), server.team(school=1)):
        page = client.get(path, params={"length": "tailored"})
        assert page.status_code == 200
        assert "Artificial intelligence at school" in page.text
        assert "Tailor-made course, 30 hours" in page.text
    assert server.client().get(path).status_code == 403
    assert server.seat().get(path).status_code == 403


def test_no_course_of_a_group_that_is_hidden_or_another_schools(server: "Server") -> None:
    release = wished(server.hub)
    path = f"/print/course/{release.id}"
    first, second = (f"school:{school.id}" for school in server.hub.schools)

    assert server.team(school=1).get(path, params={"group": first}).status_code == 404
    assert server.facilitator().get(path, params={"group": second}).status_code == 404
    assert server.facilitator().get(path, params={"length": "<b>"}).status_code == 422


def test_a_review_is_printed_for_the_own_team_and_the_facilitator_only(server: "Server") -> None:
    hub = server.hub
    school = hub.schools[0].id
    plan = plans.plan_of(hub.store, school)
    goal = plans.add_goal(hub.store, plan.id)
    words = {"text": FieldChange(before="", after="<script>alert(1)</script> goal")}
    plans.edit(hub.store, "goal", goal.id, words, "team")
    review = reviews.add_review(hub.store, plan, date(2026, 5, 1), by="team")
    path = f"/print/review/{school}/{review.id}"

    page = server.team().get(path)

    assert page.status_code == 200
    assert "&lt;script&gt;alert(1)&lt;/script&gt; goal" in page.text
    assert "1 May 2026" in page.text
    for client in (server.client(), server.team(school=1), server.seat()):
        assert client.get(path).status_code == 403
    other = f"/print/review/{hub.schools[1].id}/{review.id}"
    assert server.facilitator().get(other).status_code == 404
    assert server.facilitator().get(path).status_code == 200
