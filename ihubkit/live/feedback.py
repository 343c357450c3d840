"""What a seat takes home: its own answers, levels and next steps, in its own language."""

from collections.abc import Sequence

from ihubkit.analysis.feedback import feedback
from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live.wording import shortened
from ihubkit.model.answer import Answer
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store


def seat_feedback(
    store: Store, content: Content, seat_id: str, instrument: str = ""
) -> dict[str, object]:
    """Return a seat's own results in a questionnaire; of several rounds, the last answer counts.

    Args:
        store: Where the answers are.
        content: Where the instruments are.
        seat_id: Whose results; shown to nobody else.
        instrument: Which questionnaire; empty: the one answered, else the first of the workshop.

    Raises:
        NotFoundError: The seat is gone.
        InvalidValueError: The workshop does not ask this questionnaire.
    """
    seat, given = store.find_seat(seat_id), store.list_seat_answers(seat_id)
    wanted = _wanted(store.find_workshop(seat.workshop_id), given, instrument)
    found = feedback(
        content.instrument(wanted, seat.language),
        _latest(given, wanted),
        content.texts(seat.language),
    )
    return found.model_dump(mode="json")


def _wanted(workshop: Workshop, given: Sequence[Answer], instrument: str) -> str:
    asked = list(dict.fromkeys(a.instrument for a in workshop.activities if a.instrument))
    if not asked:
        raise NotFoundError(
            "“{workshop}” asks no questions, so there are no results.", workshop=workshop.title
        )
    answered = [one for one in asked if any(answer.instrument == one for answer in given)]
    wanted = instrument or (answered or asked)[0]
    if wanted not in asked:
        raise InvalidValueError(
            "“{workshop}” does not ask {instrument} (it asks {known}).",
            workshop=workshop.title,
            instrument=shortened(wanted),
            known=", ".join(asked),
        )
    return wanted


def _latest(given: Sequence[Answer], instrument: str) -> dict[tuple[str, str], int | None]:
    ordered = sorted(given, key=lambda answer: answer.round)
    return {(a.item, a.facet): a.value for a in ordered if a.instrument == instrument}
