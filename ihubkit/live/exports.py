"""What leaves the kit as tables: pseudonymous answers and released results."""

from collections.abc import Sequence

from ihubkit.content import Content, Texts
from ihubkit.live.change_tables import change_tables
from ihubkit.live.course import course_tables
from ihubkit.live.pictures import group_names
from ihubkit.live.school_answers import school_answers_tables
from ihubkit.model.release import Cell, Release
from ihubkit.model.sheet import Cell as SheetCell
from ihubkit.model.sheet import Sheet
from ihubkit.model.texts import Translate, in_english
from ihubkit.model.workshop import ActivityKind
from ihubkit.store import Store

CONFIDENTIAL = (
    "Confidential: what single people wrote and answered, without names. "
    "In small groups they can be recognised; do not pass this on or show it."
)
ANSWERS = ("seat", "school", "role", "instrument", "round", "item", "title", "facet", "value")
ENGLISH = "en"
RESULTS = ("results", "made", "group", "item", "title", "facet", "n", "mean", "median", "agreement")
CARDS = ("school", "kind", "section", "text", "state", "votes")
SUMMARY = ("school", "part", "sentence", "published")
NO_TITLE = "(no longer in the hub's questionnaires)"


def workshop_tables(
    store: Store, content: Content, workshop_id: str, texts: Texts | None = None
) -> list[Sheet]:
    """Return all tables of a workshop, for the facilitator only: answers, results, cards.

    Changes, reliability, summaries, course briefs and what teams answered where there are any.
    """
    said = texts or Texts(ENGLISH)
    schools = store.find_workshop(workshop_id).school_ids
    releases = store.list_releases(workshop_id=workshop_id)
    return [
        answers_table(store, content, workshop_id),
        releases_table(store, content, releases, said),
        *change_tables(store, releases, said),
        cards_table(store, workshop_id),
        *summary_tables(store, workshop_id, said),
        *course_tables(store, content, workshop_id, said),
        *school_answers_tables(store, content, schools),
    ]


def answers_table(store: Store, content: Content, workshop_id: str) -> Sheet:
    """Return a workshop's answers, for the facilitator only; "can't say" is an empty value."""
    workshop = store.find_workshop(workshop_id)
    schools = {school.id: school.name for school in store.list_schools()}
    asks = (one for one in workshop.activities if one.kind is ActivityKind.INSTRUMENT)
    asked = sorted({(one.instrument, one.round) for one in asks})
    found = {one: store.list_answers(workshop_id, *one) for one in asked}
    seats = sorted({row.seat_id for rows in found.values() for row in rows})
    numbers = {seat: number for number, seat in enumerate(seats, 1)}
    rows = [
        (
            numbers[row.seat_id],
            schools[row.school_id],
            row.role.value,
            instrument,
            turn,
            row.item,
            _title(content, instrument, row.item),
            row.facet,
            row.value,
        )
        for (instrument, turn), given in found.items()
        for row in given
    ]
    rows.sort(key=lambda row: (row[3], row[4], row[0], row[5], row[7]))
    return Sheet(title="Answers", columns=ANSWERS, rows=tuple(rows), note=CONFIDENTIAL)


def releases_table(
    store: Store,
    content: Content,
    releases: Sequence[Release],
    texts: Translate = in_english,
) -> Sheet:
    """Return released results, one cell a row; only what is shown anyway."""
    rows: list[tuple[SheetCell, ...]] = []
    for release in releases:
        names = group_names(store.list_schools(), release.groups, texts)
        made = release.made_at.date().isoformat()
        for cell in release.cells:
            group = names.get(cell.group, cell.group)
            rows.append((release.title, made, group, *_figures(content, release, cell)))
    return Sheet(title="Results", columns=RESULTS, rows=tuple(rows))


def cards_table(store: Store, workshop_id: str) -> Sheet:
    """Return a workshop's cards, approved or not, for the facilitator only; not who wrote them."""
    schools = {school.id: school.name for school in store.list_schools()}
    rows = tuple(
        (schools[c.school_id], c.kind.value, c.section, c.text, c.state.value, c.votes)
        for c in store.list_cards(workshop_id)
    )
    return Sheet(title="Cards", columns=CARDS, rows=rows, note=CONFIDENTIAL)


def summary_tables(store: Store, workshop_id: str, texts: Translate = in_english) -> list[Sheet]:
    """Return a workshop's summaries as a table, a sentence a row; none where there are none."""
    _ = texts
    names = {"": _("All schools together")} | {one.id: one.name for one in store.list_schools()}
    found = sorted(store.list_summaries(workshop_id), key=lambda one: names[one.school_id])
    rows = [
        (names[one.school_id], part.title, sentence, "yes" if one.published else "no")
        for one in found
        for part in one.parts
        for sentence in part.sentences
    ]
    return [Sheet(title="Summary", columns=SUMMARY, rows=tuple(rows))] if rows else []


def _title(content: Content, instrument: str, item: str) -> str:
    known = content.instruments.get(instrument)
    return known.items[item].title if known and item in known.items else NO_TITLE


def _figures(content: Content, release: Release, cell: Cell) -> tuple[SheetCell, ...]:
    title = _title(content, release.instrument, cell.item)
    return cell.item, title, cell.facet, cell.n, cell.mean, cell.median, cell.agreement
