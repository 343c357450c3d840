"""What comes over a kernel's web socket is read without believing its counts and places."""

import json
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import (
    deserialize_binary_message,
    deserialize_msg_from_ws_v1,
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)

from ihubkit.server.wire import MOST_PARTS, V1, UnreadableError, read_message

MESSAGE: dict[str, Any] = {
    "header": {"msg_type": "comm_msg", "msg_id": "1"},
    "parent_header": {},
    "metadata": {},
    "content": {"comm_id": "c", "data": {"method": "update"}},
}
SAID = {"channel": "shell", **MESSAGE}


def packed(*buffers: bytes, **changes: object) -> bytes:
    """Write a message as today's front ends do."""
    heads = [json.dumps(part).encode() for part in (MESSAGE | changes).values()]
    raw: bytes = serialize_msg_to_ws_v1([*heads, *buffers], "shell")  # type: ignore[no-untyped-call]  # Jupyter has no types
    return raw


def packed_before(*buffers: bytes) -> bytes:
    """Write a message as older front ends do, with buffers."""
    raw: bytes = serialize_binary_message(SAID | {"buffers": list(buffers)})  # type: ignore[no-untyped-call]  # as above
    return raw


def test_whole_messages_are_read_in_every_form() -> None:
    assert read_message(packed(), V1) == SAID
    assert read_message(packed(b"\x00\xff" * 9, b""), V1) == SAID
    assert read_message(json.dumps(SAID), None) == SAID
    assert read_message(packed_before(b"\x00\xff"), None) == SAID


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x06",
        struct.pack("<Q", 2**63),
        struct.pack("<Q", 2**64 - 1) + b"\0" * 100,
        struct.pack("<Q", 0),
        struct.pack("<7Q", 6, 56, 60, 50, 62, 62, 62) + b"shell{}{}{}{}",
        struct.pack("<7Q", 6, 0, 5, 7, 9, 11, 13) + b"shell{}{}{}{}",
        struct.pack("<7Q", 6, 56, 61, 63, 65, 67, 2**40) + b"shell{}{}{}{}",
        struct.pack("<3Q", 2, 24, 29) + b"shell",
        packed(header=[]),
        packed(content="text"),
        packed(metadata=None),
        packed(*[b""] * MOST_PARTS),
        packed()[:-1],
        packed().replace(b"comm_msg", b"comm\xff\xfesg"),
        packed().replace(b'{"msg_type"', b"x" * 11),
        "text where bytes were agreed on",
    ],
    ids=range(17),
)
def test_what_is_no_whole_message_is_refused(raw: str | bytes) -> None:
    with pytest.raises(UnreadableError):
        read_message(raw, V1)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "[]",
        "null",
        "{",
        "[" * 100_000,
        "1" * 10_000,
        "{}",
        json.dumps(SAID | {"buffers": [1]}),
        json.dumps(SAID | {"header": "execute_request"}),
        b"",
        struct.pack("!I", 2**31 - 1),
        struct.pack("!I", 2**32 - 1),
        struct.pack("!II", 1, 4) + b"{}",
        struct.pack("!III", 2, 14, 12) + b"{}",
        json.dumps(SAID).encode("utf-16"),
    ],
    ids=range(15),
)
def test_what_is_no_whole_message_of_older_front_ends_is_refused(raw: str | bytes) -> None:
    with pytest.raises(UnreadableError):
        read_message(raw, None)


@given(st.data())
def test_a_message_with_a_few_changed_bytes_means_the_same_here_and_to_the_server(
    data: st.DataObject,
) -> None:
    """What passes here is what is sent on: no message is harmless here and another there."""
    raw = bytearray(packed(b"buffer"))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_message(bytes(raw), V1)
    except UnreadableError:
        return

    channel, parts = deserialize_msg_from_ws_v1(bytes(raw))  # type: ignore[no-untyped-call]  # as above

    assert read["channel"] == channel
    assert [read[name] for name in MESSAGE] == [json.loads(part) for part in parts[:4]]


@given(st.data())
def test_the_same_holds_for_older_front_ends(data: st.DataObject) -> None:
    raw = bytearray(packed_before(b"buffer"))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_message(bytes(raw), None)
    except UnreadableError:
        return

    there = deserialize_binary_message(bytes(raw))  # type: ignore[no-untyped-call]  # as above

    assert [read[name] for name in MESSAGE] == [there[name] for name in MESSAGE]
