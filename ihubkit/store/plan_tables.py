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

from ihubkit.model.plan import PlanState, Status
from ihubkit.store.columns import Jsonable, UtcDateTime, word
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
    Column("starts", Date, doc="first day of its time"),
    Column("ends", Date, doc="last day of its time"),
    Column("calendar", Text, nullable=False, doc="term calendar's id, or empty"),
    Column("hours_budget", Float, doc="working hours there are for all actions"),
    Column("hours_each", Float, doc="most working hours of one person in a term"),
    Column("money_budget", Float, doc="money there is"),
    Column("currency", Text, nullable=False, doc="of all its money"),
    Column("risks", Text, nullable=False, doc="risks and assumptions as typed"),
    Column("from_municipality", Text, nullable=False, doc="what the municipality is asked for"),
    Column("from_hub", Text, nullable=False, doc="what the hub is asked for"),
    Column("publish", Text, nullable=False, doc="what may be published of it"),
    Column("state", word(PlanState), nullable=False, doc="draft, agreed, under_way or reviewed"),
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
    Column("why", Text, nullable=False, doc="why this goes first"),
    Column("success", Text, nullable=False, doc="success criterion as typed"),
    Column("risks", Text, nullable=False, doc="risks and assumptions as typed"),
    Column("status", word(Status), nullable=False, doc="how it goes"),
    Column("note", Text, nullable=False, doc="what was last said of its status"),
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
    Column("lead", Text, nullable=False, doc="who leads it, as typed: may be a name"),
    Column("starts", Date, doc="first day"),
    Column("ends", Date, doc="last day"),
    Column("hours", Float, doc="planned hours of all people together"),
    Column("method", Text, nullable=False, doc="method's id, or empty"),
    Column("method_title", Text, nullable=False, doc="its title when it was chosen"),
    Column("helpers", Text, nullable=False, doc="who helps, as typed: may be names"),
    Column("overseer", Text, nullable=False, doc="who oversees it, as typed: may be a name"),
    Column("after", Text, nullable=False, doc="ids of actions that come before"),
    Column("money", Float, doc="what it costs"),
    Column("funding", Text, nullable=False, doc="where the money comes from"),
    Column("status", word(Status), nullable=False, doc="how it goes"),
    Column("note", Text, nullable=False, doc="what was last said of its status"),
    Index(None, "plan_id"),
    Index(None, "goal_id"),
)

CHANGES = Table(
    "changes",
    METADATA,
    Column("number", Integer, primary_key=True, doc="order of the changes"),
    owner("plan_id", "plans.id", "the plan"),
    Column("part", String, nullable=False, doc="plan, goal, action or review"),
    Column("part_id", String, nullable=False, doc="id of that part"),
    Column("field", String, nullable=False, doc="which field"),
    Column("before", Text, nullable=False, doc="text before"),
    Column("after", Text, nullable=False, doc="text after"),
    Column("by", String, nullable=False, doc="a role or an editor's mark"),
    Column("at", UtcDateTime, nullable=False, doc="when"),
    Column("kept", Jsonable, doc="a part that was removed, whole"),
    Index(None, "plan_id"),
)

PLAN_STATES = Table(
    "plan_states",
    METADATA,
    Column("number", Integer, primary_key=True, doc="order of the changes"),
    owner("plan_id", "plans.id", "the plan"),
    Column("state", word(PlanState), nullable=False, doc="which state it went into"),
    Column("who", Text, nullable=False, doc="who said so, as typed: may be a name"),
    Column("by", String, nullable=False, doc="the kind of visitor"),
    Column("at", UtcDateTime, nullable=False, doc="when"),
    Index(None, "plan_id"),
)

SIGNATURES = Table(
    "signatures",
    METADATA,
    identity("opaque id"),
    owner("plan_id", "plans.id", "the plan"),
    Column("name", Text, nullable=False, doc="name as typed"),
    Column("office", Text, nullable=False, doc="as what they agree, as typed"),
    Column("revision", Integer, nullable=False, doc="the plan's revision then"),
    Column("at", UtcDateTime, nullable=False, doc="when"),
    Index(None, "plan_id"),
)

REVIEWS = Table(
    "reviews",
    METADATA,
    identity("opaque id"),
    owner("plan_id", "plans.id", "the plan"),
    Column("version", Integer, nullable=False, doc="rises with every change of this review"),
    Column("days", Integer, nullable=False, doc="days after the plan was agreed; 0: own date"),
    Column("due", Date, nullable=False, doc="when it is due"),
    Column("held_at", UtcDateTime, doc="when it was finished"),
    Column("held_by", Text, nullable=False, doc="who finished it, as typed: may be a name"),
    Column("reflection", Text, nullable=False, doc="what the team learned, as typed"),
    Column("next_steps", Text, nullable=False, doc="what it does next, as typed"),
    Column("found", Jsonable, nullable=False, doc="what was found of every goal"),
    Index(None, "plan_id"),
)
