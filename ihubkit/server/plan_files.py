"""A school's plan as files to keep: Word, PDF, spreadsheet, calendar, JSON."""

from ihubkit.errors import NotFoundError
from ihubkit.live.dossier import dossier_of
from ihubkit.reports.plan.documents import PlanFile, plan_file
from ihubkit.server.papers import Paper


class PlanDocument(Paper):
    """GET /export/plan/{school}.{docx, pdf, xlsx, ics or json}?language=…."""

    async def get(self, school_id: str, kind: str) -> None:
        """Send a school's plan as a file, in the reader's language or the one asked for."""
        await self.may_read_plan(school_id)
        known, language = (
            self.host.content.document_languages,
            self.get_query_argument("language", ""),
        )
        if language and language not in known:
            raise NotFoundError(
                "There are no documents in “{language}” (there are: {known}).",
                language=language[:20],
                known=", ".join(known),
            )
        made = await self.host.run(self._file, school_id, kind, language or self.language)
        self.download(made.content, made.media, made.name)

    def _file(self, school_id: str, kind: str, language: str) -> PlanFile:
        host = self.host
        dossier = dossier_of(host.store, host.content, school_id, language)
        changes = host.store.list_changes(dossier.plan.id)
        return plan_file(kind, dossier, host.texts(language), changes)
