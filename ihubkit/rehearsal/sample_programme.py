"""The sample hub's schools in a programme, with an invented log of its first weeks."""

from datetime import datetime, timedelta

from ihubkit.content import Content
from ihubkit.live.mentor_log import Meeting, log_hours
from ihubkit.live.programmes import Agreed, enrol
from ihubkit.model.programme import HoursState
from ihubkit.store import Store

PROGRAMME = "digital-accelerator"
MENTOR = "Invented mentor"
BEFORE = timedelta(days=35)  # the programme begins so long before the first workshop
# days after the programme began, part, state, hours, people, what was done
LOG = (
    (35, "mapping", HoursState.USED, 1.5, 29, "Sample: the whole staff rated the school."),
    (38, "course", HoursState.USED, 4.0, 27, "Sample: first day of the course."),
    (40, "leaders", HoursState.USED, 3.0, 3, "Sample: how change is led."),
    (42, "mentoring", HoursState.USED, 2.0, 4, "Sample: planned two lessons with the team."),
    (47, "mentoring", HoursState.BOOKED, 2.0, 4, "Sample: lessons seen together."),
    (56, "course", HoursState.BOOKED, 6.0, 27, "Sample: second day of the course."),
    (63, "mentoring", HoursState.BOOKED, 2.0, 4, ""),
    (70, "leaders", HoursState.PLANNED, 6.0, 3, ""),
)


def enrol_samples(store: Store, content: Content, held: datetime) -> None:
    """Enrol the sample schools and invent what was logged so far.

    Args:
        store: The sample hub.
        content: Where the programme is.
        held: When the first workshop was.
    """
    if PROGRAMME not in content.programmes:
        return
    starts = (held - BEFORE).date()
    for number, school in enumerate(store.list_schools()):
        if store.list_enrolments(school_id=school.id):
            continue  # an earlier filling was broken off
        people = school.staff - 1 if number else school.staff - 5
        wanted = Agreed(
            starts=starts,
            chosen={"course": "tailored" if number else "basic"},
            agreed={"mentoring": 40.0 if number else 35.0},
            people=people,
        )
        made = enrol(store, content, school.id, PROGRAMME, wanted, now=held)
        for day, part, state, hours, many, note in LOG[: len(LOG) - 3 * number]:
            meeting = Meeting(
                enrolment=made.id,
                part=part,
                state=state,
                day=starts + timedelta(days=day),
                hours=hours,
                people=many,
                note=note,
                mentor=MENTOR,
            )
            log_hours(store, content, meeting, now=held)
