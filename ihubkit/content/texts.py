"""Screen and content texts in the reader's language; where one is missing, English shows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_month_names
from babel.messages.pofile import PoFileError, read_po

from ihubkit.errors import ContentError, English, IHubKitError, filled

LOCALES = Path(__file__).parent / "locales"
DOMAINS = ("content", "screen", "document")
BRITISH = "en_GB"  # how our English writes dates


@dataclass(frozen=True)
class Catalogue:
    """Translations by English text; `shown` are those that pages need without Python at hand."""

    texts: Mapping[str, str]
    shown: Mapping[str, str]


def languages() -> tuple[str, ...]:
    """Return the languages of the kit's pages, English first."""
    spoken = (one for one in document_languages() if _catalogue_file(one, "screen").exists())
    return ("en", *spoken)


@cache
def document_languages() -> tuple[str, ...]:
    """Return the languages of the kit's documents, English first: those of pages, and more."""
    found = sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())
    return ("en", *found)


def _catalogue_file(language: str, domain: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def language_name(code: str) -> str:
    """Return a language's name in itself, as a list of languages shows it."""
    try:
        name = Locale.parse(code).get_language_name(code) or code
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].title() + name[1:]


class Texts:
    """Says English texts in a language: `Texts("fi")("{n} answered", n=3)`.

    Args:
        language: A language code; texts of an unknown one stay English.
        own: A hub's own translations, which win.
    """

    def __init__(self, language: str, *, own: Catalogue | None = None) -> None:
        self.language = language
        packaged = _packaged(language)
        self._texts = {**packaged.texts, **(own.texts if own else {})}
        self.catalogue = {**packaged.shown, **(own.shown if own else {})}

    def __call__(self, text: str, /, **values: object) -> str:
        """Say a text, with `{name}` replaced by the value of that name."""
        return filled(self._texts.get(text, text), values)

    def has(self, text: str) -> bool:
        """Tell whether the text is there in this language; English needs no translation."""
        return self.language == "en" or text in self._texts

    def error(self, error: IHubKitError) -> str:
        """Say what went wrong; in English where its sentence is not translated."""
        values = {
            name: self(value) if isinstance(value, English) else value
            for name, value in error.values.items()
        }
        return self(error.template, **values)

    @property
    def direction(self) -> str:
        """Which way the language is written: "ltr" or "rtl"."""
        return "rtl" if self._locale.character_order == "right-to-left" else "ltr"

    def date(self, day: dt.date) -> str:
        """Write a day out, as in "12 March 2026"."""
        return format_date(day, format="long", locale=self._locale)

    def short_date(self, day: dt.date) -> str:
        """Write a day where there is little room, as in "12 Mar 2026"."""
        short = "d MMM y" if self.direction == "rtl" else "medium"  # there, of digits alone
        return format_date(day, format=short, locale=self._locale)

    def month(self, day: dt.date) -> str:
        """Name a day's month where there is little room, as in "Mar"; else its number."""
        short = get_month_names("abbreviated", "stand-alone", self._locale)
        long = get_month_names("wide", "stand-alone", self._locale)
        if dict(short) == dict(long):  # as in Arabic
            return str(day.month)
        return str(short[day.month]).removesuffix(".")

    @property
    def _locale(self) -> Locale:
        """The customs of the language; British ones where it has none of its own."""
        try:
            return Locale.parse(BRITISH if self.language == "en" else self.language)
        except (UnknownLocaleError, ValueError):
            return Locale.parse(BRITISH)


@cache
def _packaged(language: str) -> Catalogue:
    if language == "en" or language not in document_languages():
        return Catalogue({}, {})
    return read_catalogue(LOCALES / language)


def read_catalogue(folder: Path) -> Catalogue:
    """Read a language's folder: content, screen and document texts in `LC_MESSAGES/`.

    Raises:
        ContentError: A file has a mistake; names file and line.
    """
    content, screen, document = (
        _read(folder / "LC_MESSAGES" / f"{domain}.po") for domain in DOMAINS
    )
    texts = {english: text for english, (text, _) in {**document, **content, **screen}.items()}
    shown = {english for english, (_, files) in content.items() if "runsheets/" in files}
    shown |= set(screen)
    return Catalogue(texts, {english: texts[english] for english in texts if english in shown})


def _read(path: Path) -> dict[str, tuple[str, str]]:
    """Return English text → translation and the files it stands in."""
    if not path.exists():
        return {}
    try:
        with path.open("rb") as file:
            catalog = read_po(file, charset="utf-8", abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        line = f", line {error.lineno + 1}" if isinstance(error, PoFileError) else ""
        message = f"{path}{line} cannot be read as a catalogue ({error}). Check its quotes there."
        raise ContentError(message) from error
    return {
        str(message.id): (str(message.string), " ".join(file for file, _ in message.locations))
        for message in catalog
        if message.id and message.string and not message.fuzzy
    }
