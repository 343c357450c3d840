"""A plan as a file of any kind that leaves the hub."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
PAPERS = ("docx", "pdf")  # to read: their words and pictures are the same


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
    return next(plan_files((kind,), dossier, texts, changes))


def plan_files(
    kinds: Iterable[str], dossier: Dossier, texts: Texts, changes: Sequence[PlanChange] = ()
) -> Iterator[PlanFile]:
    """Make files of several kinds, as `plan_file` does; what they share is made once."""
    papers: list[Paper] = []
    for kind in kinds:
        if kind not in KINDS:
            raise NotFoundError(
                "A plan leaves as {known}, not as {kind}.", known=", ".join(KINDS), kind=kind[:20]
            )
        if kind in PAPERS and not papers:
            papers.append(_paper(dossier, texts))
        content = (
            _of_paper(kind, papers[0]) if kind in PAPERS else _data(kind, dossier, texts, changes)
        )
        yield PlanFile(file_name(dossier, kind), KINDS[kind], content)


def file_name(dossier: Dossier, kind: str) -> str:
    """Return what a plan's file is called: the school, "plan" and the day."""
    school = re.sub(r"\W+", "-", dossier.school.name).strip("-")[:60]
    return f"{school or 'school'}-plan-{dossier.today.isoformat()}.{kind}"


def _data(kind: str, dossier: Dossier, texts: Texts, changes: Sequence[PlanChange]) -> bytes:
    """Make a file to count or to keep; libraries are loaded where needed, for some take a while."""
    if kind == "json":
        return plan_json(whole_plan(dossier)).encode()
    if kind == "ics":
        from ihubkit.reports.plan.ics import ics_bytes  # noqa: PLC0415 -- see above

        return ics_bytes(dossier, texts, changes)
    from ihubkit.reports.plan.xlsx import plan_xlsx  # noqa: PLC0415 -- see above

    return plan_xlsx(dossier, texts)


def _of_paper(kind: str, paper: Paper) -> bytes:
    """Make a file to read."""
    if kind == "pdf":
        from ihubkit.reports.plan.pdf import pdf_bytes  # noqa: PLC0415 -- as in `_data`

        return pdf_bytes(paper)
    from ihubkit.reports.plan.docx import docx_bytes  # noqa: PLC0415 -- as in `_data`

    return docx_bytes(paper)


def _paper(dossier: Dossier, texts: Texts) -> Paper:
    from ihubkit.reports.plan.pictures import timeline_pictures  # noqa: PLC0415 -- as in `_data`

    return plan_paper(dossier, texts, timeline_pictures(dossier, texts))
