"""One's own results: levels, strongest items, and a next step for each."""

from typing import Any, ClassVar

import traitlets

from ihubkit.widgets.control import Control

LISTS = ("areas", "strongest", "next_steps")


class Feedback(Control):
    """Show somebody their own results; nobody else sees them.

    Args:
        feedback: `{"title", "answered", "of", "total", "highest", "level", "areas", "strongest",
            "next_steps"}` in the reader's language; empty says that there is nothing yet.
    """

    module: ClassVar[str] = "feedback"

    feedback = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        feedback: dict[str, Any] | None = None,
        **traits: Any,  # noqa: ANN401 -- traits are of any type
    ) -> None:
        super().__init__(feedback=feedback or {}, **traits)

    @traitlets.validate("feedback")
    def _has_its_lists(self, proposal: dict[str, Any]) -> dict[str, Any]:
        feedback = proposal["value"]
        for name in LISTS if feedback else ():
            lines = feedback.get(name)
            if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
                message = f"Feedback has a list of objects named {name}."
                raise traitlets.TraitError(message)
        return dict(feedback)
