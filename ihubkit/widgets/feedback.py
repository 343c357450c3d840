"""One's own results: levels, strongest items, and a next step for each."""

from typing import Any, ClassVar

import traitlets
from pydantic import ValidationError

from ihubkit.model.feedback import Feedback as OwnResults
from ihubkit.widgets.control import Control


class Feedback(Control):
    """Show somebody their own results; nobody else sees them.

    Args:
        feedback: The results in the reader's language; None says that there are none yet.

    `chosen` is the id of the item whose next step somebody wants to try, or empty.
    """

    module: ClassVar[str] = "feedback"
    written_by_page: ClassVar[frozenset[str]] = frozenset({"chosen"})

    feedback = traitlets.Dict().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        feedback: OwnResults | None = None,
        **traits: Any,  # noqa: ANN401 -- traits are of any type
    ) -> None:
        super().__init__(feedback=feedback.model_dump(mode="json") if feedback else {}, **traits)

    @traitlets.validate("chosen")
    def _is_answered(self, proposal: dict[str, Any]) -> str:
        answered = {item["item"] for item in self.feedback.get("items", ())}
        return str(proposal["value"]) if proposal["value"] in answered else ""

    @traitlets.validate("feedback")
    def _reads_as_results(self, proposal: dict[str, Any]) -> dict[str, Any]:
        told = proposal["value"]
        try:
            return OwnResults.model_validate(told).model_dump(mode="json") if told else {}
        except ValidationError as error:
            message = f"These are no results: {error.error_count()} fields do not fit."
            raise traitlets.TraitError(message) from error
