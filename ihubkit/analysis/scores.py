"""Answers as a tidy table, and the means of items and sections."""

from collections.abc import Iterable, Sequence

import pandas as pd

from ihubkit.errors import InvalidValueError
from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument

COLUMNS = ["seat_id", "school_id", "role", "item", "facet", "value"]
FEWEST_ITEMS = 2


def answers_frame(rows: Iterable[AnswerRow]) -> pd.DataFrame:
    """Return answers as a tidy table, one row each; "can't say" is left out."""
    kept = [row.model_dump() for row in rows if row.value is not None]
    return pd.DataFrame(kept, columns=COLUMNS)


def item_means(values: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return mean and number of answers of each item.

    Args:
        values: Columns `item`, `value` and those of `by`; one row per answer.
        by: What else to keep apart, for example `["facet"]` or `["school"]`.
    """
    grouped = values.groupby([*by, "item"], sort=True)["value"]
    return grouped.agg(mean="mean", n="count").reset_index()


def section_scores(
    values: pd.DataFrame, instrument: Instrument, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Return each section's mean: the mean of its items' means, each item counting once.

    Sections an item of which nobody answered are left out; half a section is another section.

    Args:
        values: Columns `item`, `value` and those of `by`; one row per answer.
        instrument: Says which items belong together.
        by: What else to keep apart, for example `["facet"]` or `["school"]`.
    """
    means = item_means(values, by)
    means["section"] = means["item"].map({i: s.id for i, s in instrument.section_of.items()})
    sizes = {section.id: len(section.items) for section in instrument.sections}
    grouped = means.groupby([*by, "section"], sort=True)["mean"]
    scores = grouped.agg(mean="mean", items="count").reset_index()
    complete = scores["items"] == scores["section"].map(sizes)
    return scores.loc[complete, [*by, "section", "mean"]].reset_index(drop=True)


def cronbach_alpha(table: pd.DataFrame) -> float:
    """Return Cronbach's alpha of complete answers: how far the items measure one thing.

    Args:
        table: A row per person, a column per item; people with a gap are left out.

    Raises:
        InvalidValueError: There are fewer than two items or people, or all totals are the same.
    """
    complete = table.dropna().astype(float)
    people, items = complete.shape
    total = float(complete.sum(axis=1).var(ddof=1)) if people > 1 else 0.0
    if items < FEWEST_ITEMS or not total:
        raise InvalidValueError(
            "Alpha needs at least two items and two people with different totals; "
            f"here are {items} items and {people} complete people."
        )
    within = float(complete.var(axis=0, ddof=1).sum())
    return items / (items - 1) * (1 - within / total)
