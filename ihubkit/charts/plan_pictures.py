"""A plan's pictures by name: what each looks like, its numbers, and what it says in words."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ihubkit.charts import (
    plan_budget,
    plan_strip,
    plan_timeline,
    plan_timeline_words,
    plan_workload,
)
from ihubkit.charts.plan_view import PlanView, mirrored, plan_look
from ihubkit.charts.theme import Look, Spec
from ihubkit.charts.view import Table
from ihubkit.errors import NotFoundError
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_timeline import ALL, Only
from ihubkit.model.texts import Reader, Translate

TIMELINE, WORKLOAD, BUDGET, STRIP = "timeline", "workload", "budget", "strip"


class PlanChart(NamedTuple):
    """A kind of picture of a plan."""

    draw: Callable[[PlanView, Look], list[Spec]]
    table: Callable[[PlanView], Table]
    alt: Callable[[PlanView], str]
    sentences: Callable[[PlanView], list[str]]


PLAN_CHARTS: Mapping[str, PlanChart] = {
    TIMELINE: PlanChart(
        plan_timeline.draw,
        plan_timeline_words.table,
        plan_timeline_words.alt,
        plan_timeline_words.sentences,
    ),
    WORKLOAD: PlanChart(
        plan_workload.draw, plan_workload.table, plan_workload.alt, plan_workload.sentences
    ),
    BUDGET: PlanChart(plan_budget.draw, plan_budget.table, plan_budget.alt, plan_budget.sentences),
    STRIP: PlanChart(
        plan_strip.draw,
        plan_timeline_words.table,
        plan_timeline_words.alt,
        plan_timeline_words.sentences,
    ),
}


class PlanPicture(NamedTuple):
    """A picture of a plan in all its parts, with what stands beside it."""

    title: str
    alt: str
    specs: list[Spec]
    table: Table
    sentences: list[str]


def plan_title(chart: str, texts: Translate) -> str:
    """Return what a picture of a plan is called."""
    _ = texts
    return {
        TIMELINE: _("Timeline"),
        WORKLOAD: _("Who works how much"),
        BUDGET: _("Hours and money"),
        STRIP: _("Timeline"),
    }[_known(chart)]


def plan_picture(  # noqa: PLR0913 -- facts of their own, named at every call
    dossier: Dossier,
    texts: Reader,
    chart: str = TIMELINE,
    *,
    theme: str = "light",
    size: str = "page",
    only: Only = ALL,
) -> PlanPicture:
    """Describe a picture of a plan; `svg` and `png` draw its parts.

    Args:
        dossier: The plan and all it refers to.
        texts: Into the reader's language; where that is written from right to left, time goes
            from right to left.
        chart: One of `PLAN_CHARTS`.
        theme: "light" or "dark".
        size: "phone", "wide" for a large screen, "page" for 16 cm of a document, "poster".
        only: What part of the plan is looked at.

    Raises:
        NotFoundError: There is no such picture.
        InvalidValueError: There is no such theme or size.
    """
    view, kind = PlanView(dossier, texts, only), PLAN_CHARTS[_known(chart)]
    look, title, alt = plan_look(theme, size), plan_title(chart, texts), kind.alt(view)
    drawn = [_turned(one, texts) for one in kind.draw(view, look)]
    words = {"title": title, "description": alt}
    specs = [one | {"description": alt, "usermeta": one["usermeta"] | words} for one in drawn]
    return PlanPicture(title, alt, specs, kind.table(view), kind.sentences(view))


def _turned(spec: Spec, texts: Reader) -> Spec:
    return mirrored(spec) if texts.direction == "rtl" else spec


def _known(chart: str) -> str:
    if chart not in PLAN_CHARTS:
        raise NotFoundError(f"There is no picture “{chart}” (there are {', '.join(PLAN_CHARTS)}).")
    return chart
