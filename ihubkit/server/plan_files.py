"""A school's plan as files to keep: Word, PDF, spreadsheet, calendar, JSON."""

from ihubkit.content import Texts, language_name
from ihubkit.errors import NotFoundError
from ihubkit.live.dossier import dossier_of
from ihubkit.reports.plan.documents import PlanFile, plan_file
from ihubkit.server.papers import Paper


class PlanPaper(Paper):
    """What is about a plan's documents."""

    @property
    def chosen(self) -> str:
        """The language of the documents: the one asked for, else the reader's.

        Raises:
            NotFoundError: There are none in the language asked for.
        """
        known = self.host.content.document_languages
        asked = self.get_query_argument("language", "") or self.language
        if asked not in known:
            raise NotFoundError(
                "There are no documents in “{language}” (there are: {known}).",
                language=asked[:20],
                known=", ".join(known),
            )
        return asked


class PlanDocuments(PlanPaper):
    """GET /documents/plan/{school}?language=…."""

    async def get(self, school_id: str) -> None:
        """Show which documents there are of a school's plan, and in which languages."""
        await self.may_read_plan(school_id)
        content = self.host.content
        self.show(
            "documents.html",
            school=await self.host.run(self.host.store.find_school, school_id),
            spoken={code: language_name(code) for code in content.document_languages},
            chosen=self.chosen,
            is_draft=self.chosen not in content.languages,
            kinds=_kinds(self.texts),
            plain=True,
        )


class PlanDocument(PlanPaper):
    """GET /export/plan/{school}.{docx, pdf, xlsx, ics or json}?language=…."""

    async def get(self, school_id: str, kind: str) -> None:
        """Send a school's plan as a file, in the reader's language or the one asked for."""
        await self.may_read_plan(school_id)
        made = await self.host.run(self._file, school_id, kind, self.chosen)
        self.download(made.content, made.media, made.name)

    def _file(self, school_id: str, kind: str, language: str) -> PlanFile:
        host = self.host
        dossier = dossier_of(host.store, host.content, school_id, language)
        changes = host.store.list_changes(dossier.plan.id)
        return plan_file(kind, dossier, host.texts(language), changes)


def _kinds(texts: Texts) -> list[tuple[str, str, str]]:
    """Return each kind of file with its name, and what it is good for."""
    _ = texts
    return [
        ("docx", "Word (DOCX)", _("To go on writing, with the school's own letterhead.")),
        ("pdf", "PDF", _("To print, send and file; screen readers can read it.")),
        ("xlsx", "Excel (XLSX)", _("Each table a sheet: to sort, filter and add up.")),
        (
            "ics",
            _("Calendar (ICS)"),
            _("Reviews, target dates and ends of actions. Import it again after changes."),
        ),
        ("json", "JSON", _("The whole plan for another hub; it comes back as it was.")),
    ]
