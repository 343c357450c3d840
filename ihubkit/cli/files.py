"""Commands about files: export, import and backup."""

import csv
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ihubkit.cli.hosting import Data, Database, require_hub
from ihubkit.cli.screen import say
from ihubkit.content import Content, load_content
from ihubkit.errors import InvalidValueError
from ihubkit.exchange import read_answers
from ihubkit.live import exports, hubs
from ihubkit.live.imports import import_answers
from ihubkit.live.need_tables import needs_table
from ihubkit.live.plan_table import plan_table
from ihubkit.model.sheet import Sheet
from ihubkit.model.workshop import Workshop
from ihubkit.settings import read_settings
from ihubkit.store import Store

ALWAYS = ("Answers", "Results")


def export(
    folder: Annotated[
        Path | None, typer.Argument(help="A new folder [default: export-<date>]")
    ] = None,
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Write all that each workshop holds, and each school's plan and needs, as CSV files."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    folder = folder or Path(f"export-{datetime.now(UTC).date().isoformat()}")
    if folder.exists():
        raise InvalidValueError(f"There is a folder {folder} already. Name a new one.")
    with hubs.open_hub(settings) as store:
        content = load_content(settings.data_dir)
        sheets = {
            name: sheet
            for workshop in store.list_workshops()
            for name, sheet in _sheets_of(store, content, workshop).items()
        }
        for school in store.list_schools():
            plan, needs = (_file_name(school.name, school.id, kind) for kind in ("plan", "needs"))
            sheets[plan] = plan_table(store, content, school.id)
            sheets[needs] = needs_table(store, content, school.id)
    folder.mkdir(parents=True)
    for name, sheet in sheets.items():
        _write(folder / name, sheet)
    say(f"{len(sheets)} files are in {folder.resolve()}.")
    if any(sheet.note == exports.CONFIDENTIAL for sheet in sheets.values()):
        say(exports.CONFIDENTIAL)


def import_file(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX; columns: see docs/import.md")],
    workshop: Annotated[
        str, typer.Option(help="Title of the closed workshop that is made of it")
    ] = "",
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Make a closed workshop of a spreadsheet of answers; all of it or nothing."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    content = load_content(settings.data_dir)
    answers = read_answers(file, content.instruments)
    with hubs.open_hub(settings) as store:
        made = import_answers(store, content, answers, title=workshop or file.stem)
        for one in made:
            seats = sum(count.seats for count in store.count_seats(one.id))
            say(f"“{one.title}”, wave {one.wave}: {seats} participants.")
    say(f"{len(answers)} answers were imported.")


def backup(
    file: Annotated[
        Path | None, typer.Argument(help="A new file [default: hub-<date>.sqlite]")
    ] = None,
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Copy the hub's database into one file, also while it is being served."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    file = file or Path(f"hub-{datetime.now(UTC):%Y-%m-%d-%H%M}.sqlite")
    with hubs.open_hub(settings) as store:
        store.backup(file)
    say(f"The backup is {file.resolve()}. It holds everything: keep it as safe as the hub.")


def _sheets_of(store: Store, content: Content, workshop: Workshop) -> dict[str, Sheet]:
    """Return a workshop's tables by file name; answers and results always, others if any."""
    return {
        _file_name(workshop.title, workshop.id, _plain(sheet.title).lower()): sheet
        for sheet in exports.workshop_tables(store, content, workshop.id)
        if sheet.rows or sheet.title in ALWAYS
    }


def _file_name(title: str, mark: str, what: str) -> str:
    return f"{_plain(title)}-{mark[:6]}-{what}.csv"


def _plain(text: str) -> str:
    return re.sub(r"\W+", "-", text).strip("-")[:60]


def _write(path: Path, sheet: Sheet) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(sheet.columns)
        writer.writerows(sheet.rows)
