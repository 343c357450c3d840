"""A mixed-integer linear programme, row by row, for HiGHS."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Terms = Mapping[int, float]  # column → coefficient
INFINITE = float("inf")
HALF = 0.5  # a whole variable above it is 1
BEST, NONE = 0, 2  # what `milp` says of a programme it is through with


class NotProvenError(Exception):
    """The time was over before it was known what is best, or whether there is anything."""


class Programme:
    """Minimises a sum over columns; each column has a lower and an upper bound.

    HiGHS works through the same programme in the same way every time, so that the same request has
    the same answer.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._upper: list[float] = []
        self._whole: list[bool] = []
        self._rows: list[tuple[Terms, float, float]] = []

    def column(self, upper: float = 1.0, *, whole: bool = True) -> int:
        """Add a variable from 0 to `upper`, and return its number."""
        self._upper.append(upper)
        self._whole.append(whole)
        return len(self._upper) - 1

    def row(self, terms: Terms, *, least: float = -INFINITE, most: float = INFINITE) -> None:
        """Add a condition: least ≤ sum of the columns times their coefficients ≤ most."""
        self._rows.append((terms, least, most))

    def minimise(self, terms: Terms) -> npt.NDArray[np.float64] | None:
        """Return the columns' best values, rounded where they are whole; None: there are none.

        Raises:
            NotProvenError: It took longer than there was time.
        """
        if not self._upper:
            return np.zeros(0) if self._holds_empty() else None
        cost = np.zeros(len(self._upper))
        cost[list(terms)] = list(terms.values())
        found = milp(
            cost,
            integrality=np.asarray(self._whole, dtype=int),
            bounds=Bounds(0, np.asarray(self._upper)),
            constraints=self._constraints(),
            options={"mip_rel_gap": 0.0, "time_limit": self._seconds},
        )
        if found.status == NONE:
            return None
        if found.status != BEST or found.x is None:
            raise NotProvenError
        values: npt.NDArray[np.float64] = np.where(self._whole, np.round(found.x), found.x)
        return values

    def minimise_where(
        self, terms: Terms, also: Terms, *, least: float
    ) -> npt.NDArray[np.float64] | None:
        """Minimise under one more condition, which is forgotten afterwards."""
        self.row(also, least=least)
        try:
            return self.minimise(terms)
        finally:
            self._rows.pop()

    def _constraints(self) -> LinearConstraint:
        least = [row[1] for row in self._rows]
        most = [row[2] for row in self._rows]
        places = [(i, j) for i, row in enumerate(self._rows) for j in row[0]]
        values = [value for row in self._rows for value in row[0].values()]
        rows, columns = [i for i, _ in places], [j for _, j in places]
        shape = (len(self._rows), len(self._upper))
        return LinearConstraint(csr_array((values, (rows, columns)), shape=shape), least, most)

    def _holds_empty(self) -> bool:
        return all(least <= 0 <= most for _, least, most in self._rows)
