"""A school's focus needs as a table: the evidence they were chosen with."""

from ihubkit.content import Content
from ihubkit.live.evidence import leaning_words, role_gap_words
from ihubkit.model.need import FocusNeed, agreement_word, feasibility_word
from ihubkit.model.sheet import Row, Sheet
from ihubkit.model.texts import Translate, in_english
from ihubkit.store import Store

COLUMNS = (
    *("item", "title", "chosen", "group", "n", "status", "importance", "gap", "agreement"),
    *("place", "places", "among first three", "leaning on roles", "roles differ"),
    *("feasibility", "cards", "release"),
)


def needs_table(
    store: Store, content: Content, school_id: str, texts: Translate = in_english
) -> Sheet:
    """Return a school's focus needs, each with its evidence as it was when it was chosen.

    `gap` is the importance minus the status, as shares of their scales; `among first three` the
    share of resamples; `group` is "all", "team" or the school's own.
    """
    school, needs = store.find_school(school_id), store.list_needs(school_id)
    rows = tuple(_row(content, need, texts) for need in needs)
    return Sheet(title=f"{school.name}: focus needs", columns=COLUMNS, rows=rows)


def _row(content: Content, need: FocusNeed, texts: Translate) -> Row:
    of, known = need.evidence, content.instruments.get(need.instrument)
    item = known.items.get(need.item) if known else None
    return (
        need.item,
        item.title if item else "",
        need.chosen_at.date().isoformat(),
        of.group.partition(":")[0],
        *(of.n, of.status, of.importance, of.gap),
        agreement_word(of.agreement, texts),
        *(of.place, of.places, of.top),
        leaning_words(of, texts),
        role_gap_words(of.role_gap, texts),
        feasibility_word(of.feasibility, texts),
        " | ".join(of.cards),
        of.release_id,
    )
