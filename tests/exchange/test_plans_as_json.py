"""A plan goes out as JSON and comes back equal; broken files are refused in words."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ihubkit.errors import ImportFileError
from ihubkit.exchange.plans import VERSION, WholePlan, plan_json, read_plan_json
from ihubkit.model.need import Evidence, FocusNeed
from ihubkit.model.plan import Action, Goal, Indicator, Measured, Plan, PlanState, Status
from ihubkit.model.plan_life import Found, Review, Signature, StateChange

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
WORDS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "👩🏽‍🏫 🎉",
            "განვითარების გეგმა",
            "خطة التطوير",
            "Õppimine ja žürii",
            '=HYPERLINK("http://x")',
            "\\\n\t\x00",
        ]
    ),
)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- Hypothesis adds the zone
HOURS = st.none() | st.floats(0, 10_000)
STATUSES = st.sampled_from(Status)
MEASURED = st.none() | st.builds(
    Measured,
    wave=st.integers(0, 9),
    on=st.dates(),
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
)
INDICATORS = st.builds(
    Indicator, name=WORDS, baseline=WORDS, target=WORDS, by=DAYS, measured=MEASURED
)


@st.composite
def whole_plans(draw: st.DrawFn) -> WholePlan:
    goals = [
        draw(st.builds(Goal, id=st.just(f"p.g{n}"), plan_id=st.just("p"), text=WORDS, why=WORDS,
                       indicator=INDICATORS, status=STATUSES, note=WORDS))
        for n in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    actions = [
        draw(st.builds(Action, id=st.just(f"p.a{n}"), plan_id=st.just("p"),
                       goal_id=st.sampled_from([goal.id for goal in goals]), text=WORDS,
                       lead=WORDS, helpers=WORDS, starts=DAYS, ends=DAYS, hours=HOURS,
                       money=HOURS, status=STATUSES))
        for n in range(draw(st.integers(0, 4)) if goals else 0)
    ]  # fmt: skip
    plan = draw(
        st.builds(Plan, id=st.just("p"), school_id=st.just("s"), title=WORDS, vision=WORDS,
                  starts=DAYS, ends=DAYS, hours_budget=HOURS, risks=WORDS,
                  state=st.sampled_from(PlanState), goals=st.just(tuple(goals)),
                  actions=st.just(tuple(actions)), made_at=MOMENTS)
    )  # fmt: skip
    review = st.builds(
        Review, id=st.just("p.r"), plan_id=st.just("p"), due=st.dates(), reflection=WORDS,
        held_at=st.none() | MOMENTS, found=st.tuples(st.builds(Found, text=WORDS, then=MEASURED)),
    )  # fmt: skip
    need = st.builds(FocusNeed, evidence=st.builds(Evidence), chosen_at=MOMENTS)
    name = st.text(min_size=1, max_size=40)
    signature = st.builds(Signature, name=name, office=WORDS, at=MOMENTS)
    return WholePlan(
        school=draw(WORDS),
        plan=plan,
        needs=draw(st.lists(need, max_size=2)),
        signatures=draw(st.lists(signature, max_size=2)),
        states=draw(st.lists(st.builds(StateChange, who=WORDS, at=MOMENTS), max_size=2)),
        reviews=draw(st.lists(review, max_size=1)),
    )  # fmt: skip


@given(whole_plans())
@settings(max_examples=60, deadline=None)
def test_a_plan_that_comes_back_from_json_is_equal(whole: WholePlan) -> None:
    assert read_plan_json(plan_json(whole)) == whole
    assert read_plan_json(plan_json(whole).encode()) == whole


def test_a_reflection_of_ten_thousand_words_comes_back_whole() -> None:
    words = " ".join(f"სიტყვა{n} 🎉" for n in range(10_000))
    review = Review(id="p.r", plan_id="p", due=NOON.date(), reflection=words)
    whole = WholePlan(plan=Plan(id="p", school_id="s", made_at=NOON), reviews=(review,))

    assert read_plan_json(plan_json(whole)) == whole


@pytest.fixture
def told() -> dict[str, object]:
    goal = Goal(id="p.g", plan_id="p")
    action = Action(id="p.a", plan_id="p", goal_id="p.g")
    plan = Plan(id="p", school_id="s", goals=(goal,), actions=(action,), made_at=NOON)
    found: dict[str, object] = json.loads(plan_json(WholePlan(plan=plan)))
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n "format": "ihubkit-plan",\n "version" 1}', "line 3, is not JSON"),
        ("[]", "holds no plan of iHubKit"),
        ('{"format": "other"}', "holds no plan of iHubKit"),
        (b"\xff\xfe\x00", "not JSON in UTF-8"),
        ("[" * 100_000, "not JSON"),
        (f'{{"format": "ihubkit-plan", "version": {VERSION + 1}}}', "newer iHubKit"),
        ('{"format": "ihubkit-plan", "version": "one"}', "“version” must be"),
        ('{"format": "ihubkit-plan", "version": 1}', "plan: Field required"),
    ],
)
def test_a_broken_file_is_refused_in_a_sentence(text: str | bytes, said: str) -> None:
    with pytest.raises(ImportFileError, match=said) as refused:
        read_plan_json(text, "plan.json")
    assert "plan.json" in refused.value.message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"hours": -1}, r"plan\.actions\[0\]\.hours: Input should be greater"),
        ({"ends": "soon"}, r"plan\.actions\[0\]\.ends: "),
        ({"surprise": 1}, r"plan\.actions\[0\]\.surprise: Extra inputs"),
        ({"goal_id": "elsewhere"}, r"plan\.actions\[0\]\.goal_id names no goal"),
        ({"id": "p.g"}, "“p.g” is there 2 times"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_place(
    told: dict[str, dict[str, list[dict[str, object]]]], change: dict[str, object], said: str
) -> None:
    told["plan"]["actions"][0] |= change

    with pytest.raises(ImportFileError, match=said):
        read_plan_json(json.dumps(told), "plan.json")
