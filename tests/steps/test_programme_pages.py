"""Programmes on screens: the facilitator's page with the mentor's log, and the team's own."""

from typing import Any

import pytest
from troupe import Troupe

from ihubkit.errors import NotAllowedError
from ihubkit.live import plans
from ihubkit.steps.action_planning.programme import TeamProgramme
from ihubkit.steps.cockpit.programme import ProgrammeDesk

TERMS = {
    "starts": "2026-01-15",
    "ends": "",
    "people": 18,
    "staff": 20,
    "chosen": {"course": "tailored"},
    "agreed": {"mentoring": 40},
}


def desk_of(troupe: Troupe) -> ProgrammeDesk:
    """Open the facilitator's page."""
    desk = ProgrammeDesk(troupe.scene())
    desk.active = True
    desk.look_again()
    return desk


def team_of(troupe: Troupe) -> TeamProgramme:
    """Open the first school's page."""
    page = TeamProgramme(troupe.team())
    page.school_id = troupe.schools[0].id
    page.active = True
    return page


def enrol(desk: ProgrammeDesk, troupe: Troupe, number: int = 0) -> dict[str, Any]:
    """Let a school take part."""
    return desk.do({"do": "enrol", "school": troupe.schools[number].id, "terms": TERMS})


def meeting(desk: ProgrammeDesk, **more: object) -> dict[str, Any]:
    """Return what the form sends when nothing but `more` is typed."""
    form = {name: value for name, value in desk.programme["form"].items() if name != "n"}
    return form | more


@pytest.fixture
def desk(troupe: Troupe) -> ProgrammeDesk:
    made = desk_of(troupe)
    assert enrol(made, troupe)["kind"] == "good"
    return made


def test_a_hub_without_schools_or_enrolments_shows_what_there_is(empty: Troupe) -> None:
    shown = desk_of(empty).programme

    assert (shown["title"], shown["schools"], shown["free"]) == ("Digital Accelerator", [], [])


def test_schools_stand_in_alphabetical_order(desk: ProgrammeDesk, troupe: Troupe) -> None:
    assert [one["title"] for one in desk.programme["free"]] == ["Alder <b>School</b>"]
    enrol(desk, troupe, 1)

    names = [one["name"] for one in desk.programme["schools"]]
    assert names == ["Alder <b>School</b>", "Birch School"]
    assert desk.programme["schools"][0]["facts"][0] == "Tailored course"


def test_a_meeting_is_logged_as_the_form_is_filled_in(desk: ProgrammeDesk) -> None:
    told = desk.do({"do": "log", "meeting": meeting(desk, mentor="Mari", hours=1.5)})

    (entry,) = desk.programme["log"]
    assert told["text"] == "It is in the log."
    assert (entry["part"], entry["hours_said"], entry["word"]) == ("mentoring", "1.5 h", "used")
    assert (desk.programme["form"]["mentor"], desk.programme["form"]["n"]) == ("Mari", 2)
    mentoring = desk.programme["schools"][0]["parts"][-1]
    assert mentoring["said"] == ["1.5 h used", "0 h booked", "of 40 h planned"]


def test_a_booking_is_marked_as_held_changed_removed_and_put_back(desk: ProgrammeDesk) -> None:
    booked = meeting(desk, state="booked", day="2026-02-01")
    desk.do({"do": "log", "meeting": booked})
    (entry,) = desk.programme["log"]
    assert entry["may_be_held"]

    desk.do({"do": "held", "entry": entry["id"], "seen": 1})
    stale = desk.do({"do": "change", "entry": entry["id"], "meeting": booked, "seen": 1})
    assert (stale["kind"], desk.programme["log"][0]["state"]) == ("warn", "used")

    changed = meeting(desk, note="Together", people=4)
    desk.do({"do": "change", "entry": entry["id"], "meeting": changed, "seen": 2})
    desk.do({"do": "remove", "entry": entry["id"], "seen": 3})
    assert (desk.programme["log"], desk.programme["removed"]) == ([], True)
    desk.do({"do": "put_back"})
    assert desk.programme["log"][0]["note"] == "Together"


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "tomorrow"},
        {"day": "0001-01-01"},
        {"hours": "2"},
        {"hours": float("inf")},
        {"state": "done"},
        {"part": "dance"},
        {"people": -1},
        {"enrolment": "theirs"},
        {"note": "x" * 9000},
        {"more": 1},
    ],
)
def test_what_a_page_makes_up_is_refused(desk: ProgrammeDesk, wrong: dict[str, object]) -> None:
    told = desk.do({"do": "log", "meeting": meeting(desk, **wrong)})

    assert told["kind"] == "bad"
    assert "did not work" not in told["text"]
    assert desk.programme["log"] == []


