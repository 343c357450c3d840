"""`ihubkit content check`: what the hub asks, in which languages, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from ihubkit.cli.hosting import Data, Database
from ihubkit.cli.screen import complain, say
from ihubkit.content import Survey, advice, language_name, survey, translated_share
from ihubkit.errors import NotFoundError
from ihubkit.live import hubs
from ihubkit.settings import Settings, read_settings


def check_content(data: Data = None, database_url: Database = None) -> None:
    """Read all that is asked and offered, the hub's own included, and name mistakes."""
    settings = read_settings(data_dir=data, database_url=database_url)
    found = survey(settings.data_dir)
    spoken = _languages(settings) or found.content.languages
    for line in _told(found, spoken):
        say(line)
    for hint in advice(found, spoken):
        say(f"! {hint}")
    for mistake in found.mistakes:
        complain("\n".join(f"✗ {line}" for line in mistake.splitlines()))
    if found.mistakes:
        complain("\nThe server does not start before this is mended.")
        raise typer.Exit(1)
    say(f"\nNo mistakes. The hub's own files stand in {settings.data_dir / 'content'}.")


def _told(found: Survey, spoken: Sequence[str]) -> Iterator[str]:
    folder = found.folder or Path()
    yield "Questionnaires"
    for one, loaded in found.instruments.items():
        asked = found.content.instruments[one]
        own = sum(item.own for item in asked.items.values())
        mark = _mark(loaded.document.path, folder)
        more = f" and {own} of your own" if own else ""
        yield f"✓ {one}: {len(asked.items) - own} items{more}{mark}"
    yield "\nRun-sheets"
    for one, sheet in found.runsheets.items():
        told = f"{len(sheet.value.activities)} activities, {sheet.value.minutes} minutes"
        yield f"✓ {one}: {told}{_mark(sheet.document.path, folder)}"
    yield "\nMethods"
    ours = [one for one, loaded in found.methods.items() if _mark(loaded.document.path, folder)]
    yield f"✓ {len(found.methods)} methods" + (f"; yours: {', '.join(ours)}" if ours else "")
    yield "\nLanguages"
    for language in spoken:
        has, of = translated_share(found, language)
        yield f"✓ {language_name(language)}: {has} of {of} texts"
    yield ""


def _mark(path: Path, folder: Path) -> str:
    return " (yours)" if path.is_relative_to(folder) else ""


def _languages(settings: Settings) -> tuple[str, ...]:
    """Return the hub's languages, where there is a hub."""
    if not settings.database_url and not (settings.data_dir / "hub.sqlite").exists():
        return ()
    with hubs.open_hub(settings) as store:
        try:
            return store.find_hub().languages
        except NotFoundError:
            return ()
