"""The self-assessment page says what a group's answers tell, with numbers, and what they do not."""

from datetime import timedelta

import pytest
from troupe import NOON, Troupe

from ihubkit.live import moves, releases, seats, workshops
from ihubkit.model.answer import Answer
from ihubkit.model.release import Release
from ihubkit.steps.cockpit.shown import run_shown
from ihubkit.steps.self_assessment.model import SelfAssessment

SELF, GUESS = "educator-competence", "educator-guess"
FULL, SHORT = "self-assessment-45", "self-assessment-short-20"


class Meeting:
    """A self-assessment of the troupe's first school."""

    def __init__(self, troupe: Troupe, runsheet: str = FULL, wave: int = 0) -> None:
        self.troupe, self.store = troupe, troupe.store
        self.at = NOON + timedelta(days=90 * wave)
        made = workshops.make_workshop(
            troupe.store,
            troupe.content,
            title=f"Our own work, {wave}",
            runsheet=runsheet,
            school_ids=[troupe.schools[0].id],
            wave=wave,
            now=self.at,
        )
        self.id = workshops.open_workshop(troupe.store, made.id, now=self.at).id
        rate = next(one for one in made.activities if one.instrument == SELF)
        self.items = rate.items or tuple(troupe.content.instrument(SELF).items)

    def answer(
        self, people: int, *, values: tuple[int, ...] = (1, 2, 3), codes: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Let people answer, area 5 one higher and area 6 one lower; return their codes."""
        join_code = self.store.find_workshop(self.id).join_code
        school = self.troupe.schools[0].id
        given = []
        for number in range(people):
            taken = seats.take_seat(
                self.store,
                code=join_code,
                school_id=school,
                role="teacher",
                resume_code=codes[number] if codes else "",
                now=self.at,
            )
            own = values[number % len(values)]
            by_item = {i: own + (i[0] == "5") - (i[0] == "6") for i in self.items}
            self.give(taken.seat.id, SELF, by_item)
            given.append(taken.resume_code)
        return tuple(given)

    def give(self, seat: str, instrument: str, values: dict[str, int]) -> None:
        told = [
            Answer(instrument=instrument, item=item, facet="level", value=value, sequence=1)
            for item, value in values.items()
        ]
        self.store.save_answers([(seat, told)])

    def guess(self, value: int) -> None:
        """Let everybody guess the same before the questions."""
        for row in self.store.list_answers(self.id, SELF, 1):
            self.give(row.seat_id, GUESS, {"before": value})

    def reveal(self) -> Release:
        """Reveal the questions and close the meeting."""
        seen = self.store.find_workshop(self.id).revision
        moved = moves.start(self.store, self.id, "rate", seen=seen, now=self.at)
        made = releases.reveal(
            self.store, self.troupe.content, self.id, seen=moved.revision, now=self.at
        )
        workshops.close_workshop(self.store, self.id, now=self.at)
        return made


def said(troupe: Troupe) -> list[str]:
    """Return the sentences a team reads of its own school."""
    found: list[str] = SelfAssessment(troupe.team()).summary.get("sentences", [])
    return found


def test_levels_best_least_and_guesses_are_said_with_numbers(troupe: Troupe) -> None:
    meeting = Meeting(troupe)
    meeting.answer(12)
    meeting.guess(3)
    meeting.reveal()

    levels, best, least, guessed, hanging = said(troupe)

    assert levels == "Levels over all areas: A2: 4, B1: 4, B2: 4 (n = 12)."
    assert best == "Strongest: Every pupil (3.0 of 4 on average, n = 12)."
    assert least.startswith("Most room to grow: Pupils")
    assert least.endswith("digital skills (1.0 of 4 on average, n = 12).")
    assert guessed.startswith("Before the questions: guessed on average 1.0 levels higher")
    assert hanging.startswith("Too few people to say how well the questions hang together")


def test_why_guesses_are_not_shown_is_said_where_they_were_asked(troupe: Troupe) -> None:
    meeting = Meeting(troupe)
    meeting.answer(12)
    meeting.reveal()

    assert any("needs 5 people who guessed" in sentence for sentence in said(troupe))


def test_the_short_form_says_what_it_leaves_out_and_names_questions(troupe: Troupe) -> None:
    meeting = Meeting(troupe, SHORT)
    meeting.answer(12)
    meeting.reveal()

    lost, best, least = said(troupe)

    assert lost.startswith("8 of 22 questions were asked. What needs all of them is left out")
    assert best == "Strongest: “Different paths” (3.0 of 4 on average, n = 12)."
    assert least.startswith("Most room to grow: “")


def test_thirty_people_tell_how_well_the_questions_hang_together(troupe: Troupe) -> None:
    meeting = Meeting(troupe)
    meeting.answer(33)
    meeting.reveal()

    assert any("The questions hang together well (alpha 1.00" in one for one in said(troupe))


@pytest.mark.parametrize("paired", [True, False])
def test_change_since_the_last_wave_says_whether_the_same_people_are_compared(
    troupe: Troupe, *, paired: bool
) -> None:
    first = Meeting(troupe)
    codes = first.answer(12)
    first.reveal()
    second = Meeting(troupe, wave=1)
    second.answer(12, values=(2, 2, 3), codes=codes if paired else ())
    second.reveal()

    sentences = said(troupe)

    assert any("questions higher: 22, lower: 0, as before: 0" in one for one in sentences)
    assert any("compared with themselves" in one for one in sentences) is paired
    assert any("not known whether the same people" in one for one in sentences) is not paired


def test_a_short_form_and_a_full_one_compare_only_what_both_asked(troupe: Troupe) -> None:
    first = Meeting(troupe, SHORT)
    first.answer(12)
    first.reveal()
    second = Meeting(troupe, wave=1)
    second.answer(12, values=(2, 2, 3))
    second.reveal()

    assert any("questions higher: 8, lower: 0, as before: 0" in one for one in said(troupe))


def test_everybody_at_the_lowest_answer_is_told_like_any_other_result(troupe: Troupe) -> None:
    meeting = Meeting(troupe)
    for seat in troupe_seats(meeting, 10):
        meeting.give(seat, SELF, dict.fromkeys(meeting.items, 0))
    meeting.reveal()

    assert said(troupe)[0] == "Levels over all areas: A1: 10 (n = 10)."


def test_the_cockpit_offers_no_reveal_of_a_guess(troupe: Troupe) -> None:
    meeting = Meeting(troupe)
    seen = troupe.store.find_workshop(meeting.id).revision
    offered = {}
    for activity in ("guess", "rate"):
        moved = moves.start(troupe.store, meeting.id, activity, seen=seen, now=NOON)
        seen = moved.revision
        offered[activity] = run_shown(troupe.scene(), moved)["may_reveal"]

    assert offered == {"guess": False, "rate": True}


def troupe_seats(meeting: Meeting, people: int) -> list[str]:
    """Let people sit down without answering."""
    code = meeting.store.find_workshop(meeting.id).join_code
    school = meeting.troupe.schools[0].id
    return [
        seats.take_seat(
            meeting.store, code=code, school_id=school, role="teacher", now=meeting.at
        ).seat.id
        for _ in range(people)
    ]
