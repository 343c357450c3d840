"""All tables. `docs/data.md` tells which of them hold personal data."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from ihubkit.model.answer import CardKind, CardState
from ihubkit.model.people import Role
from ihubkit.model.workshop import WorkshopState
from ihubkit.store.columns import Jsonable, UtcDateTime, word

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(doc: str) -> Column[str]:
    return Column("id", String, primary_key=True, doc=doc)


def _owner(column: str, target: str, doc: str, *, key: bool = False) -> Column[str]:
    """Make a column that names what a row belongs to: the row goes when that goes."""
    owner = ForeignKey(target, ondelete="CASCADE")
    return Column(column, String, owner, primary_key=key, nullable=False, doc=doc)


HUB = Table(
    "hub",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False, doc="always 1"),
    Column("name", String, nullable=False, doc="what the hub is called"),
    Column("k", Integer, nullable=False, doc="smallest group whose results are shown"),
    Column("languages", Jsonable, nullable=False, doc="codes of the hub's languages"),
    Column("synthetic", Boolean, nullable=False, doc="whether all data are made up"),
)

SECRETS = Table(
    "secrets",
    METADATA,
    Column("name", String, primary_key=True, doc="which secret"),
    Column("text", Text, nullable=False, doc="a key, or the hash of a passphrase"),
)

SCHOOLS = Table(
    "schools",
    METADATA,
    _id("opaque id"),
    Column("name", String, nullable=False, doc="name as shown"),
    Column("name_key", String, nullable=False, unique=True, doc="name without case and spacing"),
    Column("team_code", String, nullable=False, unique=True, doc="code of the school's team"),
    Column("staff", Integer, nullable=False, doc="how many could answer; 0: not known"),
    Column("language", String, nullable=False, doc="language code of the team's pages"),
)

WORKSHOPS = Table(
    "workshops",
    METADATA,
    _id("opaque id"),
    Column("revision", Integer, nullable=False, doc="rises with every change; what pollers read"),
    Column("state", word(WorkshopState), nullable=False, doc="draft, open or closed"),
    Column("changed_at", UtcDateTime, nullable=False, doc="when the revision last rose"),
    Column("title", String, nullable=False, doc="title as shown"),
    Column("join_code", String, nullable=False, unique=True, doc="code participants type"),
    Column("wave", Integer, nullable=False, doc="0: baseline, 1: first follow-up, …"),
    Column("position", Integer, nullable=False, doc="index of the current activity"),
    Column("clock", Jsonable, nullable=False, doc="how much of the activity's time is used"),
    Column("made_at", UtcDateTime, nullable=False, doc="when it was made"),
    Column("closes_at", UtcDateTime, doc="when the join code expires"),
    Column("school_ids", Jsonable, nullable=False, doc="schools that take part"),
    Column("languages", Jsonable, nullable=False, doc="codes of the seats' languages"),
    Column("activities", Jsonable, nullable=False, doc="the run-sheet"),
)

SEATS = Table(
    "seats",
    METADATA,
    _id("opaque pseudonym; nothing in it points at a person"),
    _owner("workshop_id", "workshops.id", "the workshop"),
    Column("school_id", String, ForeignKey("schools.id"), nullable=False, doc="the school"),
    Column("role", word(Role), nullable=False, doc="teacher, leader or support"),
    Column("language", String, nullable=False, doc="language code of the seat's pages"),
    Column("joined_at", UtcDateTime, nullable=False, doc="when the seat was taken"),
    Column("resume_hash", String, nullable=False, doc="keyed hash of the resume code"),
    UniqueConstraint("workshop_id", "resume_hash"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    _owner("seat_id", "seats.id", "who answered", key=True),
    Column("instrument", String, primary_key=True, doc="questionnaire id"),
    Column("item", String, primary_key=True, doc="question id"),
    Column("facet", String, primary_key=True, doc="what is asked of the item"),
    Column("round", Integer, primary_key=True, autoincrement=False, doc="which time it is asked"),
    Column("value", Integer, doc="the answer; empty: can't say"),
    Column("sequence", BigInteger, nullable=False, doc="the seat's count; the highest wins"),
    sqlite_with_rowid=False,
)

CARDS = Table(
    "cards",
    METADATA,
    _id("opaque id"),
    _owner("seat_id", "seats.id", "who wrote it"),
    Column("school_id", String, ForeignKey("schools.id"), nullable=False, doc="their school"),
    Column("kind", word(CardKind), nullable=False, doc="practice, need or idea"),
    Column("section", String, nullable=False, doc="section of the instrument, or empty"),
    Column("text", Text, nullable=False, doc="the card, as typed"),
    Column("state", word(CardState), nullable=False, doc="waiting, shown or hidden"),
    Column("made_at", UtcDateTime, nullable=False, doc="when it was written"),
    Index(None, "seat_id"),
)

VOTES = Table(
    "votes",
    METADATA,
    _owner("seat_id", "seats.id", "who voted", key=True),
    _owner("card_id", "cards.id", "for which card", key=True),
    Index(None, "card_id"),
    sqlite_with_rowid=False,
)

RELEASES = Table(
    "releases",
    METADATA,
    Column("number", Integer, primary_key=True, doc="order of making; clocks can be wrong"),
    Column("id", String, nullable=False, unique=True, doc="opaque id"),
    _owner("workshop_id", "workshops.id", "the workshop"),
    Column("instrument", String, nullable=False, doc="questionnaire id"),
    Column("round", Integer, nullable=False, doc="round of answering"),
    Column("payload", Jsonable, nullable=False, doc="the whole release as shown"),
    Column("basis", Jsonable, nullable=False, doc="opaque tokens of what each cell was made from"),
    Index(None, "workshop_id", "instrument", "round"),
)

NEEDS = Table(
    "needs",
    METADATA,
    _id("opaque id"),
    _owner("school_id", "schools.id", "whose need"),
    Column("instrument", String, nullable=False, doc="questionnaire id"),
    Column("item", String, nullable=False, doc="question id"),
    Column("evidence", Jsonable, nullable=False, doc="what a release said of the item"),
    Column("chosen_at", UtcDateTime, nullable=False, doc="when the team chose it"),
    UniqueConstraint("school_id", "instrument", "item"),
)

PLANS = Table(
    "plans",
    METADATA,
    _id("opaque id"),
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
    _id("opaque id"),
    _owner("plan_id", "plans.id", "the plan"),
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
    _id("opaque id"),
    _owner("plan_id", "plans.id", "the plan"),
    _owner("goal_id", "goals.id", "the goal it serves"),
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
    _owner("plan_id", "plans.id", "the plan"),
    Column("part", String, nullable=False, doc="plan, goal or action"),
    Column("part_id", String, nullable=False, doc="id of that part"),
    Column("field", String, nullable=False, doc="which field"),
    Column("before", Text, nullable=False, doc="text before"),
    Column("after", Text, nullable=False, doc="text after"),
    Column("by", String, nullable=False, doc="a role or an editor's mark"),
    Column("at", UtcDateTime, nullable=False, doc="when"),
    Index(None, "plan_id"),
)

LINKS = Table(
    "links",
    METADATA,
    _id("opaque id"),
    Column("title", String, nullable=False, doc="what the facilitator calls it"),
    Column("token_hash", String, nullable=False, unique=True, doc="hash of the link's token"),
    Column("releases", Jsonable, nullable=False, doc="ids of the releases it opens"),
    Column("expires_at", UtcDateTime, nullable=False, doc="until when it opens them"),
    Column("made_at", UtcDateTime, nullable=False, doc="when it was made"),
)
