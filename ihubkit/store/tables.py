"""Tables of the hub, its workshops and what participants give.

`docs/data.md` tells which of them hold personal data.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from ihubkit.model.answer import CardKind, CardState
from ihubkit.model.people import Role
from ihubkit.model.workshop import WorkshopState
from ihubkit.store.columns import Jsonable, UtcDateTime, word
from ihubkit.store.metadata import METADATA, identity, owner

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
    identity("opaque id"),
    Column("name", String, nullable=False, doc="name as shown"),
    Column("name_key", String, nullable=False, unique=True, doc="name without case and spacing"),
    Column("team_code", String, nullable=False, unique=True, doc="code of the school's team"),
    Column("staff", Integer, nullable=False, doc="how many could answer; 0: not known"),
    Column("language", String, nullable=False, doc="language code of the team's pages"),
)

WORKSHOPS = Table(
    "workshops",
    METADATA,
    identity("opaque id"),
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
    Column("runsheet", String, nullable=False, doc="id of its template, or empty"),
    Column("planned", Integer, nullable=False, doc="planned length in minutes; 0: not known"),
)

SEATS = Table(
    "seats",
    METADATA,
    identity("opaque pseudonym; nothing in it points at a person"),
    owner("workshop_id", "workshops.id", "the workshop"),
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
    owner("seat_id", "seats.id", "who answered", key=True),
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
    identity("opaque id"),
    owner("seat_id", "seats.id", "who wrote it"),
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
    owner("seat_id", "seats.id", "who voted", key=True),
    owner("card_id", "cards.id", "for which card", key=True),
    Index(None, "card_id"),
    sqlite_with_rowid=False,
)

RELEASES = Table(
    "releases",
    METADATA,
    Column("number", Integer, primary_key=True, doc="order of making; clocks can be wrong"),
    Column("id", String, nullable=False, unique=True, doc="opaque id"),
    owner("workshop_id", "workshops.id", "the workshop"),
    Column("instrument", String, nullable=False, doc="questionnaire id"),
    Column("round", Integer, nullable=False, doc="round of answering"),
    Column("payload", Jsonable, nullable=False, doc="the whole release as shown"),
    Column("basis", Jsonable, nullable=False, doc="opaque tokens of what each cell was made from"),
    Index(None, "workshop_id", "instrument", "round"),
)

FEASIBILITY = Table(
    "feasibility",
    METADATA,
    owner("school_id", "schools.id", "the school", key=True),
    Column("instrument", String, primary_key=True, doc="questionnaire id"),
    Column("item", String, primary_key=True, doc="question id"),
    Column("value", Integer, nullable=False, doc="1 hard, 2 possible, 3 easy"),
)

SCHOOL_ANSWERS = Table(
    "school_answers",
    METADATA,
    owner("school_id", "schools.id", "the school", key=True),
    Column("wave", Integer, primary_key=True, autoincrement=False, doc="0: baseline, 1: first …"),
    Column("instrument", String, primary_key=True, doc="questionnaire id"),
    Column("item", String, primary_key=True, doc="question id"),
    Column("values", Jsonable, nullable=False, doc="the team's answer to each facet"),
    Column("evidence", Text, nullable=False, doc="what the answer rests on, as typed"),
    Column("comment", Text, nullable=False, doc="what the team adds, as typed"),
    Column("version", Integer, nullable=False, doc="rises with every change"),
    Column("changed_at", UtcDateTime, nullable=False, doc="when it last changed"),
)

SUMMARIES = Table(
    "summaries",
    METADATA,
    owner("workshop_id", "workshops.id", "the workshop", key=True),
    Column("school_id", String, primary_key=True, doc="the school, or empty: all of them"),
    Column("language", String, nullable=False, doc="language code it is written in"),
    Column("parts", Jsonable, nullable=False, doc="headings with their sentences"),
    Column("published", Boolean, nullable=False, doc="whether teams see it"),
    Column("version", Integer, nullable=False, doc="rises with every change"),
    Column("changed_at", UtcDateTime, nullable=False, doc="when it last changed"),
)

LINKS = Table(
    "links",
    METADATA,
    identity("opaque id"),
    Column("title", String, nullable=False, doc="what the facilitator calls it"),
    Column("token_hash", String, nullable=False, unique=True, doc="hash of the link's token"),
    Column("releases", Jsonable, nullable=False, doc="ids of the releases it opens"),
    Column("expires_at", UtcDateTime, nullable=False, doc="until when it opens them"),
    Column("made_at", UtcDateTime, nullable=False, doc="when it was made"),
)
