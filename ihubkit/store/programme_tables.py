"""Tables of programmes: which schools take part, and the hours of each part."""

from sqlalchemy import Column, Date, Float, Index, Integer, String, Table, Text, UniqueConstraint

from ihubkit.model.programme import HoursState
from ihubkit.store.columns import Jsonable, UtcDateTime, word
from ihubkit.store.metadata import METADATA, identity, owner

ENROLMENTS = Table(
    "enrolments",
    METADATA,
    identity("opaque id"),
    owner("school_id", "schools.id", "which school takes part"),
    Column("programme", String, nullable=False, doc="id of the programme's template"),
    Column("title", Text, nullable=False, doc="its title when the school was enrolled"),
    Column("starts", Date, nullable=False, doc="first day"),
    Column("ends", Date, doc="last day; empty: as the template says"),
    Column("chosen", Jsonable, nullable=False, doc="by part, the form the school takes"),
    Column("agreed", Jsonable, nullable=False, doc="by part, hours agreed with the school"),
    Column("people", Integer, nullable=False, doc="how many staff take part; 0: not known"),
    Column("remark", Text, nullable=False, doc="what the school's team says of it, as typed"),
    Column("version", Integer, nullable=False, doc="rises with every change of this row"),
    Column("made_at", UtcDateTime, nullable=False, doc="when the school was enrolled"),
    UniqueConstraint("school_id", "programme"),
)

PROGRAMME_HOURS = Table(
    "programme_hours",
    METADATA,
    identity("opaque id"),
    owner("enrolment_id", "enrolments.id", "which school's programme"),
    Column("part", String, nullable=False, doc="part of the programme"),
    Column("state", word(HoursState), nullable=False, doc="planned, booked or used"),
    Column("day", Date, nullable=False, doc="on which day"),
    Column("hours", Float, nullable=False, doc="how long, however many people were there"),
    Column("people", Integer, nullable=False, doc="how many took part; 0: not known"),
    Column("note", Text, nullable=False, doc="what was done, as typed"),
    Column("mentor", Text, nullable=False, doc="who held it, as typed: may be a name"),
    Column("version", Integer, nullable=False, doc="rises with every change of this row"),
    Column("at", UtcDateTime, nullable=False, doc="when it last changed"),
    Index(None, "enrolment_id"),
)
