"""A questionnaire, one section at a time; the same front end as on the seat page."""

from typing import Any, ClassVar

import traitlets

from ihubkit.errors import InvalidValueError
from ihubkit.model.instrument import Instrument
from ihubkit.widgets.control import Control

MOST_VALUES = 1000
KEY_LENGTH = 170


class Questionnaire(Control):
    """Ask the items of an instrument.

    Args:
        values: The answers so far, `{"A1|status": 2}`; None means "can't say".
        instrument: What is asked, in the reader's language.
        facets: Facets to ask; empty means all.
        sections: Sections to ask; empty means all.
        items: Items to ask; empty means all of the sections.
        round: Which time it is asked.
        earlier: One's own answers so far, from earlier rounds: they count until another is given.
        locked: Whether answers can only be read.
    """

    module: ClassVar[str] = "questionnaire"
    written_by_page: ClassVar[frozenset[str]] = frozenset({"values"})

    instrument = traitlets.Dict().tag(sync=True)
    facets = traitlets.List(traitlets.Unicode()).tag(sync=True)
    sections = traitlets.List(traitlets.Unicode()).tag(sync=True)
    items = traitlets.List(traitlets.Unicode()).tag(sync=True)
    earlier = traitlets.Dict().tag(sync=True)
    round = traitlets.Int(1, min=1).tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    locked = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(
        self,
        values: dict[str, int | None] | None = None,
        *,
        instrument: Instrument,
        **traits: Any,  # noqa: ANN401 -- traits are of any type
    ) -> None:
        self._asked = instrument
        super().__init__(
            values=values or {}, instrument=instrument.model_dump(mode="json"), **traits
        )

    @traitlets.validate("values")
    def _only_answers_of_this_instrument(self, proposal: dict[str, Any]) -> dict[str, int | None]:
        values = proposal["value"]
        if len(values) > MOST_VALUES:
            message = f"{len(values)} values are more than any questionnaire asks."
            raise traitlets.TraitError(message)
        for key, value in values.items():
            self._check(key, value)
        return dict(values)

    def _check(self, key: object, value: object) -> None:
        if not isinstance(key, str) or len(key) > KEY_LENGTH:
            message = "A value is named “item|facet”."
            raise traitlets.TraitError(message)
        if isinstance(value, bool) or not isinstance(value, int | None):
            message = f"{key}: {value!r} is not a number or null."
            raise traitlets.TraitError(message)
        item, _, facet = key.partition("|")
        try:
            self._asked.check(item, facet, value)
        except InvalidValueError as error:
            raise traitlets.TraitError(error.message) from error
