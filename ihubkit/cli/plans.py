"""`ihubkit plan …`: a school's plan as files, and back."""

from pathlib import Path
from typing import Annotated

import typer

from ihubkit.cli.hosting import Data, Database, require_hub
from ihubkit.cli.screen import say
from ihubkit.content import load_content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.exchange.plans import read_plan_json
from ihubkit.live import hubs
from ihubkit.live.dossier import dossier_of
from ihubkit.live.plan_imports import import_plan
from ihubkit.model.people import School
from ihubkit.reports.plan.documents import plan_file
from ihubkit.settings import read_settings
from ihubkit.store import Store

plan = typer.Typer(no_args_is_help=True, help="Schools' development plans: files, and checks.")

SchoolName = Annotated[str, typer.Argument(help="Name or id of the school", metavar="SCHOOL")]


@plan.command("export")
def export_plan(
    school: SchoolName,
    to: Annotated[Path, typer.Option(help="A new file: .docx, .pdf, .xlsx, .ics or .json")],
    language: Annotated[str, typer.Option(help="Of the document, as “ka” [default: en]")] = "en",
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Write a school's plan as a document, a spreadsheet, a calendar, or JSON."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    if to.exists():
        raise InvalidValueError(f"There is a file {to} already. Name a new one.")
    with hubs.open_hub(settings) as store:
        content = load_content(settings.data_dir)
        if language not in content.document_languages:
            known = ", ".join(content.document_languages)
            raise NotFoundError(f"There are no documents in “{language}” (there are: {known}).")
        dossier = dossier_of(store, content, school_named(store, school).id, language)
        changes = store.list_changes(dossier.plan.id)
    kind = to.suffix.lower().removeprefix(".")
    to.write_bytes(plan_file(kind, dossier, content.texts(language), changes).content)
    say(f"The plan of {dossier.school.name} is in {to.resolve()}.")


@plan.command("import")
def import_plan_file(
    file: Annotated[Path, typer.Argument(help="A file that was exported as JSON")],
    school: SchoolName,
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also if the school has a plan: it goes to history")
    ] = False,
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Take a plan from a JSON file into a school."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    if not file.is_file():
        raise NotFoundError(f"There is no file {file}. Check the name and the folder.")
    whole = read_plan_json(file.read_bytes(), file.name)
    with hubs.open_hub(settings) as store:
        into = school_named(store, school)
        made = import_plan(store, into.id, whole, by="facilitator", replace=replace)
    counted = f"goals: {len(made.goals)}, actions: {len(made.actions)}"
    say(f"{into.name} has the plan of {file.name} ({counted}).")


def school_named(store: Store, wanted: str) -> School:
    """Find a school by its id, or by its name in any case.

    Raises:
        NotFoundError: There is none; names those there are.
    """
    schools = store.list_schools()
    for one in schools:
        if wanted == one.id or wanted.strip().casefold() == one.name.casefold():
            return one
    known = "; ".join(one.name for one in schools) or "none"
    raise NotFoundError(f"There is no school “{wanted}” (there are: {known}).")
