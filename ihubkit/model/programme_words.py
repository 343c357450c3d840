"""How hours of programmes are told: states, urgency, numbers and days."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol

from ihubkit.model.programme import HoursState
from ihubkit.model.texts import Translate, said_number

STATE_SHAPES: Mapping[HoursState, str] = {
    HoursState.PLANNED: "○",
    HoursState.BOOKED: "◐",
    HoursState.USED: "●",
}


class Tongue(Translate, Protocol):
    """The texts of a language, and how it writes a day out."""

    def date(self, day: date) -> str:
        """Write a day out, as in "12 March 2026"."""
        ...


class Urgency(StrEnum):
    """How soon something is to be done; shown with a shape and a word."""

    NOW = "now"
    SOON = "soon"
    NOTE = "note"


URGENCY_SHAPES: Mapping[Urgency, str] = {Urgency.NOW: "■", Urgency.SOON: "▲", Urgency.NOTE: "○"}


def hours_state_word(state: HoursState, texts: Translate) -> str:
    """Say whether hours are planned, booked or used."""
    _ = texts
    return {
        HoursState.PLANNED: _("planned"),
        HoursState.BOOKED: _("booked"),
        HoursState.USED: _("used"),
    }[state]


def urgency_word(urgency: Urgency, texts: Translate) -> str:
    """Say how soon something is to be done."""
    _ = texts
    return {
        Urgency.NOW: _("Now"),
        Urgency.SOON: _("Soon"),
        Urgency.NOTE: _("To know"),
    }[urgency]


def said_hours(hours: float, texts: Translate) -> str:
    """Write hours as the reader does, without a fraction where there is none: "2 h", "1.5 h"."""
    return texts("{n} h", n=plain_hours(hours, texts))


def plain_hours(hours: float, texts: Translate) -> str:
    """Write the number alone."""
    rounded = round(hours, 1)
    return str(int(rounded)) if rounded == int(rounded) else said_number(rounded, texts)
