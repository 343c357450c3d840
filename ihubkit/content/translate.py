"""Gathers all texts and brings the catalogues up to date: `python -m ihubkit.content.translate`.

Translations stay; new texts come in empty, and texts that are gone stay at the end as comments.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from ihubkit.content.texts import DOMAINS, LOCALES
from ihubkit.errors import IHubKitError

PACKAGE = LOCALES.parents[1]
KEYWORDS = {"_": None, "t": None, "texts": None}
# Where documents of plans take their words from; what stands in `reports/plan` is for them alone.
OF_DOCUMENTS = "reports/plan/"
ALSO_IN_DOCUMENTS = (
    *("model/plan_words.py", "model/need.py", "model/people.py", "model/texts.py"),
    *("live/evidence.py", "analysis/priorities.py", "charts/heading.py", "charts/plan_axis.py"),
    *("charts/plan_bars.py", "charts/plan_pictures.py", "charts/plan_rows.py"),
    *("charts/plan_timeline", "charts/plan_view.py"),
)
HEADER = """\
# Texts of iHubKit. The English originals are CC BY 4.0 (content) and BSD-3-Clause (screens);
# so are these translations. How to translate: docs/content.md."""


def templates(folder: Path = PACKAGE) -> dict[str, Catalog]:
    """Gather the English texts below a folder.

    YAML files go into `content`, code into `screen`, what plans' documents say into `document`.

    Raises:
        ContentError: A content file has a mistake; names file and line.
    """
    with (PACKAGE / "content" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, "babel.cfg")  # type: ignore[no-untyped-call] # Babel leaves it untyped
    found = {domain: Catalog() for domain in DOMAINS}
    texts = extract_from_dir(folder, methods, options, keywords=KEYWORDS, comment_tags=["NOTE:"])
    for name, line, text, comments, _ in texts:
        for domain in _domains(name):
            found[domain].add(text, locations=[(name, line)], auto_comments=comments)
    return found


def _domains(name: str) -> tuple[str, ...]:
    """Name the catalogues that a file's texts go into."""
    if name.endswith((".yaml", ".yml")):
        return ("content",)
    if name.startswith(OF_DOCUMENTS):
        return ("document",)
    return ("screen", "document") if name.startswith(ALSO_IN_DOCUMENTS) else ("screen",)


def catalogues(found: Mapping[str, Catalog], folder: Path) -> dict[str, Catalog]:
    """Return what a language translates, by domain.

    A language of pages says nothing twice; one of documents alone has the catalogues it began.

    Args:
        found: The texts, by domain.
        folder: The language's catalogues; not there for a new language.
    """
    begun = {domain for domain in DOMAINS if (folder / f"{domain}.po").exists()}
    if begun and "screen" not in begun:
        return {domain: found[domain] for domain in DOMAINS if domain in begun}
    elsewhere = {message.id for domain in ("content", "screen") for message in found[domain]}
    own = Catalog()
    for message in found["document"]:
        if message.id and message.id not in elsewhere:
            own.add(message.id, locations=message.locations)
    return {**found, "document": own}


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
        found = templates(given.data)
        for language in given.languages or known:
            folder = locales / language / "LC_MESSAGES"
            for domain, template in catalogues(found, folder).items():
                done, of = update(folder / f"{domain}.po", template, language)
                sys.stdout.write(f"{language} {domain}: {done} of {of}\n")
    except IHubKitError as error:
        sys.exit(error.message)


if __name__ == "__main__":
    main()
