"""The tables of the book, for the whole vocabulary of the product.

The models are bound to no database: every query names the one it runs on, so two books can be open
at once. Nothing here is overwritten that could be dated: a new job is a new fact with a later `since`.
Columns named in `CACHED` repeat what facts and interactions say, for lists of 100,000 people; they are
derived at the end of every step and are no part of the journal.
"""

import peewee as pw

from networker.store import triggers
from networker.store.tables.base import Base, Journalled
from networker.store.tables.keeping import BookMeta, Change, Import, Migration, Open, SavedSearch, Step
from networker.store.tables.people import (
    Fact,
    Group,
    GroupMember,
    Handle,
    Pair,
    Person,
    PersonTopic,
    Photo,
    Picture,
    Source,
    Tie,
    Topic,
)
from networker.store.tables.reaching import (
    Ask,
    AskPerson,
    ContactChannel,
    ContactDays,
    ContactTally,
    ContactWait,
    FieldWord,
    Introduction,
    Notification,
    ReachAction,
    Recommendation,
    Rhythm,
    Showing,
    TieTurn,
    TodayEntry,
    TodayMade,
    Trip,
    Win,
    WinPerson,
)
from networker.store.tables.talks import (
    FollowUp,
    FollowUpPerson,
    Gathering,
    GatheringPerson,
    Interaction,
    InteractionPerson,
    InteractionTopic,
)

APPLICATION_ID = 0x4E574B52  # "NWKR"

# Parents before children: rows are put back in this order and taken out in the reverse one.
JOURNALLED: tuple[type[Journalled], ...] = (
    Person, Source, Handle, Fact, Photo, Gathering, GatheringPerson, Interaction, InteractionPerson,
    FollowUp, FollowUpPerson, Group, GroupMember, Topic, PersonTopic, InteractionTopic, Tie, Ask, AskPerson,
    Introduction, Recommendation, Win, WinPerson, Pair, ReachAction, Trip, SavedSearch, FieldWord,
)  # fmt: skip
KEPT: tuple[type[Base], ...] = (
    Picture, Import, TodayEntry, TodayMade, Showing, Notification, Rhythm, ContactDays, ContactChannel, ContactTally, ContactWait, Step,
    Change, Open, BookMeta, Migration, TieTurn,
)  # fmt: skip
CACHED = triggers.CACHED


def columns(model: type[pw.Model], *, cached: bool = False) -> tuple[str, ...]:
    """The columns of a table in their order, without the cached ones unless asked for."""
    left_out = () if cached else CACHED.get(model._meta.table_name, ())
    return tuple(f.column_name for f in model._meta.sorted_fields if f.column_name not in left_out)


def image(model: type[Journalled], row: str = "") -> str:
    """The SQL of a row as the journal keeps it."""
    return triggers.image(columns(model), row)
