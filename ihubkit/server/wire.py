"""Reading what comes over a kernel's web socket, without believing a word of it.

Jupyter Server's own readers trust the counts and places inside a message: eight bytes that claim
2⁶⁴ parts keep its loop busy for ever, and parts that overlap fill the memory. So a message is
read here first, and handed on only when it is whole.

https://jupyter-server.readthedocs.io/en/latest/developers/websocket-protocols.html
"""

import json
import struct
from itertools import pairwise
from typing import Any

V1 = "v1.kernel.websocket.jupyter.org"
HEADS = ("header", "parent_header", "metadata", "content")
MOST_PARTS = 64  # a message's buffers included


class UnreadableError(ValueError):
    """This is no message of the Jupyter protocol."""


def read_message(raw: str | bytes, protocol: str | None) -> dict[str, Any]:
    """Return channel, header, parent header, metadata and content of a message.

    Args:
        raw: What came, of whatever kind.
        protocol: What was agreed on when the socket was opened; the older one has no name.

    Raises:
        UnreadableError: It is no whole message.
    """
    try:
        message = _read(raw, is_v1=protocol == V1)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("neither text nor parts can be read") from error
    if not all(isinstance(message.get(name), dict) for name in HEADS):
        raise UnreadableError(f"a message has {', '.join(HEADS)}")
    return message


def _read(raw: str | bytes, *, is_v1: bool) -> dict[str, Any]:
    if is_v1 and isinstance(raw, bytes):
        channel, *parts = cut(raw, "<Q", last_is_end=True)
        heads = dict(zip(HEADS, parts, strict=False))
        read = {name: json.loads(text.decode()) for name, text in heads.items()}
        return read | {"channel": channel.decode()}
    if is_v1:
        raise UnreadableError("this protocol has no texts")
    text = raw if isinstance(raw, str) else cut(raw, "!I", last_is_end=False)[0].decode()
    message = json.loads(text)
    if not isinstance(message, dict) or (isinstance(raw, str) and message.get("buffers")):
        raise UnreadableError("a message is an object; its buffers come beside it")
    return message


def cut(raw: bytes, number: str, *, last_is_end: bool) -> list[bytes]:
    """Cut a message at the places it names: their count first, then each.

    Args:
        raw: The message.
        number: How numbers are written, as `struct` says it.
        last_is_end: Whether the last place is the end of the last part.

    Raises:
        UnreadableError: Places lie outside, overlap, or are too many.
    """
    width = struct.calcsize(number)
    count = struct.unpack_from(number, raw)[0] if len(raw) >= width else 0
    if not 1 <= count <= MOST_PARTS or len(raw) < width * (count + 1):
        raise UnreadableError("no such number of parts")
    places = list(struct.unpack_from(f"{number[0]}{count}{number[1]}", raw, width))
    if not last_is_end:
        places.append(len(raw))
    rising = all(a <= b for a, b in pairwise(places))
    if not rising or places[0] < width * (count + 1) or places[-1] > len(raw):
        raise UnreadableError("parts lie outside of the message")
    return [raw[a:b] for a, b in pairwise(places)]
