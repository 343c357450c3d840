"""The hub itself and its schools."""

import unicodedata

from sqlalchemy import ColumnElement, delete, insert, select, update

from ihubkit.errors import NotFoundError
from ihubkit.model.people import Hub, School
from ihubkit.store.columns import row_of, select_of, values_of
from ihubkit.store.part import Part, one
from ihubkit.store.tables import HUB, SCHOOLS, SECRETS


class Hubs(Part):
    """Verbs for the one hub and its secrets."""

    def save_hub(self, hub: Hub) -> None:
        """Write the hub, for the first time or again."""
        with self._database.writing() as connection:
            connection.execute(delete(HUB))
            connection.execute(insert(HUB).values(row_of(HUB, hub, id=1)))

    def find_hub(self) -> Hub:
        """Find the hub.

        Raises:
            NotFoundError: None has been made yet.
        """
        with self._database.reading() as connection:
            row = one(connection, select_of(HUB, Hub), "No hub has been made here yet.")
        return Hub.model_validate(dict(row))

    def save_secret(self, name: str, text: str) -> None:
        """Write a secret, for the first time or again."""
        with self._database.writing() as connection:
            connection.execute(delete(SECRETS).where(SECRETS.c.name == name))
            connection.execute(insert(SECRETS).values(name=name, text=text))

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
        row = row_of(SCHOOLS, school, name_key=name_key(school.name))
        with self._database.writing(clashes=_clashes(school)) as connection:
            connection.execute(insert(SCHOOLS).values(row))

    def save_school(self, school: School) -> None:
        """Write a school again.

        Raises:
            NotFoundError: It is not there.
            InvalidValueError: There is another of this name or team code.
        """
        row = row_of(SCHOOLS, school, name_key=name_key(school.name))
        statement = update(SCHOOLS).where(SCHOOLS.c.id == school.id).values(row)
        with self._database.writing(clashes=_clashes(school)) as connection:
            if not connection.execute(statement).rowcount:
                raise NotFoundError(f"There is no school “{school.id}”.")

    def list_schools(self) -> list[School]:
        """List all schools, by name."""
        query = select_of(SCHOOLS, School).order_by(SCHOOLS.c.name_key)
        with self._database.reading() as connection:
            return values_of(School, connection.execute(query).mappings())

    def find_school(self, school_id: str) -> School:
        """Find a school.

        Raises:
            NotFoundError: There is none of this id.
        """
        return self._school(SCHOOLS.c.id == school_id, f"There is no school “{school_id}”.")

    def find_school_by_team_code(self, code: str) -> School:
        """Find the school whose team has this code.

        Raises:
            NotFoundError: No school has it.
        """
        return self._school(SCHOOLS.c.team_code == code, f"No school has the team code “{code}”.")

    def _school(self, condition: ColumnElement[bool], missing: str) -> School:
        with self._database.reading() as connection:
            row = one(connection, select_of(SCHOOLS, School).where(condition), missing)
        return School.model_validate(dict(row))


def name_key(name: str) -> str:
    """Return what two spellings of one school's name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _clashes(school: School) -> dict[str, str]:
    return {
        "name_key": f"There is a school called “{school.name}” already. Give it another name.",
        "team_code": f"The team code “{school.team_code}” is taken. Make another one.",
    }
