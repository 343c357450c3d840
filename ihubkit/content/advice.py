"""What is no mistake in a hub's own files and yet worth a look before the day."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ihubkit.content.document import Document, Where
from ihubkit.content.load import Survey
from ihubkit.content.reading import ENDINGS
from ihubkit.content.wording import texts_in
from ihubkit.model.instrument import Facet, Instrument, Item
from ihubkit.model.sheet_rules import unrevealed
from ihubkit.model.workshop import RunSheet

LONGEST = 120  # characters of an answer that a phone shows on three lines
FOLDERS = (
    *("instruments", "runsheets", "bands", "resources", "methods", "calendars", "programmes"),
    "locales",
)
Advice = Iterator[tuple[Where, str]]


def advice(found: Survey, spoken: Sequence[str]) -> list[str]:
    """Return advice on the hub's own files, each with file, line and what to do.

    Args:
        found: What the content folders hold.
        spoken: Codes of the hub's languages.
    """
    said = [*_astray(found.folder)] if found.folder else []
    for document, given in own_files(found):
        lines = sorted((document.line(where), text) for where, text in given)
        said += [f"{document.path}, line {line}: {text}" for line, text in lines]
    return [*said, *_untranslated(found, spoken)]


def own_files(found: Survey) -> Iterator[tuple[Document, list[tuple[Where, str]]]]:
    """Yield the hub's own files, each with advice on it."""
    for loaded in found.instruments.values():
        if _is_own(loaded.document, found):
            yield loaded.document, [*_on_instrument(loaded.value)]
    for more in found.additions:
        if asked := found.content.instruments.get(more.value.adds_to):
            given = [
                one
                for s, part in enumerate(more.value.sections)
                for i, item in enumerate(part.items)
                for one in _on_item(asked, item, ("sections", s, "items", i))
            ]
            yield more.document, given
    for sheet in found.runsheets.values():
        if _is_own(sheet.document, found):
            yield sheet.document, [*_on_runsheet(sheet.value, found)]
    yield from ((one.document, []) for one in found.offered if _is_own(one.document, found))


def translated_share(found: Survey, language: str) -> tuple[int, int]:
    """Return how many texts of all content a language has, and how many there are."""
    documents = [
        one.document
        for kind in (
            *(found.instruments.values(), found.additions),
            *(found.runsheets.values(), found.offered),
        )
        for one in kind
    ]
    texts = {text for document in documents for _, text in texts_in(document.data)}
    say = found.content.texts(language)
    return sum(say.has(text) for text in texts), len(texts)


def _is_own(document: Document, found: Survey) -> bool:
    return bool(found.folder) and document.path.is_relative_to(str(found.folder))


def _on_instrument(instrument: Instrument) -> Advice:
    for number, facet in enumerate(instrument.facets):
        yield from _too_long(facet, ("facets", number, "options"))
    for s, section in enumerate(instrument.sections):
        for i, item in enumerate(section.items):
            yield from _on_item(instrument, item, ("sections", s, "items", i))


def _too_long(facet: Facet, where: Where) -> Advice:
    for number, option in enumerate(facet.options):
        if len(option.text) > LONGEST:
            yield (*where, number), _long(option.text)


def _on_item(instrument: Instrument, item: Item, where: Where) -> Advice:
    for facet, options in item.answers.items():
        for option in options:
            if len(option.text) > LONGEST:
                yield (*where, "answers", facet, str(option.value)), _long(option.text)
    if instrument.subject == "self" and instrument.answered_by == "seat":
        first = item.answers.get(instrument.facets[0].id) or instrument.facets[0].options
        lacking = [str(o.value) for o in first if o.value not in item.next_steps]
        if lacking:
            values = ", ".join(lacking)
            yield where, f"{item.id} has no next step for {values}. Add one under “next_steps:”."


def _long(text: str) -> str:
    return (
        f"this answer has {len(text)} characters, many for a phone. "
        f"Say it in one sentence of at most {LONGEST}."
    )


def _on_runsheet(sheet: RunSheet, found: Survey) -> Advice:
    for activity in unrevealed(sheet.activities, found.content.instruments):
        said = f"nobody sees the results of “{activity.title}”. Add an activity after it with "
        mend = f"“kind: reveal” and “instrument: {activity.instrument}”."
        yield ("activities", sheet.activities.index(activity), "kind"), said + mend


def _astray(folder: Path) -> Iterator[str]:
    """Name what lies in the content folder and is never read."""
    for path in sorted(folder.glob("*")):
        if path.name not in FOLDERS and not path.name.startswith("."):
            known = ", ".join(f"{name}/" for name in FOLDERS)
            yield f"{path} is not read. Put it into one of {known}."
    for kind in FOLDERS[:-1]:
        for path in sorted((folder / kind).glob("*")):
            if path.suffix not in ENDINGS and not path.name.startswith("."):
                yield f"{path} is not read. Give it a name that ends in {ENDINGS[0]}."


def _untranslated(found: Survey, spoken: Sequence[str]) -> Iterator[str]:
    texts = {text for document, _ in own_files(found) for _, text in texts_in(document.data)}
    for language in spoken:
        say = found.content.texts(language)
        missing = sum(not say.has(text) for text in texts)
        if missing and found.folder:
            yield (
                f"{language}: {missing} of {len(texts)} texts of your own files are not "
                "translated and show in English. Run: python -m ihubkit.content.translate "
                f"--data {found.folder.parent} {language}"
            )
