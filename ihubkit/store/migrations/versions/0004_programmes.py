"""Schools in programmes, and the hours of each part."""  # noqa: INP001 -- a script

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
WORD = 40


def upgrade() -> None:
    """Add who takes part in which programme, and the mentor's log."""
    op.create_table(
        "enrolments",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("school_id", sa.String, nullable=False),
        sa.Column("programme", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("starts", sa.Date, nullable=False),
        sa.Column("ends", sa.Date),
        sa.Column("chosen", sa.JSON, nullable=False),
        sa.Column("agreed", sa.JSON, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        _of("enrolments", "school_id", "schools"),
        sa.PrimaryKeyConstraint("id", name="pk_enrolments"),
        sa.UniqueConstraint("school_id", "programme", name="uq_enrolments_school_id_programme"),
    )
    op.create_table(
        "programme_hours",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("enrolment_id", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("state", sa.String(WORD), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("hours", sa.Float, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("mentor", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _of("programme_hours", "enrolment_id", "enrolments"),
        sa.PrimaryKeyConstraint("id", name="pk_programme_hours"),
    )
    name = "ix_programme_hours_enrolment_id"
    op.create_index(name, "programme_hours", ["enrolment_id"])


def _of(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name, ondelete="CASCADE")
