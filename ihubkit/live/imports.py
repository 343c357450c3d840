"""Answers from elsewhere become a workshop: held, released and closed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from ihubkit.content import Content
from ihubkit.exchange import ImportedAnswer
from ihubkit.live import codes, hubs
from ihubkit.live.moves import start
from ihubkit.live.releases import reveal
from ihubkit.live.workshops import close_workshop, open_workshop
from ihubkit.model.answer import Answer
from ihubkit.model.people import Seat
from ihubkit.model.workshop import Activity, ActivityKind, Workshop
from ihubkit.store import Store

MINUTES = 30  # an imported questionnaire had some time; nobody knows how much
Person: TypeAlias = tuple[str, str, int]  # school, seat number, wave


class Imported(NamedTuple):
    """A workshop whose answers are stored, still open; and who has which seat."""

    workshop: Workshop
    seats: dict[Person, str]


def import_answers(
    store: Store,
    content: Content,
    answers: Sequence[ImportedAnswer],
    *,
    title: str,
    now: datetime | None = None,
) -> list[Workshop]:
    """Make a closed workshop with released pictures of each wave in the answers.

    Schools are found by name, or added.
    """
    at = now or datetime.now(UTC)
    by_wave: dict[int, list[ImportedAnswer]] = defaultdict(list)
    for answer in answers:
        by_wave[answer.wave].append(answer)
    titles = {wave: title if len(by_wave) == 1 else f"{title} ({wave})" for wave in by_wave}
    return [
        finish_import(store, content, begin_import(store, content, some, titles[wave], at), at)
        for wave, some in sorted(by_wave.items())
    ]


def begin_import(
    store: Store, content: Content, answers: Sequence[ImportedAnswer], title: str, now: datetime
) -> Imported:
    """Store the answers of one wave in an open workshop of their own.

    Nothing of them stays when that fails.
    """
    schools = _schools(store, answers)
    workshop = Workshop(
        id=codes.new_id(),
        title=title,
        join_code=hubs.unused(codes.new_join_code, store.find_workshop_by_code),
        wave=answers[0].wave,
        school_ids=tuple(dict.fromkeys(schools.values())),
        languages=_languages(content, answers),
        activities=_activities(content, answers),
        made_at=now,
    )
    store.add_workshop(workshop)
    seats: dict[Person, str] = {}
    try:
        for answer in answers:
            if answer.person not in seats:
                seat = _seat(workshop.id, schools[answer.school], answer, now)
                unknown = codes.hash_code(codes.new_resume_code(), hubs.secret(store, hubs.RESUME))
                store.add_seat(seat, unknown)
                seats[answer.person] = seat.id
        store.save_answers(_batches(answers, seats))
    except BaseException:
        for seat_id in seats.values():
            store.remove_seat(seat_id)
        raise
    return Imported(open_workshop(store, workshop.id, now=now), seats)


def finish_import(store: Store, content: Content, imported: Imported, now: datetime) -> Workshop:
    """Release what was asked, and close the workshop."""
    for activity in imported.workshop.activities:
        guessed = content.instrument(activity.instrument).guesses
        if activity.kind is ActivityKind.INSTRUMENT and not guessed:
            seen = store.find_workshop(imported.workshop.id).revision
            moved = start(store, imported.workshop.id, activity.id, seen=seen, now=now)
            reveal(store, content, moved.id, seen=moved.revision, now=now)
    return close_workshop(store, imported.workshop.id, now=now)


def _schools(store: Store, answers: Sequence[ImportedAnswer]) -> dict[str, str]:
    known = {school.name: school.id for school in store.list_schools()}
    for answer in answers:
        if answer.school not in known:
            added = hubs.add_school(store, answer.school, language=answer.language)
            known |= {answer.school: added.id, added.name: added.id}
    return {answer.school: known[answer.school] for answer in answers}


def _activities(content: Content, answers: Sequence[ImportedAnswer]) -> tuple[Activity, ...]:
    asked = dict.fromkeys((answer.instrument, answer.round) for answer in answers)
    pairs = (_asked_and_shown(content, *one) for one in asked)
    return tuple(activity for pair in pairs for activity in pair)


def _languages(content: Content, answers: Sequence[ImportedAnswer]) -> tuple[str, ...]:
    spoken = dict.fromkeys(answer.language for answer in answers)
    return tuple(language for language in spoken if language in content.languages) or ("en",)


def _asked_and_shown(content: Content, name: str, turn: int) -> tuple[Activity, ...]:
    instrument = content.instrument(name)
    asked = Activity(
        id=f"{name}-{turn}",
        kind=ActivityKind.INSTRUMENT,
        title=instrument.title,
        minutes=MINUTES,
        instrument=name,
        round=turn,
    )
    if instrument.guesses:
        return (asked,)
    shown = {"id": f"{name}-reveal-{turn}", "kind": ActivityKind.REVEAL}
    return asked, asked.model_copy(update=shown)


def _seat(workshop_id: str, school_id: str, answer: ImportedAnswer, now: datetime) -> Seat:
    return Seat(
        id=codes.new_id(),
        workshop_id=workshop_id,
        school_id=school_id,
        role=answer.role,
        language=answer.language,
        joined_at=now,
    )


def _batches(
    answers: Sequence[ImportedAnswer], seats: dict[Person, str]
) -> list[tuple[str, list[Answer]]]:
    given: dict[str, list[Answer]] = defaultdict(list)
    for sequence, answer in enumerate(answers, 1):
        fields = answer.model_dump(include={"instrument", "item", "facet", "round", "value"})
        given[seats[answer.person]].append(Answer(**fields, sequence=sequence))
    return list(given.items())
