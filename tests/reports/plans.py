"""Plans that documents are made of: a full one, an empty one, and ones that are hard to print."""

from datetime import UTC, date, datetime

from ihubkit.model.dossier import Dossier, Measure, NeedTold
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.people import School
from ihubkit.model.plan import Action, Goal, Indicator, Measured, Plan, PlanState, Status
from ihubkit.model.plan_life import Found, Review, Signature, StateChange

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SCHOOL = School(id="s", name="Põhjala kool", team_code="x")
FORMULA = '=HYPERLINK("http://x","click")'
MIXED = "Õpime koos 🎉 — ერთად ვსწავლობთ — نتعلم معًا #let *bold* $x$ \\ `code` <b> [link](x)"
MEASURE = "innovative-school/A1/status"
THEN = Measured(release_id="r", wave=0, on=date(2026, 9, 1), value=2.3, n=24, most=4)
NEWEST = Measured(release_id="r2", wave=1, on=date(2027, 2, 1), value=2.9, n=22, most=4)


def empty(language: str = "en") -> Dossier:
    """A plan in which nothing has been written."""
    plan = Plan(id="p", school_id="s", made_at=NOON)
    return Dossier(hub="Hub", school=SCHOOL, language=language, today=TODAY, plan=plan)


def full(language: str = "en", *, actions: int = 3, reflection: str = MIXED) -> Dossier:
    """A plan with everything in it, in many scripts."""
    evidence = Evidence(
        release_id="r", group="school:s", item="A1", n=24, status=2.3, cards=(MIXED,)
    )
    need = FocusNeed(id="n", school_id="s", instrument="innovative-school", item="A1",
                     evidence=evidence, chosen_at=NOON)  # fmt: skip
    indicator = Indicator(name=MIXED, measure=MEASURE, measured=THEN, target="3.2",
                          by=date(2027, 5, 31), measured_how=MIXED)  # fmt: skip
    goals = (
        Goal(id="p.g0", plan_id="p", need_id="n", text="Plan lessons together", why=MIXED,
             indicator=indicator, success=MIXED, status=Status.ON_TRACK, note=MIXED),
        Goal(id="p.g1", plan_id="p", position=1, text="მიზანი\norაზე მეტი ხაზი"),
    )  # fmt: skip
    plan = Plan(
        id="p", school_id="s", title="Arengukava 2026/27", vision=MIXED,
        starts=date(2026, 8, 15), ends=date(2027, 6, 15), calendar="gone", hours_budget=160.5,
        hours_each=30, money_budget=12500, risks=MIXED, from_hub=MIXED, publish=MIXED,
        state=PlanState.UNDER_WAY, goals=goals, made_at=NOON,
        actions=tuple(_action(number) for number in range(actions)),
    )  # fmt: skip
    found = Found(goal_id="p.g0", text=MIXED, status=Status.AT_RISK, then=THEN, now=NEWEST,
                  actions_done=1, actions=3)  # fmt: skip
    held = datetime(2026, 10, 16, 15, tzinfo=UTC)
    return Dossier(
        hub="Hub", school=SCHOOL, language=language, today=TODAY, plan=plan,
        needs=(NeedTold(need=need, title="What technology is for", said=("Judged.",)),),
        measures={MEASURE: Measure(id=MEASURE, title="What for", waves=(THEN, NEWEST))},
        signatures=(
            Signature(id="x", plan_id="p", name="Aino", office="Head", revision=1, at=NOON),
        ),
        states=(StateChange(plan_id="p", state=PlanState.AGREED, who="Aino", by="team", at=NOON),),
        reviews=(
            Review(id="p.r0", plan_id="p", days=30, due=date(2026, 10, 15), held_at=held,
                   held_by=FORMULA, reflection=reflection, next_steps=MIXED, found=(found,)),
            Review(id="p.r1", plan_id="p", days=90, due=date(2026, 12, 15)),
        ),
    )  # fmt: skip


def _action(number: int) -> Action:
    return Action(
        id=f"p.a{number}", plan_id="p", goal_id=f"p.g{number % 2}", position=number,
        text=f"{MIXED} {number}", method="gone", method_title="Tandems", lead=FORMULA,
        helpers="ნინო, مريم", starts=date(2026, 9, 1 + number % 28),
        ends=date(2026, 8, 1) if number % 7 == 6 else date(2026, 12, 1 + number % 28),
        after="p.a0 p.gone" if number else "", hours=number * 1.5, money=99.5, funding="Erasmus+",
        status=list(Status)[number % 6],
    )  # fmt: skip
