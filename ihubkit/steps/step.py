"""The model half of a step: data as traits, commands as methods, messages as sentences."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, ClassVar

import traitlets

from ihubkit.errors import IHubKitError, NotAllowedError, StaleWriteError
from ihubkit.model.command import run_command
from ihubkit.model.people import VisitorKind
from ihubkit.steps.scene import Scene

log = logging.getLogger(__name__)


class Step(traitlets.HasTraits):
    """A guided part of a notebook, without any layout.

    Subclasses name their `audience`, offer commands (`model.command`) and implement `refresh`.
    A command's text is its answer; a dict may hold more than `text`, see `page.link`.
    """

    audience: ClassVar[frozenset[VisitorKind]] = frozenset({VisitorKind.FACILITATOR})

    heading = traitlets.Dict()  # see `widgets.dashboard.Heading`
    trouble = traitlets.Dict()  # what goes wrong between commands, e.g. the store is gone

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.holds: list[Callable[[], AbstractContextManager[None]]] = []  # see `page.show`
        self._answered = 0
        if scene.visitor.kind not in self.audience:
            _ = scene.texts
            raise NotAllowedError(_("This page needs another sign-in. Go back to the start page."))

    def refresh(self) -> None:
        """Read the store again and set the traits; a step that shows nothing live has none."""

    def watch(self) -> None:
        """Look for news made elsewhere, about once a second; must be quick."""

    def do(self, payload: object) -> dict[str, Any]:
        """Run a command a page sent and return what to tell its sender; never raises.

        Everything but a kind sentence goes to the log.
        """
        with self._told_at_once():
            return self._do(payload)

    def _do(self, payload: object) -> dict[str, Any]:
        _ = self.scene.texts
        try:
            done = run_command(self, payload)
        except IHubKitError as error:
            log.info("refused: %s %s", error.message, error.detail)
            self.look_again()
            return self.say("warn" if isinstance(error, StaleWriteError) else "bad", _.error(error))
        except Exception:
            log.exception("a command failed")
            return self.say("bad", _("This did not work. Nothing was lost; please try once more."))
        self.look_again()
        more = done if isinstance(done, dict) else {"text": done or ""}
        return self.say("good", "") | more

    def look_again(self) -> None:
        """Refresh, and say in words when that does not succeed; never raises."""
        self._calmly(self.refresh)

    def beat(self) -> None:
        """Look for news, and say in words when that does not succeed; never raises."""
        self._calmly(self.watch)

    @contextmanager
    def _told_at_once(self) -> Iterator[None]:
        """Let those who show this model say all that changes in one message each."""
        with ExitStack() as held:
            for hold in self.holds:
                held.enter_context(hold())
            yield

    def _calmly(self, look: Callable[[], None]) -> None:
        _ = self.scene.texts
        try:
            with self._told_at_once():
                look()
        except IHubKitError as error:
            self.trouble = {"kind": "bad", "text": _.error(error)}
        except Exception:
            log.exception("could not look for news")
            text = _("The newest state cannot be read just now. Trying again …")
            self.trouble = {"kind": "warn", "text": text}
        else:
            self.trouble = {}

    def say(self, kind: str, text: str) -> dict[str, Any]:
        """Make a message; the number tells two equal sentences apart."""
        self._answered += 1
        return {"kind": kind, "text": text, "number": self._answered}
