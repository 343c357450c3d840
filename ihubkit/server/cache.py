"""What is made once and sent many times: packed bytes with their tag."""

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import brotli

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

WORTH_PACKING = 500  # bytes


@dataclass(frozen=True, slots=True)
class Body:
    """A response body: its type, its tag, plain and packed, by the name of the packing."""

    kind: str
    tag: str
    plain: bytes
    packed: dict[str, bytes] = field(default_factory=dict)

    def best(self, accepted: str) -> tuple[str, bytes]:
        """Return the smallest form a browser takes, with the name of its packing ("" for none).

        Args:
            accepted: The browser's `Accept-Encoding`.
        """
        names = {part.partition(";")[0].strip() for part in accepted.split(",")}
        known = ((name, body) for name, body in self.packed.items() if name in names)
        return next(known, ("", self.plain))


def pack(plain: bytes, kind: str, *, often: bool = False) -> Body:
    """Make a body; texts are packed too, as small as can be where they are sent very often."""
    tag = f'"{hashlib.sha256(plain).hexdigest()[:20]}"'
    is_text = kind.startswith("text/") or any(
        word in kind for word in ("json", "javascript", "svg")
    )
    if not is_text or len(plain) <= WORTH_PACKING:
        return Body(kind, tag, plain)
    packed = {"br": brotli.compress(plain)} if often else {}
    return Body(kind, tag, plain, packed | {"gzip": gzip.compress(plain, 9, mtime=0)})


class Cache(Generic[Key, Made]):
    """Makes each thing once, however many ask for it at the same moment; keeps the last used."""

    def __init__(self, make: Callable[[Key], Awaitable[Made]], most: int = 256) -> None:
        self._make = make
        self._most = most
        self._made: OrderedDict[Key, asyncio.Future[Made]] = OrderedDict()

    async def get(self, key: Key) -> Made:
        """Return what was made for `key`; a failure is told to all who wait, and not kept."""
        making = self._made.get(key)
        if making is None:
            making = self._made[key] = asyncio.ensure_future(self._make(key))
            making.add_done_callback(lambda done: self._forget_failure(key, done))
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return await asyncio.shield(making)

    def forget(self, key: Key) -> None:
        """Make it anew when next asked for."""
        self._made.pop(key, None)

    def _forget_failure(self, key: Key, done: asyncio.Future[Made]) -> None:
        if (done.cancelled() or done.exception()) and self._made.get(key) is done:
            del self._made[key]
