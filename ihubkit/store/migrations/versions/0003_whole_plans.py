"""Plans in full: more fields, states, signatures and reviews."""  # noqa: INP001 -- a script

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
WORD = 40


def upgrade() -> None:
    """Add what a whole plan holds."""
    for name in ("starts", "ends"):
        op.add_column("plans", sa.Column(name, sa.Date))
    for name in ("hours_budget", "hours_each", "money_budget"):
        op.add_column("plans", sa.Column(name, sa.Float))
    for name in ("calendar", "risks", "from_municipality", "from_hub", "publish"):
        op.add_column("plans", _text(name))
    op.add_column("plans", _text("currency", "EUR"))
    op.add_column("plans", _word("state", "draft"))
    for name in ("why", "success", "risks", "note"):
        op.add_column("goals", _text(name))
    op.add_column("goals", _word("status", "open"))
    op.execute("ALTER TABLE actions RENAME COLUMN who TO lead")
    for name in ("method", "method_title", "helpers", "overseer", "after", "funding", "note"):
        op.add_column("actions", _text(name))
    op.add_column("actions", sa.Column("money", sa.Float))
    op.add_column("actions", _word("status", "open"))
    op.add_column("changes", sa.Column("kept", sa.JSON))
    _states()
    _signatures()
    _reviews()


def _states() -> None:
    op.create_table(
        "plan_states",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("state", sa.String(WORD), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _of_plan("plan_states"),
    )
    op.create_index("ix_plan_states_plan_id", "plan_states", ["plan_id"])


def _signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _of_plan("signatures"),
        sa.PrimaryKeyConstraint("id", name="pk_signatures"),
    )
    op.create_index("ix_signatures_plan_id", "signatures", ["plan_id"])


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("plan_id", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("held_at", MOMENT),
        sa.Column("held_by", sa.Text, nullable=False),
        sa.Column("reflection", sa.Text, nullable=False),
        sa.Column("next_steps", sa.Text, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
        _of_plan("reviews"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_plan_id", "reviews", ["plan_id"])


def _of_plan(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_plan_id"
    return sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=name, ondelete="CASCADE")


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=default)


def _word(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(WORD), nullable=False, server_default=default)
