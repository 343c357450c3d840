"""Who opens a dashboard now, and who waits: in turn, by a clock that is given."""

from bisect import insort
from collections import Counter
from dataclasses import dataclass

KEPT = 2  # places for facilitators
EACH = 12  # dashboards in one browser: nobody takes all places
LINE = 1000  # pages that can wait; a line without end would itself be a load
HELD = 20.0  # seconds a place is held for whoever's turn it is
SILENT = 20.0  # seconds after which a page that does not ask is passed over
FORGOTTEN = 300.0  # seconds after which it has to line up anew: a phone may sleep in between
RETURNING = 4.0  # seconds a place is kept for the browser that left it: it may only be reloading


@dataclass(frozen=True)
class Asker:
    """A page somebody wants to open: one line-up for each browser and page."""

    mark: str
    page: str
    is_facilitator: bool = False


@dataclass(frozen=True)
class Turn:
    """Whether it is a page's turn, how many are before it, or whether its browser has enough."""

    is_now: bool
    before: int = 0
    has_enough: bool = False

    @property
    def pause(self) -> float:
        """Seconds until it should ask again: those far back need not ask often."""
        return min(2.5 + self.before / 5, 8.0)


@dataclass
class Ticket:
    """A page in the line."""

    asker: Asker
    number: int
    asked_at: float
    held_until: float | None = None

    @property
    def order(self) -> tuple[bool, int]:
        """Facilitators first, everybody else as they came."""
        return not self.asker.is_facilitator, self.number

    def is_waiting(self, now: float) -> bool:
        """Tell whether a page is there that has no place yet."""
        return self.held_until is None and now - self.asked_at <= SILENT

    def is_void(self, now: float) -> bool:
        """Tell whether the turn was not taken, or the page has not asked for long."""
        if self.held_until is not None:
            return now > self.held_until
        return now - self.asked_at > FORGOTTEN


class Admission:
    """The places there are, those who have them, and the line of those who wait for one.

    A place is open, held for the first in line, or kept for a moment for the browser that left it;
    together these are never more than there are places.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.kept = min(KEPT, most // 2)
        self.each = min(EACH, max(2, most // 2))
        self._open: dict[str, str] = {}  # dashboard → browser
        self._left: list[tuple[str, float]] = []  # browsers that may be back, until when
        self._line: list[Ticket] = []
        self._numbers = 0

    def enter(self, asker: Asker, dashboard: str, now: float) -> Turn:
        """Open a dashboard if it is this page's turn; let it wait otherwise."""
        self._tidy(now)
        ticket = self._find(asker)
        if not self._returns(asker.mark):
            ticket = ticket or self._line_up(asker, now)
            if ticket is None:
                return Turn(is_now=False, before=LINE)
            turn = self._look(ticket, now)
            if not turn.is_now:
                return turn
        if ticket:
            self._line.remove(ticket)
        self._open[dashboard] = asker.mark
        return Turn(is_now=True)

    def ask(self, asker: Asker, now: float) -> Turn | None:
        """Tell a waiting page whether it is its turn; None when it is not in the line."""
        self._tidy(now)
        ticket = self._find(asker)
        return self._look(ticket, now) if ticket else None

    def leave(self, dashboard: str, now: float) -> None:
        """Give a dashboard's place back: first to its own browser, which may be reloading it.

        A browser asks for the new page before it leaves the old one, or a moment after.
        """
        mark = self._open.pop(dashboard, None)
        if mark is None:
            return
        own = [each for each in self._line if each.asker.mark == mark and each.is_waiting(now)]
        if own:
            max(own, key=lambda ticket: ticket.number).held_until = now + HELD
        else:
            self._left.append((mark, now + RETURNING))

    def owner(self, dashboard: str) -> str:
        """Return the browser a dashboard belongs to; "" for an unknown one."""
        return self._open.get(dashboard, "")

    @property
    def open(self) -> list[str]:
        """The dashboards that have a place."""
        return list(self._open)

    @property
    def taken(self) -> int:
        """How many places are not free."""
        held = sum(ticket.held_until is not None for ticket in self._line)
        return len(self._open) + len(self._left) + held

    def waiting(self, now: float) -> int:
        """Tell how many pages wait for a place."""
        self._tidy(now)
        return sum(ticket.is_waiting(now) for ticket in self._line)

    def _tidy(self, now: float) -> None:
        self._line = [ticket for ticket in self._line if not ticket.is_void(now)]
        self._left = [(mark, until) for mark, until in self._left if until >= now]

    def _find(self, asker: Asker) -> Ticket | None:
        same = (asker.mark, asker.page)
        found = (t for t in self._line if (t.asker.mark, t.asker.page) == same)
        return next(found, None)

    def _returns(self, mark: str) -> bool:
        """Give a browser the place it left a moment ago."""
        left = next((left for left in self._left if left[0] == mark), None)
        if left:
            self._left.remove(left)
        return left is not None

    def _line_up(self, asker: Asker, now: float) -> Ticket | None:
        if len(self._line) >= LINE:
            return None
        self._numbers += 1
        ticket = Ticket(asker, self._numbers, now)
        insort(self._line, ticket, key=lambda each: each.order)
        return ticket

    def _look(self, ticket: Ticket, now: float) -> Turn:
        ticket.asked_at = now
        self._hand_out(now)
        has = self._has()
        before = self._line[: self._line.index(ticket)]
        return Turn(
            is_now=ticket.held_until is not None,
            before=sum(self._may_be_next(each, has, now) for each in before),
            has_enough=has[ticket.asker.mark] >= self.each,
        )

    def _hand_out(self, now: float) -> None:
        """Hold free places for those whose turn it is; nobody is served before the first."""
        taken, has = self.taken, self._has()
        for ticket in self._line:
            if not self._may_be_next(ticket, has, now):
                continue
            if taken >= self.most - (0 if ticket.asker.is_facilitator else self.kept):
                return
            ticket.held_until = now + HELD
            taken += 1
            has[ticket.asker.mark] += 1

    def _has(self) -> Counter[str]:
        """Count what each browser has."""
        held = (each.asker.mark for each in self._line if each.held_until is not None)
        return Counter([*self._open.values(), *held])

    def _may_be_next(self, ticket: Ticket, has: Counter[str], now: float) -> bool:
        return ticket.is_waiting(now) and has[ticket.asker.mark] < self.each