def test_terms_change_and_another_facilitator_sees_it(desk: ProgrammeDesk, troupe: Troupe) -> None:
    other = desk_of(troupe)
    one = desk.programme["schools"][0]
    terms = TERMS | {"people": 10, "ends": "2026-12-31"}
    desk.do({"do": "change_terms", "enrolment": one["id"], "terms": terms, "seen": 1})

    other.watch()

    shown = other.programme["schools"][0]
    assert shown["days"] == "15 January 2026 – 31 December 2026"  # noqa: RUF001 -- a dash between days
    assert "10 of 20 staff take part (50 %), as typed." in shown["facts"]
    bad = TERMS | {"ends": "2025-01-01"}
    told = desk.do({"do": "change_terms", "enrolment": one["id"], "terms": bad, "seen": 2})
    assert "end before it starts" in told["text"]
    fewer = terms | {"staff": -1, "people": 3}
    told = desk.do({"do": "change_terms", "enrolment": one["id"], "terms": fewer, "seen": 2})
    assert "it must be 0 or more" in told["text"]
    assert desk.programme["schools"][0]["people"] == 10  # nothing of it is taken


def test_a_team_reads_its_own_hours_and_takes_the_dates(
    desk: ProgrammeDesk, troupe: Troupe
) -> None:
    enrol(desk, troupe, 1)
    desk.do({"do": "log", "meeting": meeting(desk, state="booked", day="2099-02-01")})
    page = team_of(troupe)

    (own,) = page.programme["schools"]
    assert own["name"] == "Birch School"
    assert [one["text"] for one in own["alerts"] if "marked as held" in one["text"]] == []
    assert len(own["steps"]) == 6
    assert page.do({"do": "take_dates", "enrolment": own["id"]})["kind"] == "good"

    plan = plans.plan_of(troupe.store, troupe.schools[0].id)
    assert (str(plan.starts), str(plan.ends)) == ("2026-01-15", "2026-07-14")
    assert page.programme["schools"][0]["same_dates"]


def test_a_team_remarks_on_its_own_programme_only(desk: ProgrammeDesk, troupe: Troupe) -> None:
    enrol(desk, troupe, 1)
    own, other = (one["id"] for one in reversed(desk.programme["schools"]))
    page = team_of(troupe)

    def remark(enrolment: str, before: str, after: str) -> dict[str, Any]:
        changes = {"remark": {"before": before, "after": after}}
        sent = {"part": "remark", "part_id": enrolment, "changes": changes, "mark": 4}
        return page.do({"do": "edit", **sent})

    assert remark(own, "", "Evenings suit us") | {"number": 0} == {
        "kind": "good",
        "text": "",
        "number": 0,
        "mark": 4,
        "saved": True,
    }
    assert remark(own, "", "Mornings")["theirs"]["remark"] == "Evenings suit us"
    assert remark(other, "", "x")["kind"] == "bad"
    desk.watch()
    assert desk.programme["schools"][1]["remark"] == "Evenings suit us"


def test_only_facilitators_keep_the_log(troupe: Troupe) -> None:
    with pytest.raises(NotAllowedError):
        ProgrammeDesk(troupe.team())
