"""Where the sample files are, and what is in them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from ihubkit.errors import NotFoundError
from ihubkit.rehearsal.teacher import CardText

HOUSE = Path(__file__).parents[1]


def samples_folder() -> Path:
    """Find the samples: beside the package in a checkout, inside of it where installed.

    Raises:
        NotFoundError: They are in neither place.
    """
    for folder in (HOUSE.parent / "data" / "samples", HOUSE / "samples"):
        if (folder / "card-texts.csv").is_file():
            return folder
    raise NotFoundError("The sample files are missing. Install ihubkit again, from its wheel.")


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a sample file by column name."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_card_texts() -> list[CardText]:
    """Return what simulated teachers write on cards."""
    rows = read_rows(samples_folder() / "card-texts.csv")
    return [CardText(row["section"], row["kind"], row["text"]) for row in rows]
