"""The seat API: join, answer, cards, feedback, events, leave."""

from http import HTTPStatus
from typing import Any

from ihubkit.errors import IHubKitError, InvalidValueError, NotFoundError, WrongCodeError
from ihubkit.live import answers, cards, links, seats, views
from ihubkit.model.answer import Answer
from ihubkit.model.people import Seat, Visitor
from ihubkit.server.base import Api
from ihubkit.server.streams import Streams

NO_SEAT = "You have no seat in this browser. Enter the workshop's code."


class NoSeatError(IHubKitError):
    """The visitor has not taken a seat in this browser, or has left it."""

    status = 401


class SeatApi(Api):
    """Calls of somebody who has a seat."""

    async def seat(self) -> Seat:
        """Find the seat of this browser.

        Raises:
            NoSeatError: There is none (any more).
        """
        seat_id = self.signed("seat")
        try:
            if seat_id:
                return await self.host.seats.get(seat_id)
        except NotFoundError:
            pass
        raise NoSeatError(NO_SEAT)

    def gone(self, seat: Seat) -> NoSeatError:
        """Forget a seat that was erased elsewhere."""
        self.host.seats.forget(seat.id)
        return NoSeatError(NO_SEAT)

    async def try_code(self, call: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- passes on what the use-case takes and returns
        """Run a use-case that takes a code; count wrong codes by address."""
        self.host.codes.check(self.address)
        try:
            return await self.host.run(call, self.host.store, *args, **kwargs)
        except WrongCodeError:
            self.host.codes.count(self.address)
            raise


class Join(SeatApi):
    """POST /api/join: what a code opens."""

    async def post(self) -> None:
        """Tell what a workshop offers, or let a school's team in."""
        code = self.text("code", self.fields())
        opened = await self.try_code(links.enter, code)
        if isinstance(opened, Visitor):
            self.remember("team", code)
            self.answer({"kind": "team", "to": "/school"})
        else:
            self.answer({"kind": "workshop", **opened.model_dump(mode="json")})


class Seats(SeatApi):
    """POST /api/seats."""

    async def post(self) -> None:
        """Take a seat, or return to one."""
        given = self.fields()
        taken = await self.try_code(
            seats.take_seat,
            code=self.text("code", given),
            school_id=self.text("school", given, ""),
            role=self.text("role", given, ""),
            language=self.text("language", given, self.language),
            resume_code=self.text("resume_code", given, ""),
        )
        self.remember("seat", taken.seat.id)
        self.settings["results"].artist.prepare()  # a picture will be wanted this evening
        told: dict[str, object] = {"seat": _facts(taken.seat)}
        if taken.resume_code:
            told |= {"resume_code": taken.resume_code, "continued": taken.continued}
        self.answer(told, HTTPStatus.OK if taken.returned else HTTPStatus.CREATED)


class Me(SeatApi):
    """/api/seats/me."""

    async def get(self) -> None:
        """Tell the state of the workshop and what this seat gave."""
        seat = await self.seat()
        host = self.host
        try:
            view = await host.run(views.seat_view, host.store, host.content, seat.id)
        except NotFoundError as error:
            raise self.gone(seat) from error
        self.answer(view)

    async def put(self) -> None:
        """Change the seat's language."""
        seat = await self.seat()
        language = self.text("language", self.fields())
        changed = await self.host.run(seats.change_seat, self.host.store, seat.id, language)
        self.host.seats.forget(seat.id)
        self.answer({"seat": _facts(changed)})

    async def delete(self) -> None:
        """Erase the seat with its answers and cards."""
        seat = await self.seat()
        await self.host.run(seats.withdraw, self.host.store, seat.id)
        self.host.seats.forget(seat.id)
        self.clear_cookie("seat")
        self.set_status(HTTPStatus.NO_CONTENT)


class Answers(SeatApi):
    """PUT /api/seats/me/answers."""

    async def put(self) -> None:
        """Store answers; the response comes after the commit."""
        seat = await self.seat()
        workshop = await self.host.workshops.get(seat.workshop_id)
        given = answers.check_answers(self.host.content, workshop, self.given())
        try:
            newer = await self.host.commits.save(seat.id, given)
        except NotFoundError as error:
            raise self.gone(seat) from error
        self.host.counts["answers"] += len(given)
        superseded = {answer.key for answer in newer}
        self.answer(
            {
                "saved": [_receipt(a) for a in given if a.key not in superseded],
                "superseded": [answer.model_dump() for answer in newer],
            }
        )


def _facts(seat: Seat) -> dict[str, object]:
    return seat.model_dump(mode="json", exclude={"joined_at"})


def _receipt(answer: Answer) -> dict[str, object]:
    return {
        "instrument": answer.instrument,
        "item": answer.item,
        "facet": answer.facet,
        "round": answer.round,
        "sequence": answer.sequence,
    }


class Cards(SeatApi):
    """POST /api/seats/me/cards."""

    async def post(self) -> None:
        """Add a card."""
        seat = await self.seat()
        card = await self.host.run(cards.add_card, self.host.store, seat.id, self.fields())
        self.answer(views.card_view(card), HTTPStatus.CREATED)


class OneCard(SeatApi):
    """DELETE /api/seats/me/cards/{id}."""

    async def delete(self, card_id: str) -> None:
        """Take back an own card."""
        seat = await self.seat()
        await self.host.run(cards.remove_own_card, self.host.store, seat.id, card_id)
        self.set_status(HTTPStatus.NO_CONTENT)


class Vote(SeatApi):
    """PUT /api/seats/me/cards/{id}/vote."""

    async def put(self, card_id: str) -> None:
        """Vote for a card, or take the vote back."""
        seat = await self.seat()
        on = self.fields().get("on")
        if not isinstance(on, bool):
            raise InvalidValueError("“on” must be true or false.")
        votes = await self.host.run(cards.vote, self.host.store, seat.id, card_id, on)
        self.answer({"votes": votes})


class Events(SeatApi):
    """GET /api/seats/me/events."""

    async def get(self) -> None:
        """Turn the request into an open stream; only the socket stays in memory."""
        seat = await self.seat()
        if self.request.version != "HTTP/1.1":
            raise InvalidValueError("The event stream needs HTTP/1.1.")
        last_id = self.request.headers.get("Last-Event-ID", "")
        streams: Streams = self.settings["streams"]
        news = await streams.news(seat.workshop_id)
        streams.add(self.detach(), seat.workshop_id, news, last_id)
