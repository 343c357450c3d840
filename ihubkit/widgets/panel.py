"""The base of the controls of dashboards: one part of a screen, drawn from one state."""

from collections.abc import Mapping

import traitlets

from ihubkit.widgets.control import Control


class Panel(Control):
    """A part of a dashboard: `state` goes down as JSON, commands come back as messages.

    `message` is `{"kind": "good" | "warn" | "bad", "text", "number"}`, shown in a live region.
    """

    state = traitlets.Dict().tag(sync=True)
    message = traitlets.Dict().tag(sync=True)

    def speak(self, language: str, texts: Mapping[str, str]) -> None:
        """Go over to another language."""
        with self.hold_sync():
            self.language = language
            self.texts = self.used(texts)
