"""What all tables share: one catalogue, names of constraints, and two kinds of column."""

from sqlalchemy import Column, ForeignKey, MetaData, String

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def identity(doc: str) -> Column[str]:
    """Make the column that names a row."""
    return Column("id", String, primary_key=True, doc=doc)


def owner(column: str, target: str, doc: str, *, key: bool = False) -> Column[str]:
    """Make a column that names what a row belongs to: the row goes when that goes."""
    target_key = ForeignKey(target, ondelete="CASCADE")
    return Column(column, String, target_key, primary_key=key, nullable=False, doc=doc)
