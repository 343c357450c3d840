"""Released results as pictures, each with its numbers beside it."""

from collections.abc import Sequence
from typing import Any, ClassVar

import traitlets

from ihubkit.widgets.control import Control

PICTURE = {"name", "part", "title", "url", "url_dark", "svg", "alt", "table"}
NEEDED = {"name", "title", "alt"}


class Results(Control):
    """Show pictures of a release.

    Args:
        pictures: `{"name", "title", "alt", "svg" or "url" (and "url_dark"), "table"}` each, "part"
            where a long one has several; a table is `{"caption", "columns", "rows"}`.
        title: What stands above them.
        empty: What is said when nothing can be shown.
    """

    module: ClassVar[str] = "results"

    pictures = traitlets.List(traitlets.Dict()).tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    empty = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        pictures: Sequence[dict[str, Any]] = (),
        **traits: Any,  # noqa: ANN401 -- traits are of any type
    ) -> None:
        super().__init__(pictures=list(pictures), **traits)

    @traitlets.validate("pictures")
    def _each_has_words(self, proposal: dict[str, Any]) -> list[dict[str, Any]]:
        for picture in proposal["value"]:
            if not (picture.keys() >= NEEDED and picture.keys() <= PICTURE):
                needed = ", ".join(sorted(NEEDED))
                message = f"A picture has {needed} and svg or url, not {sorted(picture)}."
                raise traitlets.TraitError(message)
        return list(proposal["value"])
