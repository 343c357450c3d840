"""Content files by kind and id: each read alone, and what is wrong with any of them gathered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from ihubkit.content.document import Document, Where, read_document
from ihubkit.content.mistakes import mistakes_of
from ihubkit.errors import ContentError
from ihubkit.model.value import Value

_ID = re.compile(r"""^(?:id|adds_to): *["']?([^"'\s#]+)""", re.MULTILINE)
ENDINGS = (".yaml", ".yml")
V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Loaded(Generic[V]):
    """A file and what it says."""

    document: Document
    value: V


@dataclass
class Reading:
    """What is wrong, of all files; `unread` are ids that nothing may be said about any more."""

    said: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def note(self, document: Document, found: Iterable[tuple[Where, str]]) -> bool:
        """Keep a file's mistakes; tell whether there are any."""
        mistakes = list(found)
        if mistakes:
            self.said.append(document.mistake(*mistakes).message)
            self.unread.add(str(document.data.get("id") or document.data.get("adds_to")))
        return bool(mistakes)

    def read(self, path: Path) -> Document | None:
        """Read one file; None where it cannot be read at all."""
        try:
            return read_document(path)
        except ContentError as error:
            self.said.append(error.message)
            self.unread |= set(_ids_in(path))
        return None

    def understand(self, document: Document, model: type[V]) -> Loaded[V] | None:
        """Make a value of a file; None where it does not fit."""
        try:
            return Loaded(document, model.model_validate(document.data))
        except ValidationError as error:
            self.note(document, mistakes_of(error))
        return None


def _ids_in(path: Path) -> list[str]:
    """Return what a file that cannot be read most likely holds: nobody shall search for that."""
    try:
        return _ID.findall(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return [path.stem]


def files(folder: Path, kind: str) -> list[Path]:
    """List a folder's files of a kind."""
    return sorted(path for path in (folder / kind).glob("*") if path.suffix in ENDINGS)


def documents(reading: Reading, folder: Path, kind: str) -> list[Document]:
    """Read a folder's files of a kind."""
    found = (reading.read(path) for path in files(folder, kind))
    return [document for document in found if document]


def by_id(reading: Reading, found: Sequence[Document], model: type[V]) -> dict[str, Loaded[V]]:
    """Return what the files of one folder hold, by id."""
    here: dict[str, Loaded[V]] = {}
    for document in found:
        if loaded := reading.understand(document, model):
            one = str(document.data["id"])
            if one in here:
                other = here[one].document.path.name
                sentence = f"the id “{one}” is already taken by {other}. Choose another."
                reading.note(document, [(("id",), sentence)])
            else:
                here[one] = loaded
    return here
