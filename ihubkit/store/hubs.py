"""The hub itself and its schools."""

import unicodedata

from sqlalchemy import select

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.people import Hub, School
from ihubkit.store.columns import row_of, select_of
from ihubkit.store.explain import Clashes
from ihubkit.store.part import INSERTS, Part
from ihubkit.store.tables import HUB, SCHOOLS, SECRETS


class Hubs(Part):
    """Verbs for the one hub and its secrets."""

    def save_hub(self, hub: Hub) -> None:
        """Write the hub, for the first time or again."""
        row = row_of(HUB, hub, id=1)
        with self._database.writing() as connection:
            statement = INSERTS[connection.dialect.name](HUB).values(row)
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))

    def find_hub(self) -> Hub:
        """Find the hub.

        Raises:
            NotFoundError: None has been made yet.
        """
        gone = NotFoundError("No hub has been made here yet.")
        return self._find(Hub, select_of(HUB, Hub), gone=gone)

    def save_secret(self, name: str, text: str) -> None:
        """Write a secret, for the first time or again."""
        row = {"name": name, "text": text}
        with self._database.writing() as connection:
            statement = INSERTS[connection.dialect.name](SECRETS).values(row)
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=row))

    def keep_secret(self, name: str, text: str) -> str:
        """Write a secret unless there is one; of several programs at once, the first wins.

        Returns:
            The secret that is stored now.
        """
        query = select(SECRETS.c.text).where(SECRETS.c.name == name)
        with self._database.writing() as connection:
            statement = INSERTS[connection.dialect.name](SECRETS).values(name=name, text=text)
            connection.execute(statement.on_conflict_do_nothing())
            return str(connection.execute(query).scalar_one())

    def find_secret(self, name: str) -> str | None:
        """Find a secret; None when there is none of this name."""
        query = select(SECRETS.c.text).where(SECRETS.c.name == name)
        with self._database.reading() as connection:
            return connection.execute(query).scalar()


class Schools(Part):
    """Verbs for schools."""

    def add_school(self, school: School) -> None:
        """Add a school.

        Raises:
            InvalidValueError: There is one of this name or team code.
        """
        key = name_key(school.name)
        self._add(SCHOOLS, school, clashes=_clashes(school), name_key=key)

    def save_school(self, school: School) -> None:
        """Write a school again.

        Raises:
            NotFoundError: It is not there.
            InvalidValueError: There is another of this name or team code.
        """
        key = name_key(school.name)
        gone = school_gone(school.id)
        self._save(SCHOOLS, school, gone=gone, clashes=_clashes(school), name_key=key)

    def list_schools(self) -> list[School]:
        """List all schools, by name."""
        return self._list(School, select_of(SCHOOLS, School).order_by(SCHOOLS.c.name_key))

    def find_school(self, school_id: str) -> School:
        """Find a school.

        Raises:
            NotFoundError: There is none of this id.
        """
        query = select_of(SCHOOLS, School).where(SCHOOLS.c.id == school_id)
        return self._find(School, query, gone=school_gone(school_id))

    def find_school_by_team_code(self, code: str) -> School:
        """Find the school whose team has this code.

        Raises:
            NotFoundError: No school has it.
        """
        query = select_of(SCHOOLS, School).where(SCHOOLS.c.team_code == code)
        gone = NotFoundError("No school has the team code “{code}”.", code=code)
        return self._find(School, query, gone=gone)


def name_key(name: str) -> str:
    """Return what two spellings of one school's name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def school_gone(school_id: str) -> NotFoundError:
    """Say that a school is not there."""
    return NotFoundError("There is no school “{id}”.", id=school_id)


def _clashes(school: School) -> Clashes:
    return {
        "name_key": InvalidValueError(
            "There is a school called “{name}” already. Give it another name.", name=school.name
        ),
        "team_code": InvalidValueError(
            "The team code “{code}” is taken. Make another one.", code=school.team_code
        ),
    }
