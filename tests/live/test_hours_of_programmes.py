"""Schools in programmes: hours by part, alerts that say what to do, and the mentor's log."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hall import NOON, Hall
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.content import Content, Texts
from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live import mentor_log, programmes, workshops
from ihubkit.live.dossier import dossier_of
from ihubkit.live.mentor_log import Meeting
from ihubkit.live.programme_tables import log_table, programme_tables
from ihubkit.live.programmes import Agreed
from ihubkit.model.programme import (
    Enrolment,
    HoursEntry,
    HoursState,
    months_on,
    programme_end,
)
from ihubkit.model.programme_alerts import alerts
from ihubkit.model.programme_hours import SchoolProgramme, elapsed, people_wanted
from ihubkit.model.programme_words import Urgency

USED, BOOKED = HoursState.USED, HoursState.BOOKED
START = date(2026, 1, 15)
PROGRAMME = "digital-accelerator"
FULL: tuple[tuple[str, int, float], ...] = (
    ("mapping", 1, 1.5),
    ("course", 40, 32),
    ("leaders", 50, 39),
    ("mentoring", 60, 35),
)


def school(  # noqa: PLR0913 -- what differs between schools
    content: Content,
    *log: tuple[str, int, float],
    day: int = 30,
    people: int = 28,
    staff: int = 31,
    mapped: int | None = 0,
    booked: tuple[tuple[str, int, float], ...] = (),
    agreed: float = 35,
) -> SchoolProgramme:
    """Build a school; days are counted from the programme's first."""
    template = content.programme(PROGRAMME)
    enrolment = Enrolment(
        id="e",
        school_id="s",
        programme=PROGRAMME,
        starts=START,
        agreed={"mentoring": agreed},
        people=people,
        made_at=NOON,
    )
    entries = [
        HoursEntry(
            id=f"{state}{number}",
            enrolment_id="e",
            part=part,
            state=state,
            day=START + timedelta(days=after),
            hours=hours,
            at=NOON,
        )
        for state, some in ((USED, log), (BOOKED, booked))
        for number, (part, after, hours) in enumerate(some)
    ]
    return SchoolProgramme(
        enrolment=enrolment,
        school="Birch School",
        programme=template,
        entries=tuple(entries),
        staff=staff,
        mapped=None if mapped is None else START + timedelta(days=mapped),
        today=START + timedelta(days=day),
    )


def said(found: SchoolProgramme) -> str:
    """Return all alerts as one text."""
    return "\n".join(f"{one.text} → {one.todo}" for one in alerts(found, Texts("en")))


