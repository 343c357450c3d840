"""What a team answers once for its school: versions, and nothing overwritten."""

from datetime import UTC, datetime

import pytest

from ihubkit.errors import NotFoundError, StaleWriteError
from ihubkit.model.school_answer import SchoolAnswer
from ihubkit.store import Store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
ANSWER = SchoolAnswer(
    school_id="s1",
    instrument="digital-infrastructure",
    item="DEV1",
    values={"status": 2, "importance": None},
    evidence="Nimekiri 🖥️ <b>2026</b>",
    comment="Õpetajad",
    changed_at=NOW,
)


def test_an_answer_is_kept_whole_and_gets_its_version(evening: Store) -> None:
    saved = evening.save_school_answer(ANSWER, seen=0)

    assert saved == ANSWER.model_copy(update={"version": 1})
    assert evening.list_school_answers("s1", 0, "digital-infrastructure") == [saved]


def test_a_second_editor_with_an_old_version_overwrites_nothing(evening: Store) -> None:
    first = evening.save_school_answer(ANSWER, seen=0)
    evening.save_school_answer(first.model_copy(update={"comment": "Theirs"}), seen=1)

    for seen in (0, 1):
        with pytest.raises(StaleWriteError) as stale:
            evening.save_school_answer(first.model_copy(update={"comment": "Mine"}), seen=seen)
        assert (stale.value.theirs["comment"], stale.value.yours["comment"]) == ("Theirs", "Mine")
        assert stale.value.version == 2

    (stored,) = evening.list_school_answers("s1", 0, "digital-infrastructure")
    assert stored.comment == "Theirs"


def test_measurements_schools_and_questionnaires_are_kept_apart(evening: Store) -> None:
    for change in ({"wave": 1}, {"school_id": "s2"}, {"instrument": "own"}, {"item": "DEV2"}):
        evening.save_school_answer(ANSWER.model_copy(update=change), seen=0)

    found = evening.list_school_answers("s1", 0, "digital-infrastructure")

    assert [one.item for one in found] == ["DEV2"]


def test_an_answer_for_a_school_that_is_gone_is_refused(evening: Store) -> None:
    with pytest.raises(NotFoundError, match="school"):
        evening.save_school_answer(ANSWER.model_copy(update={"school_id": "gone"}), seen=0)
