"""Messages between server, parent and kernels: JSON on a socket that keeps messages apart."""

import json
import socket
from collections.abc import Sequence
from typing import Any

LONGEST = 2**20
MOST_DESCRIPTORS = 2

Message = dict[str, Any]


def socket_pair() -> tuple[socket.socket, socket.socket]:
    """Return two connected ends; each sees at once when the other's process is gone."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def encode(message: Message) -> bytes:
    """Turn a message into bytes; environments may hold bytes that are no text, so ASCII."""
    return json.dumps(message).encode("ascii")


def decode(data: bytes) -> Message | None:
    """Turn bytes into a message; nothing means that the other end is closed."""
    return json.loads(data) if data else None


def send(channel: socket.socket, message: Message, descriptors: Sequence[int] = ()) -> None:
    """Send a message, with descriptors if there are any."""
    if descriptors:
        socket.send_fds(channel, [encode(message)], descriptors)
    else:
        channel.send(encode(message))


def receive(channel: socket.socket) -> tuple[Message | None, list[int]]:
    """Receive a message and its descriptors, which no program started later will inherit."""
    data, descriptors, _, _ = socket.recv_fds(
        channel, LONGEST, MOST_DESCRIPTORS, socket.MSG_CMSG_CLOEXEC
    )
    return decode(data), list(descriptors)


class CannotForkError(Exception):
    """There will be no forked kernel; the message says why."""


class GoneError(Exception):
    """The process at the other end is gone."""
