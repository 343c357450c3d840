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
from ihubkit.model.sheet import Sheet
from ihubkit.model.workshop import Workshop
from ihubkit.settings import read_settings
from ihubkit.store import Store


def export(
    folder: Annotated[
        Path | None, typer.Argument(help="A new folder [default: export-<date>]")
    ] = None,
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Write each workshop's answers, results and summaries and each school's plan as CSV files."""
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
            sheets[_file_name(school.name, school.id, "plan")] = exports.plan_table(
                store, school.id
            )
    folder.mkdir(parents=True)
    for name, sheet in sheets.items():
        _write(folder / name, sheet)
    say(f"{len(sheets)} files are in {folder.resolve()}.")
    for note in dict.fromkeys(
        sheet.note for sheet in sheets.values() if sheet.columns[0] == "seat"
    ):
        say(note)


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
    releases = store.list_releases(workshop_id=workshop.id)
    answers = exports.answers_table(store, content, workshop.id)
    results = exports.releases_table(store, content, releases)
    return {
        _file_name(workshop.title, workshop.id, "answers"): answers,
        _file_name(workshop.title, workshop.id, "results"): results,
        **{
            _file_name(workshop.title, workshop.id, "summary"): sheet
            for sheet in exports.summary_tables(store, workshop.id)
        },
    }


def _file_name(title: str, mark: str, what: str) -> str:
    plain = re.sub(r"\W+", "-", title).strip("-")[:60]
    return f"{plain}-{mark[:6]}-{what}.csv"


def _write(path: Path, sheet: Sheet) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(sheet.columns)
        writer.writerows(sheet.rows)
