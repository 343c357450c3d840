"""From content folders to checked instruments and run-sheets: the kit's own, then the hub's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from ihubkit.content.additions import Addition, addition_mistakes, extended
from ihubkit.content.checks import band_mistakes, instrument_mistakes, runsheet_mistakes
from ihubkit.content.companions import calendar_mistakes, guess_mistakes, resource_mistakes
from ihubkit.content.document import Document
from ihubkit.content.method_checks import method_mistakes
from ihubkit.content.programme_checks import programme_mistakes
from ihubkit.content.reading import Loaded, Reading, by_id, documents
from ihubkit.content.texts import Catalogue, Texts, document_languages, languages, read_catalogue
from ihubkit.content.wording import translated
from ihubkit.errors import ContentError, NotFoundError
from ihubkit.model.calendar import Calendar
from ihubkit.model.instrument import Bands, Instrument
from ihubkit.model.method import Method
from ihubkit.model.programme import Programme
from ihubkit.model.resource import Resource, ResourceList, resources_for
from ihubkit.model.value import Value
from ihubkit.model.workshop import RunSheet

PACKAGED = Path(__file__).parent
UNKNOWN = {
    Instrument: "There is no questionnaire “{name}”. Known: {known}.",
    RunSheet: "There is no run-sheet “{name}”. Known: {known}.",
    Method: "There is no method “{name}”. Known: {known}.",
    Calendar: "There is no term calendar “{name}”. Known: {known}.",
    Programme: "There is no programme “{name}”. Known: {known}.",
}
V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Content:
    """Everything a hub asks and offers."""

    instruments: Mapping[str, Instrument]
    runsheets: Mapping[str, RunSheet]
    languages: tuple[str, ...]
    own: Mapping[str, Catalogue] = field(default_factory=dict)  # the hub's own translations
    resources: Mapping[str, ResourceList] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    _made: dict[tuple[type[Value], str, str], Value] = field(default_factory=dict, repr=False)

    def instrument(self, instrument_id: str, language: str = "en") -> Instrument:
        """Find an instrument, in the reader's language.

        Raises:
            NotFoundError: There is none; names the known ones.
        """
        return self._find(self.instruments, Instrument, instrument_id, language)

    def runsheet(self, runsheet_id: str, language: str = "en") -> RunSheet:
        """Find a run-sheet, in the reader's language.

        Raises:
            NotFoundError: There is none; names the known ones.
        """
        return self._find(self.runsheets, RunSheet, runsheet_id, language)

    def method(self, method_id: str, language: str = "en") -> Method:
        """Find a method of the catalogue, in the reader's language.

        Raises:
            NotFoundError: There is none; names the known ones.
        """
        return self._find(self.methods, Method, method_id, language)

    def calendar(self, calendar_id: str, language: str = "en") -> Calendar:
        """Find a term calendar, in the reader's language.

        Raises:
            NotFoundError: There is none; names the known ones.
        """
        return self._find(self.calendars, Calendar, calendar_id, language)

    def programme(self, programme_id: str, language: str = "en") -> Programme:
        """Find a programme's template, in the reader's language.

        Raises:
            NotFoundError: There is none; names the known ones.
        """
        return self._find(self.programmes, Programme, programme_id, language)

    def resources_of(self, instrument_id: str, item: str, language: str = "en") -> list[Resource]:
        """Return the cards to try that go with a question, in the reader's language."""
        found = resources_for(self.resources.values(), instrument_id, item)
        return found if language == "en" else [translated(r, self.texts(language)) for r in found]

    @property
    def document_languages(self) -> tuple[str, ...]:
        """The languages of documents: those of pages, and those the kit has for documents alone."""
        return tuple(dict.fromkeys((*self.languages, *document_languages())))

    def texts(self, language: str) -> Texts:
        """Return the texts of a language, the hub's own translations included."""
        return Texts(language, own=self.own.get(language))

    def _find(self, known: Mapping[str, V], what: type[V], one: str, language: str) -> V:
        if one not in known:
            raise NotFoundError(UNKNOWN[what], name=one, known=", ".join(known))
        if language == "en" or language not in self.document_languages:
            return known[one]
        key = what, one, language
        if key not in self._made:
            self._made[key] = translated(known[one], self.texts(language))
        return cast("V", self._made[key])


