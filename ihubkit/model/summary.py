"""A facilitator's summary of a workshop: drafted by rules, edited by a person."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import Field

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.model.value import Value

SENTENCE_LENGTH = 1_000
TITLE_LENGTH = 200
MOST_PARTS = 30
MOST_SENTENCES = 200
TITLE, TEXT = "title", "text"  # what is edited of a part


class SummaryPart(Value):
    """A heading and what stands below it, one sentence each."""

    id: str
    title: str = Field(max_length=TITLE_LENGTH)
    sentences: tuple[str, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        """What is edited: the heading, and the sentences as lines."""
        return {TITLE: self.title, TEXT: "\n".join(self.sentences)}


class Summary(Value):
    """The summary of a workshop for one school, or ("") for all of it."""

    workshop_id: str
    school_id: str = ""
    language: str = "en"
    parts: tuple[SummaryPart, ...] = ()
    published: bool = False  # whether teams see it on their dashboards
    version: int = 0
    changed_at: datetime

    def part(self, part_id: str) -> SummaryPart:
        """Find a part.

        Raises:
            NotFoundError: It is gone.
        """
        for part in self.parts:
            if part.id == part_id:
                return part
        raise NotFoundError("This part of the summary is gone: somebody removed it.")


def as_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def as_lines(text: str) -> str:
    """Return a part's text as it is kept: a sentence a line, without empty lines."""
    return "\n".join(filter(None, map(as_line, text.splitlines())))


def with_texts(summary: Summary, part_id: str, texts: Mapping[str, str]) -> Summary:
    """Return the summary with a part's heading or sentences changed.

    Raises:
        NotFoundError: The part is gone.
        InvalidValueError: A text is too long, or there are too many; says how long it may be.
    """
    part = summary.part(part_id)
    update: dict[str, object] = {}
    if TITLE in texts:
        update[TITLE] = _fitting(as_line(texts[TITLE]), TITLE_LENGTH)
    if TEXT in texts:
        update["sentences"] = _sentences(texts[TEXT])
    changed = part.model_copy(update=update)
    return _with_parts(summary, [changed if one.id == part_id else one for one in summary.parts])


def with_part(summary: Summary, part: SummaryPart) -> Summary:
    """Return the summary with a part put in place of the one of its id, else added at the end.

    Raises:
        InvalidValueError: There are too many parts.
    """
    if part.id in {one.id for one in summary.parts}:
        return _with_parts(summary, [part if one.id == part.id else one for one in summary.parts])
    if len(summary.parts) >= MOST_PARTS:
        raise InvalidValueError("A summary has at most {most} parts.", most=MOST_PARTS)
    return _with_parts(summary, [*summary.parts, part])


def without_part(summary: Summary, part_id: str) -> Summary:
    """Return the summary without a part; NotFoundError where it is gone already."""
    gone = summary.part(part_id)
    return _with_parts(summary, [one for one in summary.parts if one != gone])


def moved(summary: Summary, part_id: str, by: int) -> Summary:
    """Return the summary with a part so many places further down, or up where `by` is negative."""
    part = summary.part(part_id)
    rest = [one for one in summary.parts if one.id != part_id]
    place = summary.parts.index(part) + by
    rest.insert(max(0, min(place, len(rest))), part)
    return _with_parts(summary, rest)


def _with_parts(summary: Summary, parts: list[SummaryPart]) -> Summary:
    return summary.model_copy(update={"parts": tuple(parts)})


def _sentences(text: str) -> tuple[str, ...]:
    found = tuple(_fitting(line, SENTENCE_LENGTH) for line in as_lines(text).splitlines())
    if len(found) > MOST_SENTENCES:
        raise InvalidValueError(
            "This part has {n} lines; at most {most} fit.", n=len(found), most=MOST_SENTENCES
        )
    return found


def _fitting(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    raise InvalidValueError(
        "A line has {n} characters; at most {most} fit. Divide it.", n=len(text), most=most
    )
