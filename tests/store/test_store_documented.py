"""Every table and column is explained in the code and in docs/data.md, in the same words."""

from pathlib import Path

import pytest
from sqlalchemy import Table

from ihubkit.store.metadata import METADATA
from ihubkit.store.plan_tables import PLANS
from ihubkit.store.tables import ANSWERS

PAGE = Path(__file__).parents[2] / "docs" / "data.md"


def test_the_catalogue_holds_all_tables() -> None:
    assert {ANSWERS, PLANS} < set(METADATA.tables.values())


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: str(table.name))
def test_a_table_is_explained_column_by_column(table: Table) -> None:
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"\n### `{table.name}`\n")
    section, _, _ = section.partition("\n### ")

    missing = [c.name for c in table.c if f"| `{c.name}` | {c.doc} |" not in section]

    assert missing == []
    assert "Personal data: " in section
