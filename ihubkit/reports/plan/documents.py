"""A plan as a file of any kind that leaves the hub."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ihubkit.content import Texts
from ihubkit.errors import NotFoundError
from ihubkit.exchange.plans import plan_json, whole_plan
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import PlanChange
from ihubkit.reports.plan.paper import Paper
from ihubkit.reports.plan.telling import plan_paper

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
}


class PlanFile(NamedTuple):
    """A file: what it is called, what it is (its media type), and what is in it."""

    name: str
    media: str
    content: bytes


def plan_file(
    kind: str, dossier: Dossier, texts: Texts, changes: Sequence[PlanChange] = ()
) -> PlanFile:
    """Make a file of a plan.

    Args:
        kind: One of `KINDS`.
        dossier: The plan with all it refers to, in the language of `texts`.
        texts: The document's language.
        changes: The plan's history, for calendars.

    Raises:
        NotFoundError: There is no such kind of file.
    """
    if kind not in KINDS:
        raise NotFoundError(
            "A plan leaves as {known}, not as {kind}.", known=", ".join(KINDS), kind=kind[:20]
        )
    content = _content(kind, dossier, texts, changes)
    return PlanFile(file_name(dossier, kind), KINDS[kind], content)


def file_name(dossier: Dossier, kind: str) -> str:
    """Return what a plan's file is called: the school, "plan" and the day."""
    school = re.sub(r"\W+", "-", dossier.school.name).strip("-")[:60]
    return f"{school or 'school'}-plan-{dossier.today.isoformat()}.{kind}"


def _content(kind: str, dossier: Dossier, texts: Texts, changes: Sequence[PlanChange]) -> bytes:
    """Make it; each kind's library is loaded where it is needed, for some take a while."""
    if kind == "json":
        return plan_json(whole_plan(dossier)).encode()
    if kind == "ics":
        from ihubkit.reports.plan.ics import ics_bytes  # noqa: PLC0415 -- see above

        return ics_bytes(dossier, texts, changes)
    if kind == "xlsx":
        from ihubkit.reports.plan.xlsx import plan_xlsx  # noqa: PLC0415 -- see above

        return plan_xlsx(dossier, texts)
    paper = _paper(dossier, texts)
    if kind == "pdf":
        from ihubkit.reports.plan.pdf import pdf_bytes  # noqa: PLC0415 -- see above

        return pdf_bytes(paper)
    from ihubkit.reports.plan.docx import docx_bytes  # noqa: PLC0415 -- see above

    return docx_bytes(paper)


def _paper(dossier: Dossier, texts: Texts) -> Paper:
    from ihubkit.reports.plan.pictures import timeline_pictures  # noqa: PLC0415 -- see above

    return plan_paper(dossier, texts, timeline_pictures(dossier, texts))
