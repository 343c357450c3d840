"""What open streams hear."""

from typing import TYPE_CHECKING

from served import events

from ihubkit.live import moves

if TYPE_CHECKING:
    from served import Server


def test_a_stream_tells_the_state_at_once_and_each_change_made_in_another_process(
    server: "Server",
) -> None:
    hub, phone = server.hub, server.seat()
    with phone.stream("GET", "/api/seats/me/events") as stream:
        heard = events(stream.iter_lines())
        first = next(heard)
        paused = moves.pause(hub.store, hub.workshop_id, seen=hub.workshop.revision)
        second = next(heard)

    moves.resume(hub.store, hub.workshop_id, seen=paused.revision)
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert first["activity"]["instrument"] == "innovative-school"
    assert (first["clock"]["paused"], second["clock"]["paused"]) == (False, True)
    assert second["revision"] == paused.revision > first["revision"]


def test_who_knows_the_revision_is_not_told_it_again(server: "Server") -> None:
    hub, phone = server.hub, server.seat()
    known = hub.workshop.revision
    headers = {"Last-Event-ID": str(known)}
    with phone.stream("GET", "/api/seats/me/events", headers=headers) as stream:
        heard = events(stream.iter_lines())
        paused = moves.pause(hub.store, hub.workshop_id, seen=known)
        told = next(heard)

    moves.resume(hub.store, hub.workshop_id, seen=paused.revision)
    assert told["revision"] == paused.revision


def test_a_stream_without_a_seat_is_refused(server: "Server") -> None:
    assert server.client().get("/api/seats/me/events").status_code == 401
