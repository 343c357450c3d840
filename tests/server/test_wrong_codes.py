"""Guessing machines are stopped; rooms behind one address are not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from served import message

from ihubkit.errors import TooManyTriesError
from ihubkit.server.limits import WrongTries

if TYPE_CHECKING:
    from served import Server


def test_after_thirty_wrong_codes_an_address_has_to_wait(
    fresh_server: "Callable[..., Server]",
) -> None:
    server = fresh_server()
    client, right = server.client(), {"code": server.hub.workshop.join_code}

    wrong = [client.post("/api/join", json={"code": f"WRNG{n:02}"}) for n in range(30)]
    between = {refused.status_code for refused in wrong}
    refused = client.post("/api/join", json=right)

    assert between == {404}
    assert refused.status_code == 429
    assert "Try again in" in message(refused)


def test_another_address_behind_the_proxy_need_not_wait(
    fresh_server: "Callable[..., Server]",
) -> None:
    client = fresh_server().client()
    for address, last in (("203.0.113.5", 429), ("203.0.113.6", 404)):
        client.headers["X-Real-IP"] = address
        tries = range(31) if last == 429 else range(1)
        statuses = [client.post("/api/join", json={"code": "WRNG"}).status_code for _ in tries]
        assert statuses[-1] == last


def test_right_codes_are_not_counted(fresh_server: "Callable[..., Server]") -> None:
    server = fresh_server()
    right = {"code": server.hub.workshop.join_code}

    statuses = {server.client().post("/api/join", json=right).status_code for _ in range(40)}

    assert statuses == {200}


def test_passphrases_cannot_be_guessed_for_long(fresh_server: "Callable[..., Server]") -> None:
    client = fresh_server().client()

    tries = [client.post("/api/facilitator", json={"passphrase": f"no {n}"}) for n in range(11)]

    assert [refused.status_code for refused in tries] == [404] * 10 + [429]


def test_wrong_tries_are_forgotten_in_time() -> None:
    tries = WrongTries(most=1, seconds=0.0)
    tries.count("here")
    tries.check("here")

    strict = WrongTries(most=1, seconds=60)
    strict.count("here")
    strict.check("elsewhere")
    with pytest.raises(TooManyTriesError):
        strict.check("here")
