"""How much time is left for what the workshop is at."""

from datetime import datetime
from typing import Any, ClassVar

import traitlets

from ihubkit.widgets.control import Control

STATE = {"ends_at", "remaining_s", "paused", "server_time"}


class Clock(Control):
    """Show the time left. The server's time counts, so a wrong clock in a device does not matter.

    Args:
        clock: `{"ends_at", "remaining_s", "paused", "server_time"}` as the shared state tells it;
            empty shows nothing.
        big: Whether it is read from the last row.
    """

    module: ClassVar[str] = "clock"

    clock = traitlets.Dict().tag(sync=True)
    big = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(
        self,
        clock: dict[str, Any] | None = None,
        **traits: Any,  # noqa: ANN401 -- traits are of any type
    ) -> None:
        super().__init__(clock=clock or {}, **traits)

    @traitlets.validate("clock")
    def _as_the_state_tells_it(self, proposal: dict[str, Any]) -> dict[str, Any]:
        clock = proposal["value"]
        if not clock:
            return {}
        if clock.keys() != STATE:
            message = f"A clock has {', '.join(sorted(STATE))}, not {sorted(clock)}."
            raise traitlets.TraitError(message)
        try:
            for name in ("ends_at", "server_time"):
                if clock[name] is not None:
                    datetime.fromisoformat(clock[name])
            int(clock["remaining_s"])
        except (TypeError, ValueError) as error:
            message = f"The clock's times cannot be read: {error}"
            raise traitlets.TraitError(message) from error
        return dict(clock)
