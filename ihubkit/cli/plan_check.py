"""`ihubkit plan check`: what schools' plans lack, and what is worth another look."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ihubkit.cli.hosting import Data, Database, require_hub
from ihubkit.cli.plans import school_named
from ihubkit.cli.screen import say
from ihubkit.content import Content, load_content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.exchange.plans import read_plan_json
from ihubkit.live import hubs
from ihubkit.live.dossier import dossier_alone, dossier_of
from ihubkit.model.dossier import Dossier
from ihubkit.model.plan_check import Remark, Severity, check_plan
from ihubkit.model.texts import Reader
from ihubkit.settings import Settings, read_settings

SIGNS = {Severity.MISSING: "✗", Severity.LOOK: "!"}
ONE_OF_BOTH = "Name a school or a file, not both."


def check_plans(
    school: Annotated[
        str, typer.Argument(help="Name or id of the school [default: all]", metavar="[SCHOOL]")
    ] = "",
    file: Annotated[
        Path | None, typer.Option(help="A plan that was exported as JSON, instead of a hub's")
    ] = None,
    language: Annotated[str, typer.Option(help="Of the sentences, as “fi”")] = "en",
    data: Data = None,
    database_url: Database = None,
) -> None:
    """Name what plans lack and what is worth another look; ends with 1 where something lacks."""
    if school and file:
        raise InvalidValueError(ONE_OF_BOTH)
    settings = read_settings(data_dir=data, database_url=database_url)
    content = load_content(settings.data_dir)
    _require_language(content, language)
    found = (
        _of_file(content, file, language) if file else _of_hub(settings, content, school, language)
    )
    texts, lacking = content.texts(language), False
    for told in found:
        remarks = check_plan(told, texts)
        lacking |= any(one.severity is Severity.MISSING for one in remarks)
        say("\n".join(_said(told, remarks, texts)))
    if lacking:
        raise typer.Exit(1)


def _of_hub(settings: Settings, content: Content, school: str, language: str) -> list[Dossier]:
    """Gather the plan of a school, or of all schools that have begun one."""
    require_hub(settings)
    with hubs.open_hub(settings) as store:
        wanted = [school_named(store, school)] if school else store.list_schools()
        found = [dossier_of(store, content, one.id, language) for one in wanted]
    begun = [one for one in found if school or one.plan.goals or one.plan.vision.strip()]
    if not begun:
        raise NotFoundError("No school of this hub has begun a plan yet.")
    return begun


def _of_file(content: Content, file: Path, language: str) -> list[Dossier]:
    if not file.is_file():
        raise NotFoundError(f"There is no file {file}. Check the name and the folder.")
    whole = read_plan_json(file.read_bytes(), file.name)
    return [
        dossier_alone(
            content,
            whole.plan,
            school=whole.school or file.stem,
            needs=whole.needs,
            reviews=whole.reviews,
            language=language,
        )
    ]


def _require_language(content: Content, language: str) -> None:
    if language not in content.languages:
        known = ", ".join(content.languages)
        raise NotFoundError(f"There are no sentences in “{language}” (there are: {known}).")


def _said(told: Dossier, remarks: Sequence[Remark], texts: Reader) -> Iterator[str]:
    _, name = texts, told.school.name
    yield f"{name}: {told.plan.title}" if told.plan.title.strip() else name
    titles = {Severity.MISSING: _("Missing"), Severity.LOOK: _("Worth another look")}
    for severity, title in titles.items():
        of_it = [one for one in remarks if one.severity is severity]
        if of_it:
            yield f"\n{title}"
        yield from (f"{SIGNS[severity]} {one.sentence}" for one in of_it)
    if not remarks:
        yield f"✓ {_('Nothing is missing.')}"
    yield ""
