"""`ihubkit plan …`: a school's plan as files, and back."""

from pathlib import Path
from typing import Annotated

import typer

from ihubkit.cli.hosting import Data, Database, require_hub
from ihubkit.cli.screen import say
from ihubkit.content import load_content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.exchange.plans import plan_json, whole_plan
from ihubkit.live import hubs
from ihubkit.live.dossier import dossier_of
from ihubkit.model.people import School
from ihubkit.settings import read_settings
from ihubkit.store import Store

plan = typer.Typer(no_args_is_help=True, help="Schools' development plans: files, and checks.")

SchoolName = Annotated[str, typer.Argument(help="Name or id of the school", metavar="SCHOOL")]


@plan.command("export")
def export_plan(
    school: SchoolName,
    to: Annotated[Path, typer.Option(help="A new file: FILE.json")],
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Write a school's plan as a file."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    if to.exists():
        raise InvalidValueError(f"There is a file {to} already. Name a new one.")
    with hubs.open_hub(settings) as store:
        content = load_content(settings.data_dir)
        dossier = dossier_of(store, content, school_named(store, school).id)
    to.write_text(plan_json(whole_plan(dossier)), encoding="utf-8")
    say(f"The plan of {dossier.school.name} is in {to.resolve()}.")


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
