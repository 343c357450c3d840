"""Released results as pictures, each with its numbers beside it."""

from collections.abc import Sequence
from typing import Any, ClassVar

import traitlets

from ihubkit.widgets.control import Control, front_end

PICTURE = {
    *("name", "part", "title", "alt", "table"),
    *("svg", "url", "url_dark", "spec", "spec_dark"),
}
NEEDED = {"name", "title", "alt"}


class Results(Control):
    """Show pictures of a release.

    Commands: `bundle` where no server has the modules that draw charts, see `give_bundle`.

    Args:
        pictures: `{"name", "title", "alt", "svg" or "url" (and "url_dark"), "table"}` each, "part"
            where a long one has several; a table is `{"caption", "columns", "rows"}`. One that can
            be explored has "spec" (and "spec_dark"): its interactive chart in Vega-Lite, or the
            address of that.
        title: What stands above them.
        empty: What is said when nothing can be shown.
        notes: Sentences above the pictures.
    """

    module: ClassVar[str] = "results"

    pictures = traitlets.List(traitlets.Dict()).tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    empty = traitlets.Unicode("").tag(sync=True)
    notes = traitlets.List(traitlets.Unicode()).tag(sync=True)

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

    def give_bundle(self, vega: str) -> None:
        """Send what draws interactive charts: our module and Vega's, as texts."""
        self.send({"bundle": {"chart": front_end("chart.js"), "vega": vega}})
