"""When reviews are due, whatever the dates; pure rules."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ihubkit.model.plan_life import Review
from ihubkit.model.reviews import DAYS, due_words, is_overdue, missing_reviews, next_review
from ihubkit.model.texts import in_english

DATES = st.dates(date(2000, 1, 1), date(2100, 1, 1))
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


@st.composite
def reviews(draw: st.DrawFn) -> list[Review]:
    """Any reviews: made on agreement or of one's own, waiting or held."""
    days = st.sampled_from((0, *DAYS))
    held = st.sampled_from((None, NOON))
    told = draw(st.lists(st.tuples(days, DATES, held), max_size=6))
    return [
        Review(id=str(at), plan_id="p", days=n, due=due, held_at=when)
        for at, (n, due, when) in enumerate(told)
    ]


@given(reviews(), DATES)
def test_after_agreement_each_of_the_three_waits_and_no_review_is_touched(
    there: list[Review], on: date
) -> None:
    made = missing_reviews("p", there, on)

    waiting = [one.days for one in (*there, *made) if one.held_at is None]
    assert set(DAYS) <= set(waiting)
    assert all(one.due == on + timedelta(one.days) for one in made)
    assert missing_reviews("p", (*there, *made), on + timedelta(1)) == ()


@given(DATES)
def test_two_who_agree_at_once_make_the_same_reviews(on: date) -> None:
    assert missing_reviews("p", (), on) == missing_reviews("p", (), on)
    assert len({one.id for one in missing_reviews("p", (), on)}) == len(DAYS)


@given(reviews(), DATES)
def test_the_next_review_is_the_earliest_that_waits(there: list[Review], today: date) -> None:
    found = next_review(there)
    waiting = [one for one in there if one.held_at is None]

    assert (found is None) == (not waiting)
    if found:
        assert found.due == min(one.due for one in waiting)
        assert is_overdue(found, today) == any(is_overdue(one, today) for one in there)


def test_what_is_due_is_said_in_words() -> None:
    def said(days: int) -> str:
        review = Review(id="r", plan_id="p", due=NOON.date() + timedelta(days))
        return due_words(review, NOON.date(), in_english)

    assert [said(days) for days in (-9, -1, 0, 1, 30)] == [
        "overdue by 9 days",
        "overdue since yesterday",
        "due today",
        "due tomorrow",
        "due in 30 days",
    ]
