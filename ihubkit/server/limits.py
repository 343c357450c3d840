"""How many wrong codes one address may try, and how large a body may be."""

from collections import defaultdict, deque
from time import monotonic

from ihubkit.errors import IHubKitError, TooManyTriesError

BODY = 64 * 1024  # an API call
DRAINED = 16 * 2**20  # what is read and thrown away, so that the refusal is still heard
MESSAGE = 2**20  # a message of a dashboard


class TooLargeError(IHubKitError):
    """More was sent than one call may carry."""

    status = 413


class WrongTries:
    """Counts wrong codes by address; right ones are free.

    A school shares one address, so the limit is one for a guessing machine, not for a room.
    """

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self._tries: defaultdict[str, deque[float]] = defaultdict(deque)

    def check(self, address: str) -> None:
        """Refuse an address with too many wrong tries.

        Raises:
            TooManyTriesError: Says how long to wait.
        """
        tries = self._recent(address)
        if len(tries) < self.most:
            return
        minutes = max(1, round((tries[0] + self.seconds - monotonic()) / 60))
        raise TooManyTriesError(
            "Too many wrong codes came from your network. Try again in {minutes} min, "
            "or ask the facilitator for the code.",
            minutes=minutes,
        )

    def count(self, address: str) -> None:
        """Remember a wrong try."""
        self._recent(address).append(monotonic())

    def _recent(self, address: str) -> deque[float]:
        oldest = monotonic() - self.seconds
        for known in [a for a, tries in self._tries.items() if not tries or tries[-1] < oldest]:
            del self._tries[known]
        tries = self._tries[address]
        while tries and tries[0] < oldest:
            tries.popleft()
        return tries
