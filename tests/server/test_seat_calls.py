"""The seat API as phones call it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ihubkit.live import workshops
from ihubkit.live.cards import review_card
from ihubkit.model.answer import CardState
from ihubkit.model.workshop import ActivityKind

if TYPE_CHECKING:
    from served import Server

from served import message


def answer(item: str = "A1", *, value: int | None = 2, sequence: int = 1) -> dict[str, Any]:
    return {
        "instrument": "innovative-school",
        "item": item,
        "facet": "status",
        "round": 1,
        "value": value,
        "sequence": sequence,
    }


def give(client: httpx.Client, *answers: dict[str, Any]) -> httpx.Response:
    return client.put("/api/seats/me/answers", json={"answers": answers})


def kept(client: httpx.Client) -> dict[str, int | None]:
    return {a["item"]: a["value"] for a in client.get("/api/seats/me").json()["answers"]}


def another_workshop(server: "Server") -> str:
    hub = server.hub
    made = workshops.make_workshop(
        hub.store,
        hub.content,
        title="Another",
        runsheet="planning-60",
        school_ids=[hub.schools[0].id],
    )
    return made.id


def test_a_code_tells_what_it_opens(server: "Server") -> None:
    hub = server.hub

    told = server.client().post("/api/join", json={"code": hub.workshop.join_code.lower()}).json()

    assert (told["kind"], told["title"]) == ("workshop", "Evening")
    assert [school["name"] for school in told["schools"]] == ["Kuusi <i>", "Mänty"]
    assert told["roles"] == ["teacher", "leader", "support"]


def test_a_wrong_code_is_not_found_and_named(server: "Server") -> None:
    refused = server.client().post("/api/join", json={"code": "WRQNG7"})

    assert refused.status_code == 404
    assert "WRQNG7" in message(refused)


def test_a_workshop_that_is_not_open_refuses(server: "Server") -> None:
    store, workshop_id = server.hub.store, another_workshop(server)
    code = {"code": store.find_workshop(workshop_id).join_code}

    before = server.client().post("/api/join", json=code)
    opened = workshops.open_workshop(store, workshop_id)
    expired = opened.model_copy(update={"closes_at": datetime(2026, 1, 1, tzinfo=UTC)})
    store.save_workshop(expired, seen=opened.revision)
    late = server.client().post("/api/join", json=code)
    workshops.close_workshop(store, workshop_id)
    after = server.client().post("/api/join", json=code)

    assert [refused.status_code for refused in (before, late, after)] == [403, 403, 403]
    assert "has not opened yet" in message(before)
    assert "has expired" in message(late)
    assert "is closed" in message(after)


def test_a_new_seat_gets_a_resume_code_and_a_cookie_scripts_cannot_read(server: "Server") -> None:
    hub, client = server.hub, server.client()
    wanted = {"code": hub.workshop.join_code, "school": hub.schools[0].id, "role": "leader"}

    taken = client.post("/api/seats", json=wanted)

    assert taken.status_code == 201
    assert len(taken.json()["resume_code"]) == 11
    cookie = taken.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/api/seats/me").json()["seat"]["role"] == "leader"


def test_a_resume_code_brings_a_phone_back_to_its_answers(server: "Server") -> None:
    hub, first = server.hub, server.client()
    wanted = {"code": hub.workshop.join_code, "school": hub.schools[0].id, "role": "teacher"}
    code = first.post("/api/seats", json=wanted).json()["resume_code"]
    give(first, answer(value=3))

    second = server.client()
    again = {"code": hub.workshop.join_code, "resume_code": code.lower()}
    taken = second.post("/api/seats", json=again)

    assert taken.status_code == 200
    assert "resume_code" not in taken.json()
    assert kept(second) == {"A1": 3}


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"resume_code": "22222-22222"}, 404), ({"school": "other"}, 422), ({"role": "king"}, 422)],
)
def test_a_seat_that_cannot_be_taken_says_why(
    server: "Server", changes: dict[str, str], status: int
) -> None:
    hub = server.hub
    wanted = {"code": hub.workshop.join_code, "school": hub.schools[0].id, "role": "teacher"}

    refused = server.client().post("/api/seats", json=wanted | changes)

    assert refused.status_code == status
    assert message(refused).endswith(".")


def test_answers_are_told_back_as_saved_and_can_be_sent_twice(server: "Server") -> None:
    phone = server.seat()

    first = give(phone, answer("A1"), answer("A2", value=None, sequence=2))
    again = give(phone, answer("A1"), answer("A2", value=None, sequence=2))

    assert [saved["item"] for saved in first.json()["saved"]] == ["A1", "A2"]
    assert again.json() == first.json()
    assert kept(phone) == {"A1": 2, "A2": None}
    assert phone.get("/api/seats/me").json()["sequence"] == 2


def test_a_lower_sequence_never_overwrites_a_higher_one(server: "Server") -> None:
    phone = server.seat()
    give(phone, answer(value=3, sequence=9))

    told = give(phone, answer(value=1, sequence=8)).json()

    assert told["saved"] == []
    assert [(a["value"], a["sequence"]) for a in told["superseded"]] == [(3, 9)]
    assert kept(phone) == {"A1": 3}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (answer("Z9", sequence=2), "Z9"),
        (answer("A2", value=7, sequence=2), "A2"),
        (answer("A2", sequence=2) | {"round": 2}, "round 2"),
        (answer("A2", sequence=2) | {"value": "3"}, "value"),
        (answer("A2", sequence=2) | {"more": 1}, "more"),
    ],
)
def test_one_wrong_answer_is_named_and_nothing_of_its_batch_is_stored(
    server: "Server", wrong: dict[str, Any], named: str
) -> None:
    phone = server.seat()

    refused = give(phone, answer("A1"), wrong)

    assert refused.status_code == 422
    assert named in message(refused)
    assert kept(phone) == {}


def test_a_seat_sees_its_own_answers_only(server: "Server") -> None:
    mine, other = server.seat(), server.seat(school=1)
    give(mine, answer(value=3))
    give(other, answer(value=1))

    assert kept(mine) == {"A1": 3}
    assert kept(other) == {"A1": 1}


@pytest.mark.parametrize("cookie", ["", "2|1:0|10:1|4:seat|4:eA==|abc", "x" * 3000])
def test_without_a_seat_of_ours_nothing_is_told(server: "Server", cookie: str) -> None:
    client = server.client(cookies={"seat": cookie})

    for refused in (client.get("/api/seats/me"), give(client, answer())):
        assert refused.status_code == 401
        assert "Enter the workshop's code" in message(refused)


def test_a_call_without_our_header_is_refused(server: "Server") -> None:
    phone = server.seat()
    del phone.headers["X-iHubKit"]

    refused = give(phone, answer())

    assert refused.status_code == 403
    assert kept(phone) == {}


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 30_000, b"\xff\xfe", b'"text"', b"null"])
def test_a_body_that_is_no_json_object_is_refused_in_a_sentence(
    server: "Server", body: bytes
) -> None:
    phone = server.seat()

    refused = phone.post(
        "/api/seats/me/cards", content=body, headers={"Content-Type": "application/json"}
    )

    assert refused.status_code == 422
    assert message(refused).endswith(".")


def test_ten_megabytes_are_refused_and_the_server_goes_on(server: "Server") -> None:
    phone = server.seat()
    huge = b'{"answers": [' + b" " * 10_000_000 + b"]}"

    refused = phone.put(
        "/api/seats/me/answers", content=huge, headers={"Content-Type": "application/json"}
    )

    assert refused.status_code == 413
    assert "64 KB" in message(refused)
    assert give(phone, answer()).status_code == 200


def test_cards_are_shown_after_review_and_voted_for(server: "Server") -> None:
    writer, voter = server.seat(), server.seat(school=1)
    text = "<script>alert('🙂')</script> שלום"
    card = writer.post("/api/seats/me/cards", json={"kind": "idea", "section": "A", "text": text})
    assert (card.status_code, card.json()["text"]) == (201, text)
    card_id = card.json()["id"]

    early = voter.put(f"/api/seats/me/cards/{card_id}/vote", json={"on": True})
    review_card(server.hub.store, card_id, CardState.SHOWN)
    vote = voter.put(f"/api/seats/me/cards/{card_id}/vote", json={"on": True})
    own = writer.put(f"/api/seats/me/cards/{card_id}/vote", json={"on": True})

    assert early.status_code == 404
    assert vote.json() == {"votes": 1}
    assert own.status_code == 403
    assert voter.delete(f"/api/seats/me/cards/{card_id}").status_code == 404
    assert writer.delete(f"/api/seats/me/cards/{card_id}").status_code == 204


def test_a_card_that_does_not_fit_is_refused(server: "Server") -> None:
    phone = server.seat()

    long = phone.post("/api/seats/me/cards", json={"kind": "idea", "text": "x" * 5000})
    unknown = phone.post("/api/seats/me/cards", json={"kind": "song", "text": "la"})
    vote = phone.put("/api/seats/me/cards/none/vote", json={"on": "yes"})

    assert [refused.status_code for refused in (long, unknown, vote)] == [422, 422, 422]
    assert "5000" in message(long)


def test_a_seat_reads_in_another_language_of_the_workshop(server: "Server") -> None:
    phone = server.seat()

    assert phone.put("/api/seats/me", json={"language": "fi"}).json()["seat"]["language"] == "fi"
    assert phone.get("/api/seats/me").json()["seat"]["language"] == "fi"
    assert phone.put("/api/seats/me", json={"language": "ka"}).status_code == 422


def test_feedback_tells_the_seats_own_results(server: "Server") -> None:
    phone = server.seat()
    give(phone, answer(value=3))

    told = phone.get("/api/seats/me/feedback", params={"instrument": "innovative-school"}).json()

    assert (told["instrument"], told["answered"]) == ("innovative-school", 1)
    assert phone.get("/api/seats/me/feedback?instrument=x").status_code == 422


def test_who_withdraws_is_gone_with_all_answers(server: "Server") -> None:
    phone = server.seat()
    give(phone, answer())
    seat_id = phone.get("/api/seats/me").json()["seat"]["id"]
    cookie = phone.cookies["seat"]

    assert phone.delete("/api/seats/me").status_code == 204

    copied = server.client(cookies={"seat": cookie})
    assert copied.get("/api/seats/me").status_code == 401
    assert give(copied, answer()).status_code == 401
    assert server.hub.store.list_seat_answers(seat_id) == []


def test_a_workshop_whose_questions_the_hub_has_removed_goes_on(server: "Server") -> None:
    hub = server.hub
    made = hub.store.find_workshop(another_workshop(server))
    library = {"kind": ActivityKind.INSTRUMENT, "instrument": "library"}
    asks = made.activities[0].model_copy(update=library)
    hub.store.save_workshop(made.model_copy(update={"activities": (asks,)}), seen=made.revision)
    workshops.open_workshop(hub.store, made.id)
    phone = server.client()
    joins = {"code": made.join_code, "school": hub.schools[0].id, "role": "teacher"}
    assert phone.post("/api/seats", json={**joins, "language": "en"}).status_code == 201

    state = phone.get("/api/seats/me")
    questions = phone.get("/api/content/library")
    answered = give(phone, answer() | {"instrument": "library"})
    feedback = phone.get("/api/seats/me/feedback?instrument=library")

    assert state.json()["activity"]["instrument"] == "library"
    assert [one.status_code for one in (questions, answered, feedback)] == [404, 404, 404]
    assert "no longer has these questions" in feedback.json()["error"]["message"]
