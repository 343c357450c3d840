"""A follow-up workshop that starts from a school's plan: it measures what the plan promised."""

from datetime import datetime

from ihubkit.content import Content
from ihubkit.errors import InvalidValueError
from ihubkit.live.workshops import make_workshop
from ihubkit.model.people import School
from ihubkit.model.plan import Plan
from ihubkit.model.review_sheet import asked_by, promise_of, review_activities
from ihubkit.model.workshop import ActivityKind, RunSheet, Workshop
from ihubkit.store import Store

RUNSHEET = "plan-review-60"
LAST_WAVE = 20  # see `model.workshop.Workshop`


def plans_to_review(store: Store, content: Content) -> list[tuple[School, Plan, int]]:
    """List the schools whose plan can be measured again, with the number of its questions."""
    found = []
    for school in store.list_schools():
        plan = store.find_plan_of(school.id)
        asked = asked_by(plan, content.instruments) if plan else ()
        if plan and asked:
            found.append((school, plan, sum(len(one.items) for one in asked)))
    return found


def make_review_workshop(
    store: Store, content: Content, school_id: str, *, now: datetime | None = None
) -> Workshop:
    """Make the workshop in which a school comes back to its plan.

    It is of the wave after the newest one that has results, asks exactly what the plan's
    indicators measure, and names the plan's goals in the school's language.

    Raises:
        InvalidValueError: No indicator of the plan is a question that seats can be asked.
        NotFoundError: There is no such school, or the run-sheet is gone.
    """
    school, template = store.find_school(school_id), content.runsheet(RUNSHEET)
    plan, texts = store.find_plan_of(school_id), content.texts(school.language)
    asked = asked_by(plan, content.instruments) if plan else ()
    if not plan or not asked:
        raise InvalidValueError(
            "No indicator of this plan is one of our own measurements. Choose one in the plan "
            "first, or make the workshop from the run-sheet and choose its questions."
        )
    question = texts(_first_of_plans(template))
    return make_workshop(
        store,
        content,
        title=f"{school.name}: {texts(template.title)}",
        runsheet=template.id,
        school_ids=[school.id],
        wave=_next_wave(store, school.id),
        languages=_languages(store, content, school),
        activities=review_activities(template, asked, promise_of(plan, question)),
        now=now,
    )


def _first_of_plans(template: RunSheet) -> str:
    plans = (one.prompt for one in template.activities if one.kind is ActivityKind.PLAN)
    return next(plans, "")


def _next_wave(store: Store, school_id: str) -> int:
    waves = (one.wave for one in store.list_releases(school_id=school_id) if one.workshop_id)
    return min(max(waves, default=-1) + 1, LAST_WAVE)


def _languages(store: Store, content: Content, school: School) -> list[str]:
    wanted = dict.fromkeys((school.language, *store.find_hub().languages))
    return [one for one in wanted if one in content.languages]
