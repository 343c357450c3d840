"""Talking about what splits the room, and asking it again: from releases and shown cells alone."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ihubkit.analysis.disagreement import Disagreement, split_order
from ihubkit.content import Content
from ihubkit.errors import InvalidValueError
from ihubkit.live.moves import move
from ihubkit.live.wording import shortened
from ihubkit.model import discussion
from ihubkit.model.discussion import Agenda, Topic
from ihubkit.model.instrument import Facet, Instrument
from ihubkit.model.need import AGREED
from ihubkit.model.release import Cell, Release
from ihubkit.model.texts import Translate
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store

EVERYBODY = "all"


def agenda(store: Store, content: Content, workshop: Workshop) -> Agenda:
    """Return what the room could talk about now: each item as its newest round shows it.

    The most split item comes first and is proposed, unless it has been talked about; where spreads
    are not shown, or people see everything much the same, none is, and items keep their order.
    """
    here = workshop.current
    known = here.instrument in content.instruments  # a hub may have taken it away since
    if not known or not discussion.may_discuss(workshop) or not _is_shown(store, workshop):
        return Agenda(instrument=here.instrument)
    instrument = content.instrument(here.instrument)
    newest = _newest_cells(store, workshop, instrument)
    split = _split(newest, instrument)
    talked = discussion.items_discussed(workshop, instrument.id)
    fresh = [one.item for one in split if one.agreement < AGREED and one.item not in talked]
    first = [one.item for one in split] if split and split[0].agreement < AGREED else []
    order = [*first, *(item for item in instrument.items if item in newest and item not in first)]
    topics = (_topic(*newest[item], split, is_discussed=item in talked) for item in order)
    return Agenda(instrument=here.instrument, topics=tuple(topics), proposed=(fresh or [""])[0])


def reason(found: Agenda, k: int, texts: Translate) -> str:
    """Say what the order of an agenda rests on, or why none is proposed."""
    _ = texts
    if not found.topics:
        return _("Nothing has been released that could be talked about.")
    if all(topic.agreement is None for topic in found.topics):
        return _(
            "How far answers stand apart is shown from {n} people on; here are fewer. The topics "
            "stand in the order of the questionnaire: choose one.",
            n=2 * k,
        )
    if found.proposed:
        return _("The topics on which answers stand furthest apart come first.")
    if any(topic.is_discussed for topic in found.topics):
        return _("What split people most has been talked about. You can still choose a topic.")
    return _("People see everything much the same. You can still choose a topic to talk about.")


def stillness(release: Release, texts: Translate) -> str:
    """Say why a later round shows no change, whether nobody or a few have answered again."""
    _ = texts
    if release.round == 1 or not release.cells or any(s.group == EVERYBODY for s in release.shifts):
        return ""
    return _(
        "Too few people answered again for a change to be shown. "
        "Everybody counts as unchanged: the picture stays as it was."
    )


def discuss(  # noqa: PLR0913 -- facts of their own, the last two named
    store: Store,
    content: Content,
    workshop_id: str,
    item: str,
    *,
    seen: int,
    now: datetime | None = None,
) -> Workshop:
    """Put an item on all screens to be talked about, with a prompt that fits its answers.

    Raises:
        StaleWriteError: Somebody else moved the workshop first; nothing was changed.
        ClosedError: It is not open.
        InvalidValueError: The item is not among what is shown.
    """
    at = now or datetime.now(UTC)

    def step(workshop: Workshop) -> Workshop:
        topic = agenda(store, content, workshop).topic(item)
        if topic is None:
            raise InvalidValueError(
                "{item} is not among the results shown. Choose from the list again.",
                item=shortened(item),
            )
        prompt = discussion.prompt_for(topic, content.instrument(workshop.current.instrument))
        return discussion.discussed(workshop, topic, prompt, at)

    return move(store, workshop_id, seen, step)


def ask_again(
    store: Store, content: Content, workshop_id: str, *, seen: int, now: datetime | None = None
) -> Workshop:
    """Ask what is being discussed once more: a new round of these items alone, and its reveal.

    Raises:
        StaleWriteError: Somebody else moved the workshop first; nothing was changed.
        ClosedError: It is not open.
        InvalidValueError: Nothing is being discussed, or it is no longer among the questions.
    """
    at = now or datetime.now(UTC)

    def step(workshop: Workshop) -> Workshop:
        here = workshop.current
        instrument = content.instrument(here.instrument) if here.instrument else None
        if instrument and not set(here.items) <= instrument.items.keys():
            raise InvalidValueError(
                "{item} is no longer among the questions. Choose another topic.",
                item=", ".join(sorted(set(here.items) - instrument.items.keys())),
            )
        facet = main_facet(instrument).id if instrument else ""
        return discussion.asked_again(workshop, facet, at)

    return move(store, workshop_id, seen, step)


def topic_shown(
    store: Store, content: Content, workshop: Workshop, language: str
) -> dict[str, Any] | None:
    """Return the item all screens are about now: what was asked, and what all answered to it.

    None where everything is asked or shown, or where the item is gone from the questionnaire.
    """
    here = workshop.current
    if not here.instrument or len(here.items) != 1:
        return None
    instrument = content.instrument(here.instrument, language)
    (item,) = here.items
    if item not in instrument.items:
        return None
    facet = main_facet(instrument)
    shown = (r for r in _released(store, workshop) if r.round == here.round)
    cell = next(filter(None, (r.cell(EVERYBODY, item, facet.id) for r in shown)), None)
    return {
        "item": instrument.items[item].model_dump(mode="json"),
        "facet": facet.model_dump(mode="json"),
        "cell": cell.model_dump(mode="json") if cell else None,
    }


def main_facet(instrument: Instrument) -> Facet:
    """Return the facet that is talked about: the one that says how things stand."""
    return instrument.facets[0]


def _released(store: Store, workshop: Workshop) -> list[Release]:
    """Return what has been released of the current instrument: the latest round, newest first."""
    asked = workshop.current.instrument
    found = [one for one in store.list_releases(workshop.id) if one.instrument == asked]
    return sorted(found, key=lambda one: -one.round)


def _is_shown(store: Store, workshop: Workshop) -> bool:
    return any(one.round == workshop.current.round for one in _released(store, workshop))


def _newest_cells(
    store: Store, workshop: Workshop, instrument: Instrument
) -> dict[str, tuple[Release, Cell]]:
    """Return everybody's newest answers to each item, and the release they are shown in."""
    facet = main_facet(instrument).id
    found: dict[str, tuple[Release, Cell]] = {}
    for release in _released(store, workshop):
        for cell in release.cells:
            if (cell.group, cell.facet) == (EVERYBODY, facet) and cell.item in instrument.items:
                found.setdefault(cell.item, (release, cell))
    return found


def _split(
    newest: Mapping[str, tuple[Release, Cell]], instrument: Instrument
) -> list[Disagreement]:
    if not newest:
        return []
    cells = tuple(cell for _release, cell in newest.values())
    one, _cell = next(iter(newest.values()))
    whole = one.model_copy(update={"cells": cells})
    return split_order(whole, instrument, EVERYBODY, main_facet(instrument).id)


def _topic(
    release: Release, cell: Cell, split: Sequence[Disagreement], *, is_discussed: bool
) -> Topic:
    measured = next((one for one in split if one.item == cell.item), None)
    return Topic(
        item=cell.item,
        release_id=release.id,
        round=release.round,
        n=cell.n,
        mean=cell.mean,
        agreement=measured.agreement if measured else None,
        consensus=measured.consensus if measured else None,
        counts=cell.counts,
        is_discussed=is_discussed,
    )
