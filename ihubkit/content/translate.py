"""Gathers all texts and brings the catalogues up to date: `python -m ihubkit.content.translate`.

Translations stay; new texts come in empty, and texts that are gone stay at the end as comments.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from ihubkit.content.texts import DOMAINS, LOCALES
from ihubkit.errors import IHubKitError

PACKAGE = LOCALES.parents[1]
KEYWORDS = {"_": None, "t": None, "texts": None}
HEADER = """\
# Texts of iHubKit. The English originals are CC BY 4.0 (content) and BSD-3-Clause (screens);
# so are these translations. How to translate: docs/content.md."""


def templates(folder: Path = PACKAGE) -> dict[str, Catalog]:
    """Gather the English texts below a folder: YAML files into `content`, code into `screen`.

    Raises:
        ContentError: A content file has a mistake; names file and line.
    """
    with (PACKAGE / "content" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")  # type: ignore[no-untyped-call] # Babel leaves it untyped
    found = {domain: Catalog() for domain in DOMAINS}
    texts = extract_from_dir(folder, methods, options, keywords=KEYWORDS, comment_tags=["NOTE:"])
    for name, line, text, comments, _ in texts:
        domain = "content" if name.endswith((".yaml", ".yml")) else "screen"
        found[domain].add(text, locations=[(name, line)], auto_comments=comments)
    return found


def update(path: Path, template: Catalog, language: str) -> tuple[int, int]:
    """Bring one catalogue up to date; return how many texts it has translated, of how many."""
    catalog = _read(path, language)
    template.creation_date = catalog.creation_date  # else every run would change every file
    catalog.update(template, no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, include_lineno=False)
    translated = [message for message in catalog if message.id and message.string]
    return len(translated), len(catalog)


def _read(path: Path, language: str) -> Catalog:
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, charset="utf-8")
    else:
        catalog = Catalog(language)
    catalog.project, catalog.version, catalog.header_comment = "iHubKit", "1", HEADER
    catalog.fuzzy = False
    catalog.revision_date = catalog.creation_date
    catalog.last_translator = catalog.msgid_bugs_address = ""
    catalog.language_team = language
    return catalog


def main(arguments: Sequence[str] | None = None) -> None:
    """Update the catalogues of the kit or of a hub, and print how complete they are."""
    parser = argparse.ArgumentParser(prog="ihubkit.content.translate", description=__doc__)
    parser.add_argument("languages", nargs="*", help="codes, also new ones; none: those there are")
    parser.add_argument("--data", type=Path, default=PACKAGE, help="a hub's data folder")
    given = parser.parse_args(arguments)
    locales = given.data / "content" / "locales"
    known = sorted(folder.name for folder in locales.glob("*/"))
    try:
        for domain, template in templates(given.data).items():
            for language in given.languages or known:
                path = locales / language / "LC_MESSAGES" / f"{domain}.po"
                done, of = update(path, template, language)
                sys.stdout.write(f"{language} {domain}: {done} of {of}\n")
    except IHubKitError as error:
        sys.exit(error.message)


if __name__ == "__main__":
    main()
