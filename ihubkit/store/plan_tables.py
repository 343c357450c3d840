"""Tables of what a school's team decides: needs, plans and their history."""

from sqlalchemy import (
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from ihubkit.store.columns import Jsonable, UtcDateTime
from ihubkit.store.metadata import METADATA, identity, owner

NEEDS = Table(
    "needs",
    METADATA,
    identity("opaque id"),
    owner("school_id", "schools.id", "whose need"),
    Column("instrument", String, nullable=False, doc="questionnaire id"),
    Column("item", String, nullable=False, doc="question id"),
    Column("evidence", Jsonable, nullable=False, doc="what a release said of the item"),
    Column("chosen_at", UtcDateTime, nullable=False, doc="when the team chose it"),
    UniqueConstraint("school_id", "instrument", "item"),
)

PLANS = Table(
    "plans",
    METADATA,
    identity("opaque id"),
    Column(
        "school_id",
        String,
        ForeignKey("schools.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
        doc="whose plan",
    ),
    Column("title", Text, nullable=False, doc="title as typed"),
    Column("vision", Text, nullable=False, doc="vision sentence as typed"),
    Column("version", Integer, nullable=False, doc="rises with title and vision"),
    Column("revision", Integer, nullable=False, doc="rises with every part of the plan"),
    Column("made_at", UtcDateTime, nullable=False, doc="when it was begun"),
)

GOALS = Table(
    "goals",
    METADATA,
    identity("opaque id"),
    owner("plan_id", "plans.id", "the plan"),
    Column("version", Integer, nullable=False, doc="rises with every change of this goal"),
    Column("position", Integer, nullable=False, doc="place in the plan"),
    Column("need_id", String, nullable=False, doc="the focus need it answers, or empty"),
    Column("text", Text, nullable=False, doc="the goal as typed"),
    Column("indicator", Jsonable, nullable=False, doc="name, baseline, target, measured how"),
    Index(None, "plan_id"),
)

ACTIONS = Table(
    "actions",
    METADATA,
    identity("opaque id"),
    owner("plan_id", "plans.id", "the plan"),
    owner("goal_id", "goals.id", "the goal it serves"),
    Column("version", Integer, nullable=False, doc="rises with every change of this action"),
    Column("position", Integer, nullable=False, doc="place under the goal"),
    Column("text", Text, nullable=False, doc="the action as typed"),
    Column("who", Text, nullable=False, doc="who leads it, as typed: may be a name"),
    Column("starts", Date, doc="first day"),
    Column("ends", Date, doc="last day"),
    Column("hours", Float, doc="planned hours"),
    Index(None, "plan_id"),
    Index(None, "goal_id"),
)

CHANGES = Table(
    "changes",
    METADATA,
    Column("number", Integer, primary_key=True, doc="order of the changes"),
    owner("plan_id", "plans.id", "the plan"),
    Column("part", String, nullable=False, doc="plan, goal or action"),
    Column("part_id", String, nullable=False, doc="id of that part"),
    Column("field", String, nullable=False, doc="which field"),
    Column("before", Text, nullable=False, doc="text before"),
    Column("after", Text, nullable=False, doc="text after"),
    Column("by", String, nullable=False, doc="a role or an editor's mark"),
    Column("at", UtcDateTime, nullable=False, doc="when"),
    Index(None, "plan_id"),
)