class _NamedBands(Bands):
    id: str  # of the instrument they belong to


@dataclass(frozen=True)
class Survey:
    """Everything that was found in the content folders, and what is wrong with it.

    `folder` is the hub's content folder; `additions` are its own items for known instruments.
    """

    content: Content
    folder: Path | None
    instruments: Mapping[str, Loaded[Instrument]]
    additions: Sequence[Loaded[Addition]]
    runsheets: Mapping[str, Loaded[RunSheet]]
    methods: Mapping[str, Loaded[Method]]
    calendars: Mapping[str, Loaded[Calendar]]
    programmes: Mapping[str, Loaded[Programme]]
    mistakes: Sequence[str]

    @property
    def offered(self) -> list[Loaded[Method] | Loaded[Calendar] | Loaded[Programme]]:
        """What plans choose from."""
        return [*self.methods.values(), *self.calendars.values(), *self.programmes.values()]


def load_content(data_dir: Path | None = None) -> Content:
    """Load the kit's content and, from `<data_dir>/content`, the hub's; the hub's wins.

    Raises:
        ContentError: Files have mistakes; names file, line and mend of all of them.
    """
    found = survey(data_dir)
    if found.mistakes:
        raise ContentError("\n".join(found.mistakes))
    return found.content


def survey(data_dir: Path | None = None) -> Survey:
    """Read all content folders to their end, whatever is wrong with some of their files."""
    own = data_dir / "content" if data_dir else None
    folders = [PACKAGED, *([own] if own else [])]
    reading = Reading()
    bands = _gather(reading, folders, "bands", _NamedBands)
    instruments, additions = _instruments(reading, folders)
    _check_bands(reading, bands, instruments)
    asked = {one: _with_bands(reading, loaded, bands) for one, loaded in instruments.items()}
    for more in additions:
        _add(reading, more, asked)
    runsheets = _gather(reading, folders, "runsheets", RunSheet)
    for sheet in runsheets.values():
        reading.note(sheet.document, runsheet_mistakes(sheet.value, asked, reading.unread))
    resources = _gather(reading, folders, "resources", ResourceList)
    _check_companions(reading, own, asked, instruments, resources)
    methods = _gather(reading, folders, "methods", Method)
    _check_methods(reading, own, asked, methods)
    calendars = _gather(reading, folders, "calendars", Calendar)
    for one in calendars.values():
        reading.note(one.document, calendar_mistakes(one.value))
    programmes = _gather(reading, folders, "programmes", Programme)
    for programme in programmes.values():
        reading.note(programme.document, programme_mistakes(programme.value))
    spoken = _catalogues(reading, own)
    content = Content(
        instruments=asked,
        runsheets={one: sheet.value for one, sheet in runsheets.items()},
        languages=tuple(dict.fromkeys((*languages(), *spoken))),
        own=spoken,
        resources={one: cards.value for one, cards in resources.items()},
        methods={one: method.value for one, method in methods.items()},
        calendars={one: calendar.value for one, calendar in calendars.items()},
        programmes={one: programme.value for one, programme in programmes.items()},
    )
    return Survey(
        content,
        own,
        instruments,
        additions,
        runsheets,
        methods=methods,
        calendars=calendars,
        programmes=programmes,
        mistakes=reading.said,
    )


def _gather(
    reading: Reading, folders: Sequence[Path], kind: str, model: type[V]
) -> dict[str, Loaded[V]]:
    """Read all files of a kind by id; a later folder's file replaces an earlier folder's."""
    found: dict[str, Loaded[V]] = {}
    for folder in folders:
        found |= by_id(reading, documents(reading, folder, kind), model)
    return found


