"""What survives when the server does not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import psutil
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


def at_work(server: "Server") -> list[psutil.Process]:
    """Have the server start a kernel and its other helpers; returns them."""
    server.seat()  # with the first one, the drawing of pictures is made ready
    assert "SERVES" in server.facilitator().get("/dashboards/facilitator").text
    helpers = psutil.Process(server.process.pid).children(recursive=True)
    assert len(helpers) > 1, "a kernel, and who draws the pictures"
    return list(helpers)


def test_a_stopped_server_leaves_nothing_behind(fresh_server: "Callable[..., Server]") -> None:
    server = fresh_server()
    helpers = at_work(server)

    server.process.terminate()

    assert server.process.wait(30) == 0
    assert psutil.wait_procs(helpers, 30)[1] == []
    assert "Traceback" not in server.log.read_text()


def test_a_killed_server_leaves_nothing_behind(fresh_server: "Callable[..., Server]") -> None:
    server = fresh_server()
    helpers = at_work(server)

    server.process.kill()

    assert psutil.wait_procs(helpers, 30)[1] == []
