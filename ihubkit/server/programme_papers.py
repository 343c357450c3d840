"""What leaves a programme: the printed log of a school, and hours and log as files."""

from ihubkit.errors import NotAllowedError
from ihubkit.live import programmes
from ihubkit.live.programme_tables import log_table, programme_tables
from ihubkit.model.people import VisitorKind
from ihubkit.model.programme_hours import SchoolProgramme
from ihubkit.model.programme_words import STATE_SHAPES, hours_state_word, said_hours
from ihubkit.reports.tables import csv_text, xlsx_bytes
from ihubkit.server.access import visitor_of
from ihubkit.server.papers import XLSX, Paper


class PrintedLog(Paper):
    """GET /print/programme/{school}."""

    async def get(self, school_id: str) -> None:
        """Show hours and log of a school as a page to print, to its team and the facilitator."""
        await self.may_read_plan(school_id)
        host = self.host
        school = await host.run(host.store.find_school, school_id)
        hub = await host.run(host.store.find_hub)
        found = await host.run(self._found, school_id)
        texts = self.texts
        self.show(
            "programme.html",
            school=school,
            hub=hub.name,
            programmes=found,
            hours=lambda number: said_hours(number, texts),
            word=lambda state: hours_state_word(state, texts),
            shapes=STATE_SHAPES,
        )

    def _found(self, school_id: str) -> list[SchoolProgramme]:
        store, content = self.host.store, self.host.content
        return programmes.programmes_of(store, content, school_id=school_id, language=self.language)


class ProgrammeFile(Paper):
    """What all schools of a programme have in common, as a file."""

    async def schools(self, programme: str) -> list[SchoolProgramme]:
        """Return how it goes with the schools, to the facilitator only.

        Raises:
            NotAllowedError: It is somebody else.
        """
        if (await visitor_of(self)).kind is not VisitorKind.FACILITATOR:
            raise NotAllowedError("The mentor's log is for the facilitator only. Sign in first.")
        return await self.host.run(self._found, programme)

    def _found(self, programme: str) -> list[SchoolProgramme]:
        store, content = self.host.store, self.host.content
        return programmes.programmes_of(store, content, programme=programme, language=self.language)


class ProgrammeBook(ProgrammeFile):
    """GET /export/programme/{programme}.xlsx."""

    async def get(self, programme: str) -> None:
        """Send hours, log and what needs attention."""
        found, texts = await self.schools(programme), self.host.texts(self.language)
        book = await self.host.run(lambda: xlsx_bytes(programme_tables(found, texts)))
        self.download(book, XLSX, "programme.xlsx")


class LogTable(ProgrammeFile):
    """GET /export/programme/{programme}.csv."""

    async def get(self, programme: str) -> None:
        """Send the mentor's log."""
        table = log_table(await self.schools(programme), self.host.texts(self.language))
        self.download(csv_text(table).encode(), "text/csv; charset=utf-8", "mentor-log.csv")
