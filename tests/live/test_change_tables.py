"""Changes, effect sizes and reliability leave the kit as tables."""

from hall import Hall

from ihubkit.live.change_tables import change_tables
from ihubkit.live.exports import workshop_tables
from ihubkit.model.release import Reliability, Shift
from ihubkit.model.workshop import ActivityKind


def test_a_workshop_without_changes_has_no_table_of_them(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9))
    hall.reveal()

    titles = [sheet.title for sheet in workshop_tables(hall.store, hall.content, hall.workshop_id)]

    assert titles[:2] == ["Answers", "Results"]
    assert not {"Changes", "Reliability"} & set(titles)


def test_changes_are_told_with_interval_effect_and_words(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9))
    first = hall.reveal()
    shift = Shift(
        group="all",
        item="A1",
        facet="status",
        since=first.id,
        n=9,
        paired=True,
        mean=0.4,
        low=0.1,
        high=0.7,
        effect=0.6,
        effect_low=0.1,
        effect_high=1.1,
    )
    gone = shift.model_copy(update={"since": "gone", "effect": None})
    later = first.model_copy(update={"id": "later", "shifts": (shift, gone)})

    (changes,) = change_tables(hall.store, [later])

    known, unknown = (dict(zip(changes.columns, row, strict=True)) for row in changes.rows)
    assert (known["change"], known["effect (Hedges' g)"], known["same people"]) == (0.4, 0.6, "yes")
    assert (known["group"], known["in words"]) == ("Everyone", "a clear difference")
    assert first.title in str(known["compared with"])
    assert (unknown["compared with"], unknown["in words"]) == ("", "")


def test_reliability_is_told_where_it_was_released(hall: Hall) -> None:
    hall.go_to(ActivityKind.INSTRUMENT)
    hall.answer(hall.join(9))
    found = Reliability(
        group="all", facet="status", n=40, items=19, alpha=0.9, alpha_low=0.8, alpha_high=0.95
    )
    release = hall.reveal().model_copy(update={"reliability": (found,)})

    (table,) = change_tables(hall.store, [release])

    assert table.title == "Reliability"
    assert table.rows[0][5:] == (0.9, 0.8, 0.95, None, None, None)
