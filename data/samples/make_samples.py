"""Make the two synthetic hubs beside this script: the same bytes on every machine.

Run `python data/samples/make_samples.py` from an environment that has ihubkit. Nobody in these
files ever lived; how invented people answer stands in `ihubkit/rehearsal/people.py`.
"""

import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ihubkit.content import load_content
from ihubkit.exchange import COLUMNS
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role
from ihubkit.rehearsal.people import Person, choose, draw

HERE = Path(__file__).parent
INSTRUMENTS = ("innovative-school", "educator-competence", "educator-guess")
CARD_COLUMNS = ("hub", "school", "seat", "wave", "kind", "section", "text", "state", "votes")
SCHOOL_COLUMNS = ("hub", "school", "staff", "language")


class School(NamedTuple):
    """A school: who is on its staff, and how many of them answered."""

    name: str
    language: str
    teachers: int
    leaders: int
    support: int
    staff: int

    def roles(self) -> list[Role]:
        """One role per seat."""
        leaders, support = [Role.LEADER] * self.leaders, [Role.SUPPORT] * self.support
        return [*leaders, *support, *[Role.TEACHER] * self.teachers]


HUBS = {
    "pair": (
        "Sample pair (synthetic)",
        (
            School("Mallila School (sample)", "fi", 25, 2, 3, 32),
            School("Exempelby School (sample)", "sv", 24, 2, 3, 31),
        ),
    ),
    "cohort": (
        "Sample cohort (synthetic)",
        (
            School("Alder School (sample)", "et", 31, 3, 3, 40),
            School("Birch School (sample)", "et", 27, 2, 2, 33),
            School("Cedar School (sample)", "en", 24, 2, 2, 29),
            School("Elm School (sample)", "et", 18, 2, 1, 22),
            School("Hazel School (sample)", "en", 15, 1, 1, 18),
            School("Rowan School (sample)", "et", 13, 2, 1, 17),
        ),
    ),
}

Rows = Iterable[Sequence[object]]


def answer_rows(
    hub: str, name: str, school: School, asked: Sequence[Instrument]
) -> Iterator[tuple[object, ...]]:
    """Yield what the staff of one school answered in the baseline wave."""
    for seat, role in enumerate(school.roles(), 1):
        person = Person(seed=f"{name}/{school.name}/{seat}", school=school.name, role=role)
        who = (hub, school.name, seat, role, school.language, 0)
        for instrument in asked:
            for item in instrument.items:
                for facet in instrument.facets:
                    value = choose(person, instrument, item, facet.id)
                    yield (*who, instrument.id, item, facet.id, 1, "" if value is None else value)


def card_rows(hub: str, name: str, schools: Sequence[School]) -> Iterator[tuple[object, ...]]:
    """Yield each text of `card-texts.csv` as a card of somebody, with votes of the school."""
    with (HERE / "card-texts.csv").open(encoding="utf-8", newline="") as file:
        texts = list(csv.DictReader(file))
    for number, text in enumerate(texts):
        school = schools[number % len(schools)]
        seats = len(school.roles())
        seat = 1 + int(draw(name, "card", number) * seats)
        votes = int(draw(name, "votes", number) ** 2 * seats * 0.6)
        what = text["kind"], text["section"], text["text"]
        yield (hub, school.name, seat, 0, *what, "shown", votes)


def write(path: Path, columns: Sequence[str], rows: Rows) -> None:
    """Write a CSV file with the same bytes on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def make(folder: Path) -> None:
    """Write both hubs and the checksums of all sample files."""
    content = load_content()
    asked = [content.instrument(instrument) for instrument in INSTRUMENTS]
    for name, (hub, schools) in HUBS.items():
        of_schools = ((hub, s.name, s.staff, s.language) for s in schools)
        answers = (row for school in schools for row in answer_rows(hub, name, school, asked))
        write(folder / name / "schools.csv", SCHOOL_COLUMNS, of_schools)
        write(folder / name / "answers.csv", COLUMNS, answers)
        write(folder / name / "cards.csv", CARD_COLUMNS, card_rows(hub, name, schools))
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write what `sha256sum --check` reads."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*.csv"))
    ]
    (folder / "checksums.sha256").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
