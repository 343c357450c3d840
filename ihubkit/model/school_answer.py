"""What a school's development team answers once for its school, with evidence."""

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import Field, field_validator

from ihubkit.errors import InvalidValueError
from ihubkit.model.answer import ROUNDS
from ihubkit.model.instrument import Instrument
from ihubkit.model.texts import Translate
from ihubkit.model.value import Value

TEXT_LENGTH = 2_000
TEXTS = ("evidence", "comment")
UNSURE = "unsure"  # how "can't say" travels as a text
CHOICE = "values."  # begins the name of a field that holds a facet's answer
NUMBER = re.compile("-?[0-9]{1,4}")


class SchoolAnswer(Value):
    """A team's answer to one item of an instrument that is answered once per school.

    `values` holds an answer per facet (None: can't say); `version` rises with every change.
    """

    school_id: str
    wave: int = Field(0, ge=0, le=20)
    instrument: str = Field(max_length=80)
    item: str = Field(max_length=80)
    values: dict[str, int | None] = Field(default_factory=dict, max_length=ROUNDS)
    evidence: str = ""
    comment: str = ""
    version: int = 0
    changed_at: datetime

    @field_validator("evidence", "comment")
    @classmethod
    def _texts_fit(cls, text: str) -> str:
        if len(text) > TEXT_LENGTH:
            raise InvalidValueError(
                "This text has {n} characters; at most {most} fit. Shorten it.",
                n=len(text),
                most=TEXT_LENGTH,
            )
        return text


class Light(StrEnum):
    """How an item looks in the traffic-light picture."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNSURE = "unsure"
    OPEN = "open"  # not answered


def texts_of(instrument: Instrument, item: str, answer: SchoolAnswer | None) -> dict[str, str]:
    """Return the fields of an answer as texts, for editors.

    A choice that the instrument does not offer any more counts as not made.
    """
    values = answer.values if answer else {}
    chosen = {
        f"{CHOICE}{facet.id}": _as_text(instrument, item, facet.id, values)
        for facet in instrument.facets
    }
    return chosen | {name: getattr(answer, name) if answer else "" for name in TEXTS}


def with_texts(
    answer: SchoolAnswer, instrument: Instrument, texts: Mapping[str, str]
) -> SchoolAnswer:
    """Return the answer with some fields replaced by texts.

    Raises:
        InvalidValueError: A field is unknown, or its text no answer of the instrument.
    """
    values = dict(answer.values)
    more = {name: text for name, text in texts.items() if name in TEXTS}
    for name in texts.keys() - more.keys():
        facet = name.removeprefix(CHOICE)
        value = None if texts[name] == UNSURE else _number(name, texts[name])
        instrument.check(answer.item, facet, value)
        values[facet] = value
    return SchoolAnswer.model_validate({**answer.model_dump(), **more, "values": values})


def light_of(instrument: Instrument, item: str, answer: SchoolAnswer | None) -> Light:
    """Return the light of an item: its lowest answer is red, its highest green.

    The first facet of the instrument says how things stand.
    """
    facet = instrument.facets[0].id
    text = texts_of(instrument, item, answer)[f"{CHOICE}{facet}"]
    if text in ("", UNSURE):
        return Light.UNSURE if text else Light.OPEN
    low, high = instrument.scale(item, facet)
    return {low: Light.RED, high: Light.GREEN}.get(int(text), Light.AMBER)


def light_word(light: Light, texts: Translate) -> str:
    """Say what a light means."""
    _ = texts
    return {
        Light.RED: _("not in place"),
        Light.AMBER: _("in part"),
        Light.GREEN: _("in place"),
        Light.UNSURE: _("can't say"),
        Light.OPEN: _("not answered"),
    }[light]


def _as_text(
    instrument: Instrument, item: str, facet: str, values: Mapping[str, int | None]
) -> str:
    if facet not in values:
        return ""
    value = values[facet]
    try:
        instrument.check(item, facet, value)
    except InvalidValueError:
        return ""
    return UNSURE if value is None else str(value)


def _number(name: str, text: str) -> int:
    if not name.startswith(CHOICE) or not NUMBER.fullmatch(text):
        raise InvalidValueError(
            "“{name}” cannot be “{text}”. Reload the page.", name=name[:40], text=text[:40]
        )
    return int(text)
