"""What a seat takes home: its own answers, levels and next steps, in its own language."""

from collections.abc import Sequence

from ihubkit.analysis.feedback import feedback
from ihubkit.analysis.own_results import Answers, compared, level_of, own_guesses
from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live.wording import shortened
from ihubkit.model.answer import Answer
from ihubkit.model.asked import items_asked
from ihubkit.model.feedback import Feedback, ItemFeedback, Reached, Since
from ihubkit.model.guess import guess_of, guesses_to_come
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Seat
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
            A guess of a level stands for what was guessed.

    Raises:
        NotFoundError: The seat is gone, or the questionnaire no longer there.
        InvalidValueError: The workshop does not ask this questionnaire.
    """
    seat, given = store.find_seat(seat_id), store.list_seat_answers(seat_id)
    workshop = store.find_workshop(seat.workshop_id)
    wanted = _instrument(content, _wanted(content, workshop, given, instrument), seat.language)
    answers = _latest(given, wanted)
    asked = items_asked(wanted, workshop.activities)
    found = feedback(wanted, answers, content.texts(seat.language), asked=asked)
    more = {
        "items": tuple(_with_cards(content, seat, wanted.id, item) for item in found.items),
        "guesses": _guesses(content, seat, wanted, given),
        "since": _since(store, seat, wanted, answers),
    }
    found = found.model_copy(update=more)
    return _waiting(content, workshop, found, given).model_dump(mode="json")


def _wanted(content: Content, workshop: Workshop, given: Sequence[Answer], instrument: str) -> str:
    known = content.instruments
    about = {a.instrument: a.instrument for a in workshop.activities if a.instrument}
    about |= {one: known[one].guesses for one in about if one in known and known[one].guesses}
    asked = list(dict.fromkeys(about.values()))
    if not asked:
        raise NotFoundError(
            "“{workshop}” asks no questions, so there are no results.", workshop=workshop.title
        )
    answered = [one for one in asked if any(answer.instrument == one for answer in given)]
    wanted = about.get(instrument, instrument) or (answered or asked)[0]
    if wanted not in asked:
        raise InvalidValueError(
            "“{workshop}” does not ask {instrument} (it asks {known}).",
            workshop=workshop.title,
            instrument=shortened(wanted),
            known=", ".join(asked),
        )
    return wanted


def _instrument(content: Content, wanted: str, language: str) -> Instrument:
    if wanted not in content.instruments:
        raise NotFoundError(
            "The hub no longer has these questions, so there are no results of them. "
            "Your answers are kept."
        )
    return content.instrument(wanted, language)


def _with_cards(content: Content, seat: Seat, instrument: str, item: ItemFeedback) -> ItemFeedback:
    cards = content.resources_of(instrument, item.item, seat.language) if item.next_step else []
    return item.model_copy(update={"resources": tuple(cards)})


def _guesses(content: Content, seat: Seat, about: Instrument, given: Sequence[Answer]) -> object:
    found = guess_of(content.instruments.values(), about.id)
    if found is None:
        return ()
    guess = content.instrument(found.id, seat.language)
    return own_guesses(guess, about, _latest(given, guess), _latest(given, about))


def _since(store: Store, seat: Seat, instrument: Instrument, now: Answers) -> Since | None:
    """Compare with the newest earlier workshop in which the same questions were answered."""
    for before in store.list_earlier_seats(seat.id):
        then = _latest(store.list_seat_answers(before.id), instrument)
        if change := compared(instrument, then, now):
            band = level_of(instrument, then)
            return Since(
                workshop=store.find_workshop(before.workshop_id).title,
                held=before.joined_at,
                then=Reached(level=band.level, name=band.name) if band else None,
                **change.model_dump(),
            )
    return None


def _waiting(
    content: Content, workshop: Workshop, found: Feedback, given: Sequence[Answer]
) -> Feedback:
    """Keep levels closed as long as somebody is still to guess theirs once more."""
    guess = guess_of(content.instruments.values(), found.instrument)
    left = guesses_to_come(workshop, guess.id) if guess else ()
    if not left or {a.item for a in given if guess and a.instrument == guess.id} >= set(left):
        return found
    closed = {"total": None, "level": "", "level_name": "", "between": None, "since": None}
    areas = tuple(
        area.model_copy(update={"score": None, "level": "", "level_name": "", "means": {}})
        for area in found.areas
    )
    guesses = tuple(one.model_copy(update={"difference": None}) for one in found.guesses)
    return found.model_copy(update=closed | {"areas": areas, "guesses": guesses, "waits": True})


def _latest(given: Sequence[Answer], instrument: Instrument) -> dict[tuple[str, str], int | None]:
    """Return the newest answers that still fit: a hub may have changed its questions since."""
    ordered = sorted(given, key=lambda answer: answer.round)
    mine = [answer for answer in ordered if answer.instrument == instrument.id]
    return {(a.item, a.facet): a.value for a in mine if _fits(instrument, a)}


def _fits(instrument: Instrument, answer: Answer) -> bool:
    try:
        instrument.check(answer.item, answer.facet, answer.value)
    except InvalidValueError:
        return False
    return True
