"""The figures of dashboards: their names, what is to be reached, and the table that is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from report import Figures, percentile

STOCK = "stock_"
NOTHING = "\N{EN DASH}"
QUICKER = 18  # times less processor time than stock in the same run

Samples = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Figure:
    """One figure.

    `most` and `least` are what is to be reached; `times` says how many times less than stock;
    `with_` names a figure that must be reached, too, for this one to mean anything.
    """

    name: str
    title: str
    unit: str
    digits: int = 0
    most: float | None = None
    least: float | None = None
    times: float | None = None
    share: float = 0.5  # the value that this share of the samples does not exceed
    with_: str = ""

    def of(self, samples: Sequence[float]) -> float | None:
        """Return the figure of these samples; None without any."""
        if not samples:
            return None
        value = median(samples) if self.share == 0.5 else percentile(samples, self.share)  # noqa: PLR2004 -- the median
        return round(value, self.digits) if self.digits else round(value)

    @property
    def target(self) -> str:
        """What is to be reached, in words."""
        limit = f"≥ {self.least:g}" if self.most is None else f"≤ {self.most:g}"
        share = f", ≤ 1/{self.times:g} of stock" if self.times else ""
        return f"{limit} {self.unit}".rstrip() + share

    def is_reached(self, figures: Figures) -> bool | None:
        """Tell whether it is reached; None when that was not measured."""
        ours, stock = figures[self.name], figures[STOCK + self.name]
        if ours is None or (self.times and stock is None):
            return None
        enough = self.least is None or ours >= self.least
        little = self.most is None or ours <= self.most
        better = not self.times or ours <= (stock or 0) / self.times
        other = BY_NAME[self.with_].is_reached(figures) if self.with_ else True
        return bool(enough and little and better and other)


FIGURES = (
    Figure(
        "cpu_s", "processor time per page opened", "s", digits=3, most=0.12, times=QUICKER
    ),
    Figure("page_ms", "page answer complete, alone", "ms", most=60),
    Figure("storm30_slowest_ms", "30 GETs within a second, slowest", "ms", most=400),
    Figure("kernel_mb", "private memory per connected kernel", "MB", digits=1, most=22),
    Figure("first_control_ms", "first control, cold desktop browser", "ms", most=650),
    Figure("first_control_phone_ms", "first control, throttled phone", "ms", most=2000),
    Figure("first_visit_kb", "bytes on the wire, first visit", "KB", most=1200),
    Figure("second_visit_kb", "bytes on the wire, second visit", "KB", digits=1, most=60),
    Figure("click_p95_ms", "click to answer, ten at once, p95", "ms", most=40, share=0.95),
    Figure("kernels_connected", "kernels connected at once", "", least=200),
    Figure(
        "kernels_gb", "memory of all with these", "GB", digits=2, most=6, with_="kernels_connected"
    ),
    Figure("mb_after_all_left", "memory kept a minute after all left", "MB", most=20),
)  # fmt: skip
BY_NAME = {figure.name: figure for figure in FIGURES}


def figures_of(ours: Samples, stock: Samples) -> Figures:
    """Return all figures by name, each also of stock; None where nothing was measured."""
    own = {figure.name: figure.of(ours.get(figure.name, ())) for figure in FIGURES}
    other = {STOCK + figure.name: figure.of(stock.get(figure.name, ())) for figure in FIGURES}
    return own | other


def table(figures: Figures) -> str:
    """Return the table for people."""
    rows: list[tuple[str, ...]] = [("per visitor", "stock", "ours", "to reach", "reached")]
    for figure in FIGURES:
        reached = {True: "yes", False: "no", None: NOTHING}[figure.is_reached(figures)]
        shown = [_shown(figures[name], figure) for name in (STOCK + figure.name, figure.name)]
        rows.append((figure.title, *shown, figure.target, reached))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _shown(value: float | None, figure: Figure) -> str:
    return NOTHING if value is None else f"{value:,} {figure.unit}".rstrip()