def test_six_months_end_the_day_before(content: Content) -> None:
    one = school(content).enrolment
    template = content.programme(PROGRAMME)

    assert programme_end(one, template) == date(2026, 7, 14)
    own = one.model_copy(update={"ends": date(2026, 9, 1)})
    assert programme_end(own, template) == programme_end(own, None) == date(2026, 9, 1)
    assert months_on(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_hours_are_planned_booked_and_used_by_part(content: Content) -> None:
    found = school(content, ("course", 40, 10), booked=(("course", 90, 4),), day=100)
    course = next(one for one in found.hours if one.part == "course")

    assert (course.planned, course.booked, course.used, course.missing) == (32, 4, 10, 18)
    assert course.starts == date(2026, 2, 15)
    assert course.expected == pytest.approx(32 * 70 / 150)
    assert course.forecast == pytest.approx(10 / (70 / 150))


def test_a_school_where_all_is_well_has_no_alert(content: Content) -> None:
    assert said(school(content, *FULL, day=70)) == ""


@pytest.mark.parametrize(
    ("day", "change", "text"),
    [
        (5, {"mapped": None}, "“Needs mapping” comes first and has not been held. → Hold it"),
        (70, {"mapped": 45}, "“Teachers' course” began on 24 February 2026, before “Needs"),
        (
            70,
            {"people": 27},
            "27 of 31 staff take part (87 %), as typed. The programme asks for 90",
        ),
        (70, {"people": 27}, "at least 1"),
        (70, {"staff": 0}, "It is not known how many of the staff take part. → Type both"),
        (70, {"agreed": 20}, "“Mentoring”: 20 h are agreed; the programme asks for 35 h or more."),
        (
            70,
            {"agreed": 90},
            "“Mentoring”: 90 h are agreed, booked or used; the programme gives at",
        ),
        (70, {"booked": (("mentoring", 75, 50),)}, "“Mentoring”: 85 h are agreed, booked or used"),
        (
            70,
            {"booked": (("course", 60, 2),)},
            "not marked as held: 16 March 2026 (Teachers' course",
        ),
        (70, {"booked": (("course", 400, 2),)}, "after the programme's last day, 14 July 2026"),
        (130, {}, "and nothing is booked for the next 30 days. → Agree on"),
    ],
)
def test_what_is_amiss_is_said_with_what_to_do(
    content: Content, day: int, change: dict[str, object], text: str
) -> None:
    log = FULL if change.get("mapped", 0) is not None else ()
    if change.get("mapped"):
        log = FULL[1:]
    assert text in said(school(content, *log, day=day, **change))  # type: ignore[arg-type]  # of many kinds


def test_hours_that_are_behind_short_or_over_are_named(content: Content) -> None:
    behind = said(school(content, ("mentoring", 10, 5), day=90))
    late = said(school(content, ("mentoring", 150, 30), day=165))
    over = said(school(content, ("mentoring", 150, 30), day=200))

    assert "“Mentoring”: 5 h of 35 h are used or booked; spread evenly" in behind
    assert "ends on 14 July 2026, and 5 h of 35 h are neither used nor booked" in late
    assert "→ Book 39 h before that day." in late
    assert "“Leaders' course”: 0 h of 39 h were used when the programme ended" in over


def test_a_part_or_template_that_is_gone_keeps_its_hours(content: Content) -> None:
    found = school(content, ("old-part", 10, 3))
    without = found.model_copy(update={"programme": None})

    assert {one.part: one.used for one in found.hours}["old-part"] == 3
    assert [(one.title, one.used) for one in without.hours] == [("old-part", 3)]
    assert "no programme “digital-accelerator” any more" in said(without)


@given(st.integers(1, 500), st.integers(0, 500), st.floats(0.01, 1))
def test_people_wanted_are_the_fewest_that_reach_the_share(
    staff: int, people: int, share: float
) -> None:
    wanted = people_wanted(staff, share)

    assert (people >= wanted) == (people >= staff * share - 1e-6)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400), st.integers(-50, 500))
def test_time_goes_from_nothing_to_all(starts: date, length: int, after: int) -> None:
    ends = starts + timedelta(days=length)

    share = elapsed(starts, ends, starts + timedelta(days=after))

    assert 0 <= share <= 1
    assert (share == 1) == (after >= length)


@pytest.fixture
def enrolled(draft: Hall) -> Enrolment:
    wanted = Agreed(starts=START, chosen={"course": "tailored"}, people=18, staff=20)
    return programmes.enrol(draft.store, draft.content, draft.schools[0].id, PROGRAMME, wanted)


def meeting(enrolment: Enrolment, **more: object) -> Meeting:
    """Make a meeting as typed."""
    usual = {"part": "mentoring", "state": USED, "day": START, "hours": 1.5}
    return Meeting.model_validate({"enrolment": enrolment.id, **usual, **more})


def test_a_school_is_enrolled_and_its_plan_knows_the_time(draft: Hall, enrolled: Enrolment) -> None:
    dossier = dossier_of(draft.store, draft.content, enrolled.school_id, "et")
    other = dossier_of(draft.store, draft.content, draft.schools[1].id)

    assert dossier.programme
    assert (dossier.programme.title, dossier.programme.starts) == ("Digikiirendi", START)
    assert dossier.programme.ends == enrolled.ends == date(2026, 7, 14)
    assert dossier.school.staff == 20
    assert other.programme is None


