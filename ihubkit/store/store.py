"""The one door to a hub's data."""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from ihubkit.store.answers import Answers
from ihubkit.store.backup import Backup
from ihubkit.store.cards import Cards
from ihubkit.store.database import Database
from ihubkit.store.feasibility import Judgements
from ihubkit.store.hubs import Hubs, Schools
from ihubkit.store.links import Links
from ihubkit.store.migrate import migrate
from ihubkit.store.needs import Needs
from ihubkit.store.plan_life import PlanLife
from ihubkit.store.plan_parts import PlanParts
from ihubkit.store.plans import Plans
from ihubkit.store.programmes import Programmes
from ihubkit.store.releases import Releases
from ihubkit.store.school_answers import SchoolAnswers
from ihubkit.store.seats import Seats
from ihubkit.store.summaries import Summaries
from ihubkit.store.whole_hub import WholeHub
from ihubkit.store.workshops import Workshops


class Store(
    Hubs,
    Schools,
    Workshops,
    Seats,
    Answers,
    WholeHub,
    Cards,
    Releases,
    Needs,
    Judgements,
    Plans,
    PlanParts,
    PlanLife,
    Programmes,
    SchoolAnswers,
    Links,
    Summaries,
    Backup,
):
    """A hub's data: few verbs, the same for every noun.

    Usable from several threads; several programs may each open their own on one database.
    Never use one that was opened before a fork: open a new one in the child.
    """

    @classmethod
    def open(cls, url: str, *, busy_timeout_s: float = 5.0) -> Self:
        """Open a database by SQLAlchemy URL, and bring it to this version's tables.

        Args:
            url: `sqlite:////folder/hub.sqlite` (made when missing) or `postgresql://…`.
            busy_timeout_s: How long to wait for another program's lock.

        Raises:
            StoreError: It is locked, read-only, damaged, from a newer version or out of reach.
        """
        database = Database(url, busy_timeout_s=busy_timeout_s)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def together(self) -> AbstractContextManager[None]:
        """Let several verbs, called by this thread in the block, be one transaction.

        Where plans are concerned, parts are locked after their plan, so no two wait for each other.
        """
        return self._database.together()

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def keep(self) -> None:
        """Close all connections, and keep what a fork of this process needs to open it quickly."""
        self._database.keep()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
