"""Answers as a tidy table, and the means of items and sections."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from ihubkit.model.answer import AnswerRow
from ihubkit.model.instrument import Instrument

COLUMNS = ["seat_id", "school_id", "role", "item", "facet", "value"]


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
    scored = {item.id: part.id for part in instrument.sections for item in part.scored}
    means["section"] = means["item"].map(scored)
    sizes = Counter(scored.values())
    grouped = means.groupby([*by, "section"], sort=True)["mean"]
    scores = grouped.agg(mean="mean", items="count").reset_index()
    complete = scores["items"] == scores["section"].map(sizes)
    return scores.loc[complete, [*by, "section", "mean"]].reset_index(drop=True)