def test_what_does_not_fit_is_refused_in_words(draft: Hall, enrolled: Enrolment) -> None:
    store, content, one = draft.store, draft.content, draft.schools[1].id
    reversed_days = Agreed(starts=START, ends=START - timedelta(days=1))
    for wanted, words in (
        (reversed_days, "end before it starts"),
        (Agreed(starts=date(1, 1, 1)), "year 1 does not fit"),
        (Agreed(starts=START, agreed={"mentoring": float("nan")}), "nan hours do not fit"),
        (Agreed(starts=START, people=9999), "At most 5000 people"),
        (Agreed(starts=START, people=-1), "people"),
    ):
        with pytest.raises(InvalidValueError, match=words):
            programmes.enrol(store, content, one, PROGRAMME, wanted)
    for hours in (0, -1, float("inf"), 1001):
        with pytest.raises(InvalidValueError, match="hours do not fit"):
            mentor_log.log_hours(store, content, meeting(enrolled, hours=hours))
    with pytest.raises(NotFoundError, match="no such part"):
        mentor_log.log_hours(store, content, meeting(enrolled, part="dance"))
    with pytest.raises(InvalidValueError, match="already"):
        programmes.enrol(store, content, enrolled.school_id, PROGRAMME, Agreed(starts=START))
    assert store.list_enrolments() == [enrolled]


def test_a_booking_is_held_and_two_mentors_do_not_overwrite_each_other(
    draft: Hall, enrolled: Enrolment
) -> None:
    store, content = draft.store, draft.content
    entry = mentor_log.log_hours(store, content, meeting(enrolled, state=BOOKED, note=" a\x00 "))
    changed = mentor_log.held(store, entry.id, seen=1)

    assert (entry.note, changed.state, changed.version) == ("a", USED, 2)
    with pytest.raises(StaleWriteError):
        mentor_log.change_hours(store, content, entry.id, meeting(enrolled, hours=9), seen=1)
    with pytest.raises(InvalidValueError, match=r"entries in the log \(1\)"):
        programmes.leave(store, enrolled.id)
    store.remove_hours(entry.id, seen=2)
    programmes.leave(store, enrolled.id)
    assert store.list_enrolments() == []


def test_who_joined_counts_where_nobody_typed_a_number(draft: Hall) -> None:
    store, content = draft.store, draft.content
    programmes.enrol(store, content, draft.schools[0].id, PROGRAMME, Agreed(starts=START, staff=4))
    workshops.open_workshop(store, draft.workshop_id, now=NOON)
    draft.join(3)

    (found,) = programmes.programmes_of(store, content, today=START)

    assert (found.joined, found.people, found.mapped) == (3, 3, None)
    assert "3 of 4 staff joined a workshop (75 %)." in said(found)
    workshops.close_workshop(store, draft.workshop_id, now=NOON)
    (found,) = programmes.programmes_of(store, content, today=START)
    assert found.mapped == NOON.date()


def test_the_teams_remark_and_the_hubs_changes_do_not_meet(
    draft: Hall, enrolled: Enrolment
) -> None:
    store, content = draft.store, draft.content
    programmes.remark(store, enrolled.id, "Õhtuti", before="")
    with pytest.raises(StaleWriteError) as clash:
        programmes.remark(store, enrolled.id, "Mornings", before="")
    wanted = Agreed(starts=START, people=19, staff=20)
    saved = programmes.change_enrolment(store, content, enrolled.id, wanted, seen=2)

    assert clash.value.theirs["remark"] == "Õhtuti"
    assert (saved.remark, saved.people, saved.version) == ("Õhtuti", 19, 3)


def test_tables_hold_all_and_no_formula(draft: Hall, enrolled: Enrolment) -> None:
    typed = meeting(enrolled, note="=HYPERLINK(…)", mentor="+Mari", people=3)
    mentor_log.log_hours(draft.store, draft.content, typed, now=datetime(2026, 1, 1, tzinfo=UTC))
    found = programmes.programmes_of(draft.store, draft.content)

    hours, log, attention = programme_tables(found, Texts("fi"))

    assert [row[4] for row in hours.rows][1] == "Teachers' course"
    assert hours.rows[1][5] == 30
    assert log == log_table(found, Texts("fi"))
    assert log.rows[0][4:] == (1.5, 3, "'+Mari", "'=HYPERLINK(…)")
    assert len(attention.rows) == len(alerts(found[0], Texts("en")))
    assert {one.urgency for one in alerts(found[0], Texts("en"))} <= set(Urgency)
