"""What a page may write into a control: nothing, but for the traits named as written by it."""

import logging
from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

log = logging.getLogger(__name__)
SAID = 300  # characters about it that a log line has


class Closed:
    """Set before a widget class: drops all that a page may not write, with one line in the log.

    Whoever holds the page can send any value for any trait, shown or not, enabled or not; the
    widget protocol would apply it, even where a trait is read-only. Traits written by a page
    need a validator that looks at types and lengths.
    """

    written_by_page: ClassVar[frozenset[str]] = frozenset()

    def set_state(self, sync_data: object) -> None:
        """Take what a page sent; called by the widget protocol."""
        sent = sync_data if isinstance(sync_data, Mapping) else {"": None}
        dropped = {repr(name): "is not for pages" for name in sent.keys() - self.written_by_page}
        for name in self.written_by_page & sent.keys():
            try:
                super().set_state({name: sent[name]})  # type: ignore[misc]  # the widget's own
            except traitlets.TraitError as error:
                dropped[name] = repr(str(error))
        if dropped:
            what = ", ".join(f"{name} {reason}" for name, reason in dropped.items())
            log.warning("%s: dropped what a page sent: %.*s", type(self).__name__, SAID, what)


def without_layout(widget: Any) -> traitlets.TraitType:  # noqa: ANN401 -- a widget class; they have no types
    """Return a `layout` trait that is empty: a layout is one more widget for each widget.

    Ours are laid out by style sheets.
    """
    inherited: dict[str, Any] = widget.layout.metadata
    return traitlets.Instance("ipywidgets.Layout", allow_none=True).tag(**inherited)
