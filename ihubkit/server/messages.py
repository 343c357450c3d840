"""What a page may say to its kernel: only what its controls need, and not too much at once.

Voilà's complete front end says five things, seen on the wire; our own small client says no more:

- `kernel_info_request`, when it connects;
- `comm_open` of `jupyter.widget.control`, `comm_msg` `request_states` to it and `comm_close` of it:
  it fetches the state of all controls at once; when that takes longer than four seconds,
  `comm_info_request` and a `request_state` for each;
- `comm_msg` with `update` (a changed trait) or `custom` (a command) to a control.

All else is dropped: running, completing or inspecting code, history, debugging, `input()` answered,
shutting down, opening any other comm (it would make an object of any registered widget class) and
closing a control's own. Only the shell channel is open, and of it only the kernel's main thread.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from time import monotonic
from typing import Any

from ihubkit.server.limits import MESSAGE

CONTROL = "jupyter.widget.control"
METHODS = frozenset({"update", "request_state", "custom", "request_states"})
MOST_OPENED = 8  # a page opens one; each time it comes back it has a new connection
BURST = 1000  # messages at once: a notebook's many widgets may each be asked for
RATE = 50.0  # messages a second after that; a slider being dragged makes about twenty
LINES = 20  # in the log, about one page
LINES_RATE = 0.1  # a second
_ID = re.compile(r"[\w-]{1,64}")


class Verdict(Enum):
    """What becomes of a message."""

    PASS = "pass"  # noqa: S105 -- no password
    DROP = "drop"
    CLOSE = "close"


def refusal(message: Mapping[str, Any], size: int = 0, opened: Collection[str] = ()) -> str:
    """Tell why a message may not pass to the kernel; "" when it may.

    Args:
        message: `{"channel", "header", "content"}`, parsed, from whoever holds the page.
        size: Its length in bytes as it came, buffers included.
        opened: The control comms this connection has opened.
    """
    header, content = message.get("header"), message.get("content")
    if size > MESSAGE:
        return "too large"
    if not isinstance(header, dict) or not isinstance(content, dict):
        return "not a message"
    if message.get("channel") != "shell" or header.get("subshell_id") is not None:
        return "not for the kernel's main thread"
    judge = JUDGES.get(str(header.get("msg_type")))
    return judge(content, opened) if judge else "not for pages"


def _asking(_: dict[str, Any], __: Collection[str]) -> str:
    return ""


def _opening(content: dict[str, Any], opened: Collection[str]) -> str:
    if not _names_comm(content) or content.get("target_name") != CONTROL:
        return "pages make no widgets"
    return "too many comms" if len(opened) >= MOST_OPENED else ""


def _telling(content: dict[str, Any], _: Collection[str]) -> str:
    data = content.get("data")
    method = data.get("method") if isinstance(data, dict) else None
    known = _names_comm(content) and isinstance(method, str) and method in METHODS
    return "" if known else "unknown to widgets"


def _closing(content: dict[str, Any], opened: Collection[str]) -> str:
    mine = _names_comm(content) and content["comm_id"] in opened
    return "" if mine else "pages close only what they opened"


def _names_comm(content: dict[str, Any]) -> bool:
    comm = content.get("comm_id")
    return isinstance(comm, str) and _ID.fullmatch(comm) is not None


JUDGES = {
    "kernel_info_request": _asking,
    "comm_info_request": _asking,
    "comm_open": _opening,
    "comm_msg": _telling,
    "comm_close": _closing,
}


@dataclass(frozen=True)
class Bucket:
    """How many of something may still come; it fills up again with time."""

    most: float = BURST
    rate: float = RATE
    left: float = BURST
    at: float = 0.0

    def taken(self, now: float) -> "Bucket":
        """Return what is left after one more; what was refused is not counted."""
        filled = min(self.most, max(self.left, 0.0) + max(0.0, now - self.at) * self.rate)
        return replace(self, left=filled - 1, at=now)

    @property
    def is_overdrawn(self) -> bool:
        """Whether one more came than may."""
        return self.left < 0


@dataclass
class Gate:
    """Judges the messages of one connection, one after the other.

    `reason` says why the last message did not pass, for the log and for the closing frame.
    """

    bucket: Bucket = field(default_factory=lambda: Bucket(at=monotonic()))
    lines: Bucket = field(default_factory=lambda: Bucket(LINES, LINES_RATE, LINES, monotonic()))
    opened: set[str] = field(default_factory=set)
    reason: str = ""

    def judge(self, message: Mapping[str, Any], size: int, now: float | None = None) -> Verdict:
        """Tell what becomes of the next message; a flood ends the connection."""
        self.bucket = self.bucket.taken(monotonic() if now is None else now)
        if self.bucket.is_overdrawn:
            self.reason = "too many messages"
            return Verdict.CLOSE
        self.reason = refusal(message, size, self.opened)
        if self.reason:
            return Verdict.DROP
        if message["header"]["msg_type"] == "comm_open":
            self.opened.add(message["content"]["comm_id"])
        return Verdict.PASS

    def may_log(self, now: float | None = None) -> bool:
        """Tell whether one more line about this page may go to the log; no page fills a disk."""
        self.lines = self.lines.taken(monotonic() if now is None else now)
        return not self.lines.is_overdrawn


def is_for_pages(kind: str, content: Mapping[str, Any]) -> bool:
    """Tell whether a page may hear what its kernel says.

    Not the code that runs, nor questions to whoever runs it. Errors, and what goes to standard
    error, hold places in our code and values: they are for the server's log.
    """
    if kind == "stream":
        return content.get("name") != "stderr"
    return kind not in ("error", "execute_input", "input_request")
