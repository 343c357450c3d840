"""What one part of a run-sheet needs, and what to say of parts that will not work as they stand."""

from collections.abc import Iterable, Mapping, Sequence

from ihubkit.errors import English, InvalidValueError
from ihubkit.model.answer import CardKind
from ihubkit.model.instrument import Instrument
from ihubkit.model.moves import MINUTES
from ihubkit.model.sheet_rules import too_early, unasked, unrevealed
from ihubkit.model.texts import Translate
from ihubkit.model.workshop import Activity, ActivityKind

TITLE, TEXT = 120, 600  # the longest title and text, in characters
SHOWS_ANSWERS = (ActivityKind.INSTRUMENT, ActivityKind.REVEAL)


def check_part(part: Activity, instruments: Mapping[str, Instrument]) -> None:
    """Check a part by itself.

    Raises:
        InvalidValueError: Something is missing, too long or unknown; says what to do.
    """
    _check_texts(part)
    check_minutes(part.title, part.minutes)
    if part.kind is ActivityKind.CARDS and not part.card_kinds:
        raise InvalidValueError("Cards of which kind? Choose at least one.")
    if part.kind is ActivityKind.CARDS:
        _check_known(part.card_kinds, CardKind)
    if part.instrument or part.kind in SHOWS_ANSWERS:
        _check_subject(part, instruments)


def check_minutes(title: str, minutes: int) -> None:
    """Check how long a part lasts.

    Raises:
        InvalidValueError: Less than a minute or more than ten hours.
    """
    if not 1 <= minutes <= MINUTES:
        raise InvalidValueError(
            "“{activity}” would last {minutes} minutes; 1 to {most} are possible.",
            activity=English(title),
            minutes=minutes,
            most=MINUTES,
        )


def offered(instruments: Mapping[str, Instrument]) -> list[Instrument]:
    """Return the questionnaires that seats can be asked."""
    return [one for one in instruments.values() if one.answered_by == "seat"]


def doubts(
    parts: Sequence[Activity], instruments: Mapping[str, Instrument], say: Translate
) -> dict[str, str]:
    """Say of each part that will not work as it stands why, and what to do; by its id."""
    _ = say
    found = {one.id: _("Nobody sees its results. Add a part that reveals them after it.")
             for one in unrevealed(parts, instruments)}  # fmt: skip
    found |= {one.id: _("It shows answers that nobody is asked for. Add the questionnaire first.")
              for one in unasked(parts)}  # fmt: skip
    found |= {one.id: _("It comes before its questionnaire. Move it down, or the questions up.")
              for one in too_early(parts)}  # fmt: skip
    for one in parts:
        if one.instrument and (gone := _gone(one, instruments, say)):
            found[one.id] = gone
    return found


def _gone(part: Activity, instruments: Mapping[str, Instrument], say: Translate) -> str:
    _ = say
    asked = instruments.get(part.instrument)
    if not asked:
        return _("The hub no longer has its questionnaire, “{id}”. Choose another or remove this.",
                 id=part.instrument)  # fmt: skip
    sections = {section.id for section in asked.sections}
    if set(part.items) - asked.items.keys() or set(part.sections) - sections:
        return _("Some of its questions are no longer in the questionnaire. Choose anew.")
    return ""


def _check_texts(part: Activity) -> None:
    if not part.title:
        raise InvalidValueError("This part has no title. Write a few words.")
    for text, most in ((part.title, TITLE), (part.prompt, TEXT), (part.hint, TEXT)):
        if len(text) > most:
            raise InvalidValueError(
                "A text of “{activity}” has {n} characters; at most {most} fit. Shorten it.",
                activity=English(part.title[:TITLE]),
                n=len(text),
                most=most,
            )


def _check_subject(part: Activity, instruments: Mapping[str, Instrument]) -> None:
    if not part.instrument:
        raise InvalidValueError("Which questionnaire? Choose one for this part.")
    asked = instruments.get(part.instrument)
    if not asked:
        raise InvalidValueError(
            "The hub no longer has the questionnaire “{id}”. Choose another one.",
            id=part.instrument,
        )
    if part.kind in SHOWS_ANSWERS and asked.answered_by != "seat":
        raise InvalidValueError(
            "“{instrument}” is answered once by each school's team, not by everybody in a "
            "meeting. Choose another questionnaire.",
            instrument=English(asked.title),
        )
    _check_known(part.facets, [facet.id for facet in asked.facets])
    _check_known(part.sections, [section.id for section in asked.sections])
    _check_known(part.items, asked.items)


def _check_known(named: Iterable[str], known: Iterable[str]) -> None:
    there = list(known)
    for one in named:
        if one not in there:
            raise InvalidValueError(
                "There is no “{name}” to choose here any more. Look at this part again.",
                name=f"{one:.40}",
            )
