"""A hub to practise with: an invented pair of schools, an evening of the past and one to hold."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ihubkit.content import Content
from ihubkit.errors import NotAllowedError, NotFoundError
from ihubkit.exchange import read_answers
from ihubkit.live import codes, hubs
from ihubkit.live.imports import Imported, begin_import, finish_import
from ihubkit.live.school_answers import Form, edit_answer
from ihubkit.live.workshops import make_workshop, open_workshop
from ihubkit.model.answer import Card, CardKind, CardState
from ihubkit.model.plan import FieldChange
from ihubkit.model.school_answer import CHOICE, UNSURE
from ihubkit.model.workshop import Workshop, WorkshopState
from ihubkit.rehearsal.sample_plan import agree_on_sample_plan
from ihubkit.rehearsal.sample_programme import enrol_samples
from ihubkit.rehearsal.samples import read_rows, samples_folder
from ihubkit.store import Store

AGO = timedelta(days=14)  # when the sample's first workshop was held
RUNSHEET = "whole-evening"


def fill_sample_hub(
    store: Store, content: Content, *, sample: str = "pair", now: datetime | None = None
) -> None:
    """Fill an empty store with a sample hub; one that is filled already stays as it is.

    Raises:
        NotAllowedError: The store holds a real hub, which nobody wants to mix with samples.
    """
    folder = samples_folder() / sample
    if _is_filled(store):
        return
    schools = list(read_rows(folder / "schools.csv"))
    languages = dict.fromkeys(["en", *(school["language"] for school in schools)])
    hubs.make_hub(store, schools[0]["hub"], languages=tuple(languages), synthetic=True)
    there = {school.name for school in store.list_schools()}
    for school in schools:
        if school["school"] in there:
            continue  # an earlier filling was broken off
        staff, language = int(school["staff"]), school["language"]
        hubs.add_school(store, school["school"], staff=staff, language=language)
    held = (now or datetime.now(UTC)) - AGO
    answer_for_schools(store, content, wave=0, sample=sample, now=held)
    _hold_first_workshop(store, content, folder, held)
    enrol_samples(store, content, held)
    agree_on_sample_plan(store, content, folder, held)


def answer_for_schools(
    store: Store, content: Content, *, wave: int, now: datetime, sample: str = "pair"
) -> None:
    """Let invented teams answer for their schools, as far as they have not yet."""
    file = samples_folder() / sample / "infrastructure.csv"
    schools = {school.name: school.id for school in store.list_schools()}
    instrument = content.instrument("digital-infrastructure")
    for row in read_rows(file) if file.exists() else ():
        school = schools.get(row["school"])
        form = Form(instrument, school or "", wave)
        if not school or int(row["wave"]) != wave or row["item"] in form.answers(store):
            continue
        choices = {f"{CHOICE}{facet}": row[facet] or UNSURE for facet in ("status", "importance")}
        told = choices | {"evidence": row["evidence"]}
        changes = {name: FieldChange(before="", after=text) for name, text in told.items()}
        edit_answer(store, form, row["item"], changes, now=now)


def open_evening(store: Store, content: Content) -> Workshop:
    """Return the open whole evening of the sample hub, made and opened when there is none."""
    title = content.runsheet(RUNSHEET).title
    for workshop in store.list_workshops():
        expired = workshop.closes_at and workshop.closes_at <= datetime.now(UTC)
        if (workshop.title, workshop.state, expired) == (title, WorkshopState.OPEN, False):
            return workshop
    made = make_workshop(
        store,
        content,
        title=title,
        runsheet=RUNSHEET,
        school_ids=[school.id for school in store.list_schools()],
        wave=1,
        languages=store.find_hub().languages,
    )
    answer_for_schools(store, content, wave=made.wave, now=datetime.now(UTC))
    return open_workshop(store, made.id)


def _is_filled(store: Store) -> bool:
    try:
        hub = store.find_hub()
    except NotFoundError:
        return False
    if not hub.synthetic:
        raise NotAllowedError(
            f"This data folder holds a real hub, “{hub.name}”. Choose another folder for the "
            "sample, or serve this hub with “ihubkit serve”."
        )
    return any(one.state is WorkshopState.CLOSED for one in store.list_workshops())


def _hold_first_workshop(store: Store, content: Content, folder: Path, held: datetime) -> None:
    answers = read_answers(folder / "answers.csv", content.instruments)
    imported = begin_import(store, content, answers, "Baseline", held)
    cards = list(read_rows(folder / "cards.csv"))
    _add_cards(store, imported, cards, held)
    finish_import(store, content, imported, held)


def _add_cards(
    store: Store, imported: Imported, rows: Sequence[dict[str, str]], held: datetime
) -> None:
    for row in rows:
        seat = store.find_seat(imported.seats[row["school"], row["seat"], int(row["wave"])])
        card = Card(
            id=codes.new_id(),
            seat_id=seat.id,
            school_id=seat.school_id,
            kind=CardKind(row["kind"]),
            section=row["section"],
            text=row["text"],
            state=CardState(row["state"]),
            made_at=held,
        )
        store.add_card(card)
        others = [one for one in imported.seats.values() if one != seat.id]
        for voter in others[: int(row["votes"])]:
            store.set_vote(voter, card.id, on=True)
