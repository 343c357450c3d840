"""The first tables."""  # noqa: INP001 -- a script

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(40)


def upgrade() -> None:
    """Make all tables."""
    _hub()
    _workshops()
    _given()
    _releases()
    _plans()
    _plan_parts()


def _column(name: str, kind: Any, **more: Any) -> sa.Column[Any]:  # noqa: ANN401 -- as SQLAlchemy's own
    return sa.Column(name, kind, nullable=False, **more)


def _hub() -> None:
    """Make the tables of the hub, its schools and its links."""
    op.create_table(
        "hub",
        _column("id", sa.Integer, autoincrement=False),
        _column("name", sa.String),
        _column("k", sa.Integer),
        _column("languages", sa.JSON),
        _column("synthetic", sa.Boolean),
        sa.PrimaryKeyConstraint("id", name="pk_hub"),
    )
    op.create_table(
        "secrets",
        _column("name", sa.String),
        _column("text", sa.Text),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )
    op.create_table(
        "schools",
        _column("id", sa.String),
        _column("name", sa.String),
        _column("name_key", sa.String),
        _column("team_code", sa.String),
        _column("staff", sa.Integer),
        _column("language", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_schools"),
        sa.UniqueConstraint("name_key", name="uq_schools_name_key"),
        sa.UniqueConstraint("team_code", name="uq_schools_team_code"),
    )
    op.create_table(
        "links",
        _column("id", sa.String),
        _column("title", sa.String),
        _column("token_hash", sa.String),
        _column("releases", sa.JSON),
        _column("expires_at", MOMENT),
        _column("made_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("token_hash", name="uq_links_token_hash"),
    )


def _workshops() -> None:
    """Make the tables of workshops and seats."""
    op.create_table(
        "workshops",
        _column("id", sa.String),
        _column("revision", sa.Integer),
        _column("state", WORD),
        _column("changed_at", MOMENT),
        _column("title", sa.String),
        _column("join_code", sa.String),
        _column("wave", sa.Integer),
        _column("position", sa.Integer),
        _column("clock", sa.JSON),
        _column("made_at", MOMENT),
        sa.Column("closes_at", MOMENT),
        _column("school_ids", sa.JSON),
        _column("languages", sa.JSON),
        _column("activities", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
        sa.UniqueConstraint("join_code", name="uq_workshops_join_code"),
    )
    op.create_table(
        "seats",
        _column("id", sa.String),
        _column("workshop_id", sa.String),
        _column("school_id", sa.String),
        _column("role", WORD),
        _column("language", sa.String),
        _column("joined_at", MOMENT),
        _column("resume_hash", sa.String),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_seats_school_id"),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_seats_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_seats"),
        sa.UniqueConstraint("workshop_id", "resume_hash", name="uq_seats_workshop_id_resume_hash"),
    )


def _given() -> None:
    """Make the tables of what participants give."""
    op.create_table(
        "answers",
        _column("seat_id", sa.String),
        _column("instrument", sa.String),
        _column("item", sa.String),
        _column("facet", sa.String),
        _column("round", sa.Integer, autoincrement=False),
        sa.Column("value", sa.Integer),
        _column("sequence", sa.BigInteger),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name="fk_answers_seat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "seat_id", "instrument", "item", "facet", "round", name="pk_answers"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cards",
        _column("id", sa.String),
        _column("seat_id", sa.String),
        _column("school_id", sa.String),
        _column("kind", WORD),
        _column("section", sa.String),
        _column("text", sa.Text),
        _column("state", WORD),
        _column("made_at", MOMENT),
        sa.ForeignKeyConstraint(["school_id"], ["schools.id"], name="fk_cards_school_id"),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name="fk_cards_seat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
    )
    op.create_index("ix_cards_seat_id", "cards", ["seat_id"])
    op.create_table(
        "votes",
        _column("seat_id", sa.String),
        _column("card_id", sa.String),
        sa.ForeignKeyConstraint(
            ["card_id"], ["cards.id"], name="fk_votes_card_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name="fk_votes_seat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("seat_id", "card_id", name="pk_votes"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_votes_card_id", "votes", ["card_id"])


def _releases() -> None:
    """Make the tables of results and chosen needs."""
    op.create_table(
        "releases",
        _column("number", sa.Integer),
        _column("id", sa.String),
        _column("workshop_id", sa.String),
        _column("instrument", sa.String),
        _column("round", sa.Integer),
        _column("payload", sa.JSON),
        _column("basis", sa.JSON),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_releases_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_releases"),
        sa.UniqueConstraint("id", name="uq_releases_id"),
    )
    op.create_index(
        "ix_releases_workshop_id_instrument_round",
        "releases",
        ["workshop_id", "instrument", "round"],
    )
    op.create_table(
        "needs",
        _column("id", sa.String),
        _column("school_id", sa.String),
        _column("instrument", sa.String),
        _column("item", sa.String),
        _column("evidence", sa.JSON),
        _column("chosen_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name="fk_needs_school_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_needs"),
        sa.UniqueConstraint(
            "school_id", "instrument", "item", name="uq_needs_school_id_instrument_item"
        ),
    )


def _plans() -> None:
    """Make the tables of plans and goals."""
    op.create_table(
        "plans",
        _column("id", sa.String),
        _column("school_id", sa.String),
        _column("title", sa.Text),
        _column("vision", sa.Text),
        _column("version", sa.Integer),
        _column("revision", sa.Integer),
        _column("made_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["school_id"], ["schools.id"], name="fk_plans_school_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_plans"),
        sa.UniqueConstraint("school_id", name="uq_plans_school_id"),
    )
    op.create_table(
        "goals",
        _column("id", sa.String),
        _column("plan_id", sa.String),
        _column("version", sa.Integer),
        _column("position", sa.Integer),
        _column("need_id", sa.String),
        _column("text", sa.Text),
        _column("indicator", sa.JSON),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name="fk_goals_plan_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_goals"),
    )
    op.create_index("ix_goals_plan_id", "goals", ["plan_id"])


def _plan_parts() -> None:
    """Make the tables of actions and of a plan's history."""
    op.create_table(
        "actions",
        _column("id", sa.String),
        _column("plan_id", sa.String),
        _column("goal_id", sa.String),
        _column("version", sa.Integer),
        _column("position", sa.Integer),
        _column("text", sa.Text),
        _column("who", sa.Text),
        sa.Column("starts", sa.Date),
        sa.Column("ends", sa.Date),
        sa.Column("hours", sa.Float),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name="fk_actions_goal_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name="fk_actions_plan_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_actions"),
    )
    op.create_index("ix_actions_goal_id", "actions", ["goal_id"])
    op.create_index("ix_actions_plan_id", "actions", ["plan_id"])
    op.create_table(
        "changes",
        _column("number", sa.Integer),
        _column("plan_id", sa.String),
        _column("part", sa.String),
        _column("part_id", sa.String),
        _column("field", sa.String),
        _column("before", sa.Text),
        _column("after", sa.Text),
        _column("by", sa.String),
        _column("at", MOMENT),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name="fk_changes_plan_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
    )
    op.create_index("ix_changes_plan_id", "changes", ["plan_id"])
