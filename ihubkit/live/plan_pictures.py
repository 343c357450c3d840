"""A plan's pictures, each with its numbers and what it says in words.

They are drawn afresh and kept nowhere: they name people.
"""

import hashlib
from datetime import date
from typing import Any, NamedTuple

from ihubkit import charts
from ihubkit.content import Content
from ihubkit.errors import NotFoundError
from ihubkit.live.dossier import dossier_of
from ihubkit.live.wording import shortened
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_timeline import Only, people_of
from ihubkit.model.texts import Translate
from ihubkit.store import Store


class WantedPlan(NamedTuple):
    """Names one picture of a plan: of which school, which one, for whom, and which part of it."""

    school: str
    chart: str
    language: str = "en"
    theme: str = "light"
    size: str = "phone"
    part: int = 0
    goal: str = ""
    person: str = ""  # see `person_mark`


def plan_pictures(  # noqa: PLR0913 -- facts of their own, named at every call
    dossier: Dossier,
    content: Content,
    chart: str,
    *,
    only: Only,
    sizes: tuple[str, ...],
    drawn: bool = False,
) -> dict[str, Any]:
    """Tell a picture: its parts for each size, its table, and what it says in words.

    Args:
        dossier: The plan.
        content: For the words.
        chart: Which picture.
        only: What part of the plan is looked at.
        sizes: For which screens.
        drawn: Whether its parts come drawn, as "svg".
    """
    texts = content.texts(dossier.language)
    found = {
        size: charts.plan_picture(dossier, texts, chart, size=size, only=only) for size in sizes
    }
    picture = found[sizes[0]]
    return {
        "parts": {size: _parts(one, texts, drawn=drawn) for size, one in found.items()},
        "alt": picture.alt,
        "said": picture.sentences,
        "table": {
            "caption": picture.table.caption,
            "columns": list(picture.table.columns),
            "rows": [list(row) for row in picture.table.rows],
        },
    }


def person_mark(name: str) -> str:
    """Return what stands for a person in an address: no names there."""
    return hashlib.sha256(name.strip().casefold().encode()).hexdigest()[:12] if name else ""


def plan_picture_svg(
    store: Store, content: Content, wanted: WantedPlan, *, today: date | None = None
) -> str:
    """Draw one picture of a plan.

    Raises:
        NotFoundError: There is no such school or picture, or not this part of it.
        InvalidValueError: The theme or size is not known.
    """
    dossier = dossier_of(store, content, wanted.school, wanted.language, today=today)
    people = people_of(dossier.plan)
    person = next((one for one in people if person_mark(one) == wanted.person), wanted.person)
    picture = charts.plan_picture(
        dossier,
        content.texts(wanted.language),
        wanted.chart,
        theme=wanted.theme,
        size=wanted.size,
        only=Only(goal=wanted.goal, person=person),
    )
    if not 0 <= wanted.part < len(picture.specs):
        raise NotFoundError(
            "The plan has no part {part} of the picture {picture}.",
            part=wanted.part,
            picture=shortened(wanted.chart),
        )
    return charts.svg(picture.specs[wanted.part])


def _parts(picture: charts.PlanPicture, texts: Translate, *, drawn: bool) -> list[dict[str, Any]]:
    """Return what the parts of a picture are called, and how large they are."""
    many, _, title = len(picture.specs), texts, picture.title
    return [
        {
            "title": _("{title}, {part} of {many}", title=title, part=part, many=many)
            if many > 1
            else title,
            "width": spec["width"],
            "height": spec["height"],
        }
        | ({"svg": charts.svg(spec)} if drawn else {})
        for part, spec in enumerate(picture.specs, 1)
    ]
