"""A board of cards: good practices, needs and ideas, and votes for them."""

from collections.abc import Sequence
from typing import Any, ClassVar

import traitlets

from ihubkit.model.answer import CARD_LENGTH, CardKind
from ihubkit.widgets.control import Control

DRAFT_LENGTH = 10 * CARD_LENGTH  # a draft may be too long while it is being written
NAME_LENGTH = 80
DRAFT = {"kind": NAME_LENGTH, "section": NAME_LENGTH, "text": DRAFT_LENGTH}


class Cards(Control):
    """Let people write cards, and show those let through.

    Commands: `{"do": "add", "kind", "section", "text"}`, `{"do": "vote", "id", "on"}`,
    `{"do": "remove", "id"}`. Whoever takes a card empties the draft's text and sets a `notice`.

    Args:
        draft: What is being written: `{"kind", "section", "text"}`.
        kinds: Kinds of cards one can write; empty means all.
        sections: `{"id", "title"}` of what a card can be about.
        own: One's own cards, with their state.
        shown: Cards shown to all.
        notice: A sentence about what was done last.
    """

    module: ClassVar[str] = "cards"
    written_by_page: ClassVar[frozenset[str]] = frozenset({"draft"})

    draft = traitlets.Dict().tag(sync=True)
    kinds = traitlets.List(traitlets.Enum([kind.value for kind in CardKind])).tag(sync=True)
    sections = traitlets.List(traitlets.Dict()).tag(sync=True)
    own = traitlets.List(traitlets.Dict()).tag(sync=True)
    shown = traitlets.List(traitlets.Dict()).tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        draft: dict[str, str] | None = None,
        *,
        sections: Sequence[dict[str, str]] = (),
        **traits: Any,  # noqa: ANN401 -- traits are of any type
    ) -> None:
        super().__init__(draft=draft or {}, sections=list(sections), **traits)

    @traitlets.validate("draft")
    def _only_short_texts(self, proposal: dict[str, Any]) -> dict[str, str]:
        draft = proposal["value"]
        for name, value in draft.items():
            if name not in DRAFT:
                message = f"A draft has {', '.join(DRAFT)}, not {name!r:.80}."
                raise traitlets.TraitError(message)
            if not isinstance(value, str) or len(value) > DRAFT[name]:
                message = f"The draft's {name} is a text of at most {DRAFT[name]} characters."
                raise traitlets.TraitError(message)
        return dict(draft)
