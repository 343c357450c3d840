"""Finds the texts of our YAML files for Babel (named in `babel.cfg`)."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ihubkit.content.document import read_document
from ihubkit.content.wording import texts_in

Found = tuple[int, None, str, list[str]]


def extract_yaml(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: dict[str, Any]
) -> Iterator[Found]:
    """Yield line and text of each translatable part of a content file, as Babel asks for it."""
    del keywords, comment_tags, options  # a YAML file needs none of them
    document = read_document(Path(fileobj.name))
    for where, text in texts_in(document.data):
        yield document.line(where), None, text, []
