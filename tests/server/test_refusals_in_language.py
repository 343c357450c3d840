"""Whoever reads Finnish is refused in Finnish: calls, pages, whatever tells the language."""

from typing import TYPE_CHECKING

import pytest
from served import message

if TYPE_CHECKING:
    import httpx
    from served import Server

WRONG = {"code": "WRNG22"}
FINNISH = "fi-FI,fi;q=0.9,en;q=0.5"


def speaking(client: "httpx.Client", accepted: str, chosen: str = "") -> "httpx.Client":
    """Let a client's browser prefer some languages, and its reader choose one."""
    client.headers["Accept-Language"] = accepted
    if chosen:
        client.cookies.set("language", chosen)
    return client


@pytest.mark.parametrize(
    ("accepted", "chosen", "said"),
    [
        (FINNISH, "", "Millään työpajalla ei ole koodia ”WRNG22”."),
        ("en", "fi", "Millään työpajalla ei ole koodia ”WRNG22”."),
        (FINNISH, "sv", "Ingen workshop har koden ”WRNG22”."),
        ("tlh", "", "No workshop has the code “WRNG22”."),
    ],
)
def test_a_wrong_code_is_refused_in_the_readers_language(
    server: "Server", accepted: str, chosen: str, said: str
) -> None:
    client = speaking(server.client(), accepted, chosen)

    refused = client.post("/api/join", json=WRONG)

    assert refused.status_code == 404
    assert message(refused).startswith(said)


def test_a_mistake_in_an_answer_is_named_in_the_readers_language(server: "Server") -> None:
    answer = {"instrument": "innovative-school", "item": "A1", "facet": "status", "round": 1}

    refused = speaking(server.seat(), FINNISH).put(
        "/api/seats/me/answers", json={"answers": [answer | {"value": 9, "sequence": 1}]}
    )

    assert refused.status_code == 422
    assert message(refused) == "A1 status: 9 ei ole vastaus (sallitut: [1, 2, 3])."


def test_what_is_not_there_is_said_in_the_readers_language(server: "Server") -> None:
    client = speaking(server.client(), FINNISH)

    page, call = client.get("/nowhere"), client.get("/api/nowhere")

    assert 'role="alert">Tässä osoitteessa ei ole mitään' in page.text
    assert message(call).startswith("Tässä osoitteessa ei ole mitään")
