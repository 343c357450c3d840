"""The draft as a whole: its parts in order, those without a sentence left out."""

from collections.abc import Callable

from ihubkit.analysis.summary import changes, figures, persons, voices
from ihubkit.analysis.summary.sources import Sources
from ihubkit.analysis.summary.wording import Writer
from ihubkit.errors import InvalidValueError
from ihubkit.model.summary import SENTENCE_LENGTH, SummaryPart
from ihubkit.model.texts import Translate

Write = Callable[[Writer], list[str]]


def draft(sources: Sources, say: Translate) -> tuple[SummaryPart, ...]:
    """Draft a summary.

    Args:
        sources: What was released, approved and chosen.
        say: The language it is written in.

    Raises:
        InvalidValueError: Nothing has been released yet.
    """
    if not sources.told:
        raise InvalidValueError(
            "Nothing has been released yet. A summary can be drafted after the first reveal."
        )
    writer = Writer(sources=sources, say=say)
    found = [
        SummaryPart(id=name, title=title, sentences=tuple(_fitting(write(writer))))
        for name, title, write in _parts(say)
    ]
    return tuple(part for part in found if part.sentences)


def _parts(say: Translate) -> list[tuple[str, str, Write]]:
    _ = say
    return [
        ("basis", _("What this rests on"), figures.basis),
        ("strong", _("What is strong"), figures.strong),
        ("split", _("Where views split"), figures.split),
        ("weak", _("What matters and is weak"), figures.weak),
        ("changed", _("What the discussion changed"), changes.by_discussion),
        ("since", _("What has changed since the last measurement"), changes.since_last_time),
        ("practice", _("How people see their own practice"), persons.practice),
        ("wishes", _("What people would like to learn"), persons.wishes),
        ("written", _("What people wrote"), voices.written),
        ("chosen", _("What was chosen"), voices.chosen),
        ("open", _("Open questions"), voices.open_questions),
    ]


def _fitting(sentences: list[str]) -> list[str]:
    return [one[:SENTENCE_LENGTH] for one in sentences]
