"""Summaries: kept whole, and never overwritten unseen."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ihubkit.errors import NotFoundError, StaleWriteError
from ihubkit.model.summary import Summary, SummaryPart
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
PART = SummaryPart(id="strong", title="Strong", sentences=("One.", "Two “🙂”."))


def a_summary(workshop: Workshop, **more: Any) -> Summary:  # noqa: ANN401 -- fields of a summary
    return Summary(**{"workshop_id": workshop.id, "parts": (PART,), "changed_at": NOON} | more)


def test_a_summary_comes_back_whole(evening: Store, workshop: Workshop) -> None:
    saved = evening.save_summary(a_summary(workshop, language="fi", published=True), seen=0)

    assert saved == evening.find_summary(workshop.id)
    assert saved == a_summary(workshop, language="fi", published=True, version=1)


def test_each_school_has_its_own_beside_that_of_all(evening: Store, workshop: Workshop) -> None:
    school = workshop.school_ids[0]
    evening.save_summary(a_summary(workshop), seen=0)

    assert evening.find_summary(workshop.id, school) is None
    assert evening.summary_version(workshop.id, school) == 0
    evening.save_summary(a_summary(workshop, school_id=school, parts=()), seen=0)

    assert evening.summary_version(workshop.id, school) == 1
    assert {one.school_id for one in evening.list_summaries(workshop.id)} == {"", school}
    assert evening.list_summaries(published=True) == evening.list_summaries("another") == []


@pytest.mark.parametrize("seen", [0, 1, 7])
def test_a_write_that_did_not_see_the_newest_is_refused_with_both_texts(
    evening: Store, workshop: Workshop, seen: int
) -> None:
    evening.save_summary(a_summary(workshop, parts=()), seen=0)
    evening.save_summary(a_summary(workshop), seen=1)

    with pytest.raises(StaleWriteError) as refused:
        evening.save_summary(a_summary(workshop, parts=()), seen=seen)

    theirs = refused.value.theirs["parts"]
    assert isinstance(theirs, list)
    assert theirs[0]["sentences"] == list(PART.sentences)
    assert (refused.value.yours["parts"], refused.value.version) == ([], 2)
    assert evening.find_summary(workshop.id) == a_summary(workshop, version=2)


def test_a_summary_of_no_workshop_is_refused(evening: Store, workshop: Workshop) -> None:
    with pytest.raises(NotFoundError):
        evening.save_summary(a_summary(workshop, workshop_id="gone"), seen=0)


def test_a_summary_that_was_never_begun_cannot_be_changed(
    evening: Store, workshop: Workshop
) -> None:
    with pytest.raises(NotFoundError, match="Draft it again"):
        evening.save_summary(a_summary(workshop), seen=3)