def _instruments(
    reading: Reading, folders: Sequence[Path]
) -> tuple[dict[str, Loaded[Instrument]], list[Loaded[Addition]]]:
    """Read questionnaires, and items that hubs add to them."""
    found: dict[str, Loaded[Instrument]] = {}
    additions: list[Loaded[Addition]] = []
    for folder in folders:
        whole: list[Document] = []
        for document in documents(reading, folder, "instruments"):
            if "adds_to" not in document.data:
                whole.append(document)
            elif addition := reading.understand(document, Addition):
                additions.append(addition)
        here = by_id(reading, whole, Instrument)
        found |= {
            one: loaded
            for one, loaded in here.items()
            if not reading.note(loaded.document, instrument_mistakes(loaded.value))
        }
    return found, additions


def _check_bands(
    reading: Reading,
    bands: Mapping[str, Loaded[_NamedBands]],
    instruments: Mapping[str, Loaded[Instrument]],
) -> None:
    for one, named in bands.items():
        if one not in instruments and one not in reading.unread:
            sentence = f"there is no instrument “{one}”. Known: {', '.join(instruments)}."
            reading.note(named.document, [(("id",), sentence)])


def _with_bands(
    reading: Reading, loaded: Loaded[Instrument], bands: Mapping[str, Loaded[_NamedBands]]
) -> Instrument:
    """Join an instrument with its level bands; those in its own file win."""
    instrument = loaded.value
    if instrument.bands or instrument.id not in bands:
        inside = ((("bands", *where), what) for where, what in band_mistakes(instrument))
        reading.note(loaded.document, inside)
        return instrument
    named = bands[instrument.id]
    own = Bands(**{name: getattr(named.value, name) for name in Bands.model_fields})
    instrument = instrument.model_copy(update={"bands": own})
    reading.note(named.document, band_mistakes(instrument))
    return instrument


def _check_companions(
    reading: Reading,
    own: Path | None,
    asked: Mapping[str, Instrument],
    instruments: Mapping[str, Loaded[Instrument]],
    resources: Mapping[str, Loaded[ResourceList]],
) -> None:
    """Check the hub's guesses and cards; the kit's may go with questions that a hub replaced."""
    for loaded in instruments.values():
        if own and loaded.document.path.is_relative_to(own):
            reading.note(loaded.document, guess_mistakes(asked[loaded.value.id], asked))
    for cards in resources.values():
        if own and cards.document.path.is_relative_to(own):
            reading.note(cards.document, resource_mistakes(cards.value, asked))


def _check_methods(
    reading: Reading,
    own: Path | None,
    asked: Mapping[str, Instrument],
    methods: Mapping[str, Loaded[Method]],
) -> None:
    """Check the hub's methods; the kit's may answer questions of a questionnaire a hub replaced."""
    known = {one: loaded.value for one, loaded in methods.items()}
    for loaded in methods.values():
        if own and loaded.document.path.is_relative_to(own):
            found = method_mistakes(loaded.value, known, asked, reading.unread)
            reading.note(loaded.document, found)


def _add(reading: Reading, more: Loaded[Addition], asked: dict[str, Instrument]) -> None:
    """Add a hub's items to the instrument they are for."""
    one = more.value.adds_to
    if one in asked:
        if not reading.note(more.document, addition_mistakes(asked[one], more.value)):
            asked[one] = extended(asked[one], more.value)
    elif one not in reading.unread:
        sentence = f"there is no instrument “{one}”. Known: {', '.join(asked)}."
        reading.note(more.document, [(("adds_to",), sentence)])


def _catalogues(reading: Reading, own: Path | None) -> dict[str, Catalogue]:
    found: dict[str, Catalogue] = {}
    for folder in sorted((own / "locales").glob("*/")) if own else ():
        if folder.is_dir():
            try:
                found[folder.name] = read_catalogue(folder)
            except ContentError as error:
                reading.said.append(error.message)
    return found
