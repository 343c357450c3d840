"""Finds texts where Babel by itself does not look (named in `babel.cfg`)."""

import ast
import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from babel.messages.extract import extract_python

from ihubkit.content.document import read_document
from ihubkit.content.wording import texts_in

Found = tuple[int, str | None, str, list[str]]  # line, function, text, comments
_CALL = re.compile(r'\bt\(\s*(?P<text>"(?:[^"\\\n]|\\.)*")')


def extract_yaml(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Found]:
    """Yield line and text of each translatable part of a content file, as Babel asks for it."""
    del keywords, comment_tags, options  # a YAML file needs none of them
    document = read_document(Path(fileobj.name))
    for where, text in texts_in(document.data):
        yield document.line(where), None, text, []


def extract_script(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Found]:
    """Yield the texts of `t("…")` in JavaScript, also inside template strings."""
    del keywords, comment_tags, options  # Babel's own reader misses those in template strings
    source = fileobj.read().decode()
    for call in _CALL.finditer(source):
        yield source.count("\n", 0, call.start()) + 1, None, json.loads(call["text"]), []


def extract_code(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Any]:
    """Yield the texts of Python code: in calls of `_`, in our errors, and in named tables."""
    yield from extract_python(fileobj, keywords, comment_tags, cast("Any", options))
    fileobj.seek(0)
    errors, tables = (options.get(name, "").split() for name in ("errors", "tables"))
    for node in ast.walk(ast.parse(fileobj.read())):
        for text in _texts(node, errors, tables):
            yield text.lineno, None, text.value, []


def _texts(
    node: ast.AST, errors: Collection[str], tables: Collection[str]
) -> Iterator[ast.Constant]:
    """Find whole texts; those put together from values differ each time."""
    found: list[ast.expr] = []
    match node:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in errors:
            found = [first]
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in tables:
            found = value.values if isinstance(value, ast.Dict) else [value]
    for one in found:
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one
