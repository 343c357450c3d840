"""What survives when the server does not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from test_seat_calls import answer, give, kept

if TYPE_CHECKING:
    from served import Server


def test_acknowledged_answers_and_seats_survive_a_kill(
    fresh_server: "Callable[..., Server]",
) -> None:
    server = fresh_server()
    phone = server.seat()
    for sequence in range(1, 20):
        assert give(phone, answer(value=1 + sequence % 3, sequence=sequence)).status_code == 200

    server.process.kill()
    server.process.wait()
    server.start()

    assert kept(phone) == {"A1": 2}
    assert give(phone, answer(value=3, sequence=20)).status_code == 200


def test_a_stopped_server_leaves_nothing_behind(fresh_server: "Callable[..., Server]") -> None:
    server = fresh_server()
    facilitator = server.facilitator()
    assert "SERVES" in facilitator.get("/dashboards/facilitator").text

    server.process.terminate()

    assert server.process.wait(30) == 0
    assert "Traceback" not in server.log.read_text()
