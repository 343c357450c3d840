"""From content folders to checked instruments and run-sheets: the kit's own, then the hub's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar, cast

from pydantic import ValidationError

from ihubkit.content.checks import band_mistakes, instrument_mistakes, runsheet_mistakes
from ihubkit.content.document import Document, Where, read_document
from ihubkit.content.mistakes import mistakes_of
from ihubkit.content.texts import Catalogue, Texts, languages, read_catalogue
from ihubkit.content.wording import translated
from ihubkit.errors import NotFoundError
from ihubkit.model.instrument import Bands, Instrument
from ihubkit.model.value import Value
from ihubkit.model.workshop import RunSheet

PACKAGED = Path(__file__).parent
UNKNOWN = {
    Instrument: "There is no questionnaire “{name}”. Known: {known}.",
    RunSheet: "There is no run-sheet “{name}”. Known: {known}.",
}
V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Content:
    """Everything a hub asks and offers."""

    instruments: Mapping[str, Instrument]
    runsheets: Mapping[str, RunSheet]
    languages: tuple[str, ...]
    own: Mapping[str, Catalogue] = field(default_factory=dict)  # the hub's own translations
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

    def texts(self, language: str) -> Texts:
        """Return the texts of a language, the hub's own translations included."""
        return Texts(language, own=self.own.get(language))

    def _find(self, known: Mapping[str, V], what: type[V], one: str, language: str) -> V:
        if one not in known:
            raise NotFoundError(UNKNOWN[what], name=one, known=", ".join(known))
        if language == "en" or language not in self.languages:
            return known[one]
        key = what, one, language
        if key not in self._made:
            self._made[key] = translated(known[one], self.texts(language))
        return cast("V", self._made[key])


@dataclass(frozen=True)
class _Loaded(Generic[V]):
    document: Document
    value: V


class _NamedBands(Bands):
    id: str  # of the instrument they belong to


def load_content(data_dir: Path | None = None) -> Content:
    """Load the kit's content and, from `<data_dir>/content`, the hub's; the hub's wins.

    Raises:
        ContentError: A file has a mistake; names file, line and mend.
    """
    folders = [PACKAGED, *([data_dir / "content"] if data_dir else [])]
    bands = _gather(folders, "bands", _NamedBands)
    instruments = _gather(folders, "instruments", Instrument)
    for loaded in instruments.values():
        _refuse(loaded.document, instrument_mistakes(loaded.value))
    for one, named in bands.items():
        if one not in instruments:
            sentence = f"there is no instrument “{one}”. Known: {', '.join(instruments)}."
            _refuse(named.document, [(("id",), sentence)])
    asked = {one: _with_bands(loaded, bands) for one, loaded in instruments.items()}
    runsheets = _gather(folders, "runsheets", RunSheet)
    for sheet in runsheets.values():
        _refuse(sheet.document, runsheet_mistakes(sheet.value, asked))
    own = {
        folder.name: read_catalogue(folder)
        for folder in sorted((folders[-1] / "locales").glob("*/"))
        if data_dir and folder.is_dir()
    }
    return Content(
        instruments=asked,
        runsheets={one: sheet.value for one, sheet in runsheets.items()},
        languages=tuple(dict.fromkeys((*languages(), *own))),
        own=own,
    )


def _gather(folders: Sequence[Path], kind: str, model: type[V]) -> dict[str, _Loaded[V]]:
    """Read all files of a kind by id; a later folder's file replaces an earlier folder's."""
    found: dict[str, _Loaded[V]] = {}
    for folder in folders:
        here: dict[str, _Loaded[V]] = {}
        for path in sorted((*(folder / kind).glob("*.yaml"), *(folder / kind).glob("*.yml"))):
            loaded = _read(path, model)
            one = str(loaded.document.data["id"])
            if one in here:
                other = here[one].document.path.name
                sentence = f"the id “{one}” is already taken by {other}. Choose another."
                raise loaded.document.mistake((("id",), sentence))
            here[one] = loaded
        found |= here
    return found


def _read(path: Path, model: type[V]) -> _Loaded[V]:
    document = read_document(path)
    try:
        return _Loaded(document, model.model_validate(document.data))
    except ValidationError as error:
        raise document.mistake(*mistakes_of(error)) from error


def _with_bands(
    loaded: _Loaded[Instrument], bands: Mapping[str, _Loaded[_NamedBands]]
) -> Instrument:
    """Join an instrument with its level bands; those in its own file win."""
    instrument = loaded.value
    if instrument.bands or instrument.id not in bands:
        inside = ((("bands", *where), what) for where, what in band_mistakes(instrument))
        _refuse(loaded.document, inside)
        return instrument
    named = bands[instrument.id]
    own = Bands(**{name: getattr(named.value, name) for name in Bands.model_fields})
    instrument = instrument.model_copy(update={"bands": own})
    _refuse(named.document, band_mistakes(instrument))
    return instrument


def _refuse(document: Document, found: Iterable[tuple[Where, str]]) -> None:
    if mistakes := list(found):
        raise document.mistake(*mistakes)
