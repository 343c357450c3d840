"""A plan to which nothing is to say, and what one makes of it."""

from datetime import UTC, date, datetime

from ihubkit.model.calendar import Calendar, Span
from ihubkit.model.dossier import Dossier, Measure, NeedTold
from ihubkit.model.method import Effort, GroupSize, Known, Method, MethodSource, Serves
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.people import School
from ihubkit.model.plan import Action, Goal, Indicator, Measured, Plan, PlanState
from ihubkit.model.plan_life import Review
from ihubkit.model.programme import ProgrammeFrame

NOW = datetime(2026, 9, 1, 18, tzinfo=UTC)
TODAY = date(2026, 9, 1)
MEASURE = "innovative-school/A1/status"
NEED = FocusNeed(
    id="n1",
    school_id="s1",
    instrument="innovative-school",
    item="A1",
    evidence=Evidence(release_id="r1", group="s1", item="A1"),
    chosen_at=NOW,
)
CALENDAR = Calendar(
    id="two",
    title="Two terms",
    terms=(
        Span(id="autumn", title="Autumn term", starts="09-01", ends="12-20"),
        Span(id="spring", title="Spring term", starts="01-07", ends="06-10"),
    ),
    holidays=(
        Span(title="Autumn holidays", starts="10-20", ends="10-26"),
        Span(title="Christmas holidays", starts="12-21", ends="01-06"),
    ),
)
METHOD = Method(
    id="lesson-visits",
    title="Lesson visits",
    purpose="Learning from each other's lessons.",
    serves=(Serves(item="innovative-school/A1", fit=3),),
    group=GroupSize(known=Known.GENERAL),
    effort=Effort(sessions=3, hours_each=6, hours_lead=2, known=Known.GENERAL),
    steps=("Agree on dates.",),
    sources=(MethodSource(title="Own", known=Known.GENERAL),),
)
GOAL = Goal(
    id="g1",
    plan_id="p1",
    need_id="n1",
    text="Teachers try things out together",
    indicator=Indicator(
        name="How teachers rate it",
        measure=MEASURE,
        target="3.5",
        by=date(2027, 5, 1),
    ),
)
FIRST = Action(
    id="a1",
    plan_id="p1",
    goal_id="g1",
    text="Visit each other's lessons",
    method="lesson-visits",
    method_title="Lesson visits",
    lead="Mari Tamm",
    helpers="Jaan Kask",
    starts=date(2026, 9, 7),
    ends=date(2026, 10, 16),
    hours=24,
    money=300,
    funding="The town",
)
SECOND = Action(
    id="a2",
    plan_id="p1",
    goal_id="g1",
    text="Show it to all",
    lead='=HYPERLINK("http://x")',
    starts=date(2026, 11, 2),
    ends=date(2026, 12, 18),
    after="a1",
    hours=8,
)
PLAN = Plan(
    id="p1",
    school_id="s1",
    vision="Everyone learns.",
    starts=date(2026, 9, 1),
    ends=date(2027, 6, 10),
    calendar="two",
    hours_budget=40,
    money_budget=500,
    state=PlanState.AGREED,
    goals=(GOAL,),
    actions=(FIRST, SECOND),
    made_at=NOW,
)
COMPLETE = Dossier(
    hub="Hub",
    school=School(id="s1", name="School", team_code="T"),
    language="en",
    today=TODAY,
    plan=PLAN,
    needs=(NeedTold(need=NEED, title="Trying things out"),),
    methods={METHOD.id: METHOD},
    measures={
        MEASURE: Measure(
            id=MEASURE,
            title="Trying things out",
            waves=(Measured(release_id="r1", wave=0, on=TODAY, value=2.4, n=20, most=5),),
        )
    },
    calendar=CALENDAR,
    programme=ProgrammeFrame(title="Accelerator", starts=TODAY, ends=date(2026, 12, 31)),
    reviews=(Review(id="v1", plan_id="p1", days=30, due=date(2026, 10, 1)),),
)


def with_plan(told: Dossier = COMPLETE, /, **changes: object) -> Dossier:
    """Return the dossier with fields of its plan changed."""
    return told.model_copy(update={"plan": told.plan.model_copy(update=changes)})


def with_goal(told: Dossier = COMPLETE, /, **changes: object) -> Dossier:
    """Return the dossier with fields of its first goal changed."""
    first, *rest = told.plan.goals
    return with_plan(told, goals=(first.model_copy(update=changes), *rest))


def with_indicator(told: Dossier = COMPLETE, /, **changes: object) -> Dossier:
    """Return the dossier with fields of its first goal's indicator changed."""
    indicator = told.plan.goals[0].indicator.model_copy(update=changes)
    return with_goal(told, indicator=indicator)


def with_action(told: Dossier = COMPLETE, /, **changes: object) -> Dossier:
    """Return the dossier with fields of its first action changed."""
    first, *rest = told.plan.actions
    return with_plan(told, actions=(first.model_copy(update=changes), *rest))


def with_second(told: Dossier = COMPLETE, /, **changes: object) -> Dossier:
    """Return the dossier with fields of its second action changed."""
    first, second, *rest = told.plan.actions
    return with_plan(told, actions=(first, second.model_copy(update=changes), *rest))
