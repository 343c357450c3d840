"""Answers as they come in: hostile until checked against the workshop and its instruments."""

from collections.abc import Mapping

from ihubkit.content import Content
from ihubkit.errors import English, InvalidValueError
from ihubkit.live.wording import shortened, validated
from ihubkit.live.workshops import require_open
from ihubkit.model.answer import Answer
from ihubkit.model.moves import rounds_reached
from ihubkit.model.workshop import Workshop

MOST = 200  # answers in one batch


def check_answers(content: Content, workshop: Workshop, payload: object) -> list[Answer]:
    """Make answers of what a seat sent; one mistake and nothing is accepted.

    Whatever the workshop has asked so far may be answered, also after its reveal: phones that
    were asleep must not lose anything. Of the same answer sent twice, the newest is kept.

    Args:
        content: Where the instruments are.
        workshop: Whose run-sheet says what was asked.
        payload: `{"answers": […]}` or the list itself, as parsed from JSON.

    Raises:
        InvalidValueError: Names the answer that does not fit, and what would.
        ClosedError: The workshop is not open.
    """
    require_open(workshop)
    asked = rounds_reached(workshop)
    newest: dict[tuple[str, str, str, int], Answer] = {}
    for number, given in enumerate(_listed(payload)):
        answer = validated(Answer, given, f"answers[{number}]", strict=True)
        _check(content, workshop, asked, answer)
        held = newest.get(answer.key)
        if held is None or held.sequence <= answer.sequence:
            newest[answer.key] = answer
    return list(newest.values())


def _listed(payload: object) -> list[object]:
    given = payload.get("answers") if isinstance(payload, Mapping) else payload
    if not isinstance(given, list):
        raise InvalidValueError("Send the answers as a list, under the name “answers”.")
    if len(given) > MOST:
        raise InvalidValueError(
            "{n} answers came at once; at most {most} are taken. Send them in parts.",
            n=len(given),
            most=MOST,
        )
    return given


def _check(
    content: Content, workshop: Workshop, asked: set[tuple[str, int]], answer: Answer
) -> None:
    rounds = sorted(number for instrument, number in asked if instrument == answer.instrument)
    if not rounds:
        known = ", ".join(sorted({instrument for instrument, _ in asked}))
        raise InvalidValueError(
            "“{workshop}” has not asked {instrument} (asked: {known}).",
            workshop=workshop.title,
            instrument=shortened(answer.instrument),
            known=known or English("nothing yet"),
        )
    if answer.round not in rounds:
        raise InvalidValueError(
            "{item}: round {round} of “{instrument}” is not open (open: {rounds}).",
            item=shortened(answer.item),
            round=answer.round,
            instrument=answer.instrument,
            rounds=", ".join(map(str, rounds)),
        )
    instrument = content.instrument(answer.instrument)
    if instrument.answered_by != "seat":
        raise InvalidValueError(
            "“{instrument}” is answered once by the school's team, not by everybody.",
            instrument=English(instrument.title),
        )
    instrument.check(answer.item, answer.facet, answer.value)
