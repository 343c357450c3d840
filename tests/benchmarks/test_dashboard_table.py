"""The table of the dashboards' benchmark: every figure, and honest words about what is reached."""

import pytest
from dashboard_table import BY_NAME, FIGURES, STOCK, figures_of, table

NAMES = [
    "cpu_s", "page_ms", "storm30_slowest_ms", "kernel_mb", "first_control_ms",
    "first_control_phone_ms", "first_visit_kb", "second_visit_kb", "click_p95_ms",
    "kernels_connected", "kernels_gb", "mb_after_all_left",
]  # fmt: skip


def test_every_figure_is_named_for_ours_and_for_stock_whatever_was_measured() -> None:
    figures = figures_of({"page_ms": [50.0]}, {})

    assert list(figures) == [*NAMES, *(STOCK + name for name in NAMES)]
    assert [name for name, value in figures.items() if value is not None] == ["page_ms"]


def test_a_figure_is_the_median_and_clicks_are_judged_by_their_slow_end() -> None:
    samples = [30.0] * 90 + [70.0] * 10

    figures = figures_of({"page_ms": samples, "click_p95_ms": samples}, {})

    assert (figures["page_ms"], figures["click_p95_ms"]) == (30, 70)


@pytest.mark.parametrize(
    ("name", "ours", "stock", "reached"),
    [
        ("page_ms", 60, None, True),
        ("page_ms", 61, None, False),
        ("cpu_s", 0.12, 2.16, True),
        ("cpu_s", 0.12, 2.0, False),
        ("cpu_s", 0.2, 20.0, False),
        ("cpu_s", 0.1, None, None),
        ("kernels_connected", 200, 20, True),
        ("kernels_connected", 199, 20, False),
        ("click_p95_ms", None, 38, None),
    ],
)
def test_what_is_to_be_reached_is_judged_on_what_was_measured(
    *, name: str, ours: float | None, stock: float | None, reached: bool | None
) -> None:
    figures = figures_of({}, {}) | {name: ours, STOCK + name: stock}

    assert BY_NAME[name].is_reached(figures) is reached


def test_little_memory_for_few_kernels_reaches_nothing() -> None:
    few = figures_of({"kernels_connected": [24], "kernels_gb": [1.2]}, {})
    all_ = figures_of({"kernels_connected": [200], "kernels_gb": [5.5]}, {})

    assert BY_NAME["kernels_gb"].is_reached(few) is False
    assert BY_NAME["kernels_gb"].is_reached(all_) is True


def test_the_table_shows_both_and_what_was_to_be_reached() -> None:
    shown = table(figures_of({"cpu_s": [0.1]}, {"cpu_s": [2.7], "page_ms": [1800.0]})).splitlines()

    assert len(shown) == 1 + len(FIGURES)
    assert [cell.strip() for cell in shown[1].split("  ") if cell.strip()] == [
        "processor time per page opened", "2.7 s", "0.1 s", "≤ 0.12 s, ≤ 1/18 of stock", "yes",
    ]  # fmt: skip
    assert "1,800 ms" in shown[2]
