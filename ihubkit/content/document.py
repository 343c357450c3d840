"""A YAML file as plain data, with the line of each part kept for those who mend it.

Every scalar stays a string (`1.1` and `no` are not turned into something else); the models make
numbers of those that are numbers.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ihubkit.errors import ContentError

Where = tuple[str | int, ...]
LEVELS = 40  # deeper nesting than any real file has


@dataclass(frozen=True)
class Document:
    """A file's data; `line` finds the line of a part."""

    path: Path
    data: dict[str, Any]
    root: yaml.Node

    def line(self, where: Where) -> int:
        """Return the line of a part, or of the nearest part around it."""
        node, line = self.root, self.root.start_mark.line
        for step in where:
            found = _below(node, step)
            if found is None:
                break
            mark, node = found
            line = mark.line
        return line + 1

    def mistake(self, *found: tuple[Where, str]) -> ContentError:
        """Put mistakes into words: file, line, what is wrong and how to mend it."""
        lines = sorted((self.line(where), sentence) for where, sentence in found)
        return ContentError("\n".join(f"{self.path}, line {line}: {what}" for line, what in lines))


def read_document(path: Path) -> Document:
    """Read one content file.

    Raises:
        ContentError: The file cannot be read as YAML; names file and line.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise ContentError(_in_words(path, error), detail=str(error)) from error
    except yaml.reader.ReaderError as error:
        message = f"{path} has a character that cannot be shown. Type the line anew."
        raise ContentError(message, detail=str(error)) from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path} is not stored as UTF-8. Save it again as UTF-8.") from error
    except RecursionError as error:
        raise ContentError(f"{path} is nested too deeply. Start from one of our files.") from error
    except OSError as error:
        message = f"{path} cannot be read. Check that it is a file you may open."
        raise ContentError(message, detail=str(error)) from error
    if not isinstance(root, yaml.MappingNode):
        raise ContentError(f"{path}, line 1: the file must begin with lines such as “id: …”.")
    data = _plain(root, (), Document(path, {}, root), set())
    return Document(path, data, root)


def _in_words(path: Path, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    line = f", line {mark.line + 1}" if mark else ""
    problem = error.problem or "this is not YAML"
    return (
        f"{path}{line}: this cannot be read ({problem}). Check the indentation, and put "
        "texts that contain “: ” or begin with a special sign in double quotes."
    )


def _below(node: yaml.Node, step: str | int) -> tuple[yaml.Mark, yaml.Node] | None:
    """Go one step down; a number in a mapping means its n-th entry (answers are listed so)."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark, child
    if isinstance(node, yaml.MappingNode):
        if isinstance(step, int):
            pairs = node.value[step : step + 1]
        else:
            pairs = [pair for pair in node.value if pair[0].value == step]
        for key, value in pairs[-1:]:  # of two equal keys the second is the one to mend
            return key.start_mark, value
    return None


def _plain(node: yaml.Node, where: Where, document: Document, seen: set[int]) -> Any:  # noqa: ANN401 -- whatever the file holds
    if id(node) in seen or len(where) > LEVELS:
        raise document.mistake((where, "write the text out; “*name” is not used here."))
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, (*where, i), document, seen) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, document, seen)
    return node.value


def _mapping(node: yaml.MappingNode, where: Where, document: Document, seen: set[int]) -> object:
    found: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise document.mistake((where, "write a plain word before the colon."))
        if key.value in found:
            sentence = f"“{key.value}” stands here twice. Keep one of them."
            raise document.mistake(((*where, key.value), sentence))
        found[key.value] = _plain(value, (*where, key.value), document, seen)
    if where[-1:] == ("options",) or where[-2:-1] == ("answers",):
        return [{"value": worth, "text": text} for worth, text in found.items()]
    return found
