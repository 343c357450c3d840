"""What teams judge and answer for their school, and facilitators' summaries."""  # noqa: INP001 -- a script

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, and what a workshop remembers of its template."""
    _of_schools()
    op.add_column("workshops", sa.Column("runsheet", sa.String, nullable=False, server_default=""))
    op.add_column("workshops", sa.Column("planned", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "summaries",
        sa.Column("workshop_id", sa.String, nullable=False),
        sa.Column("school_id", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_summaries_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "school_id", name="pk_summaries"),
    )


def _of_schools() -> None:
    """Make the tables of what a team judges and answers."""
    op.create_table(
        "feasibility",
        sa.Column("school_id", sa.String, nullable=False),
        sa.Column("instrument", sa.String, nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("value", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name="fk_feasibility_school_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("school_id", "instrument", "item", name="pk_feasibility"),
    )
    op.create_table(
        "school_answers",
        sa.Column("school_id", sa.String, nullable=False),
        sa.Column("wave", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("instrument", sa.String, nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("values", sa.JSON, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name="fk_school_answers_school_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "school_id", "wave", "instrument", "item", name="pk_school_answers"
        ),
    )
