"""The tables of the book, for the whole vocabulary of the product.

The models are bound to no database: every query names the one it runs on, so two books can be open
at once. Nothing here is overwritten that could be dated: a new job is a new fact with a later `since`.
Columns named in `CACHED` repeat what facts and interactions say, for lists of 100,000 people; they are
derived at the end of every step and are no part of the journal.
"""

from typing import Any

import peewee as pw
from playhouse.sqlite_ext import AutoIncrementField

from networker.store import triggers

APPLICATION_ID = 0x4E574B52  # "NWKR"


class Base(pw.Model):
    """A table of the book. `import_id` says which import inserted the row; null: typed by hand."""

    class Meta:
        legacy_table_names = False


class Journalled(Base):
    """A table whose every change can be undone."""

    import_id = pw.IntegerField(null=True)


def _person(**options: Any) -> pw.ForeignKeyField:
    return pw.ForeignKeyField(Person, column_name="person_id", backref="+", index=False, **options)


class Person(Journalled):
    id = AutoIncrementField()  # never given twice: what is not journalled may still name it
    given = pw.TextField(default="")
    middle = pw.TextField(default="")
    family = pw.TextField(default="")
    prefix = pw.TextField(default="")
    suffix = pw.TextField(default="")
    nickname = pw.TextField(default="")
    name = pw.TextField(default="")  # as shown: given, then family, or as the source writes it
    folded = pw.TextField(default="")  # names.sort_key(name), by which people are known again
    state = pw.TextField(default="active")
    circle = pw.IntegerField(null=True)  # 1 inner … 5 beyond
    want_to_know = pw.BooleanField(default=False)
    muted = pw.BooleanField(default=False)  # never suggested, otherwise active
    wish_days = pw.IntegerField(null=True)  # the user's own wish for the rhythm
    wish_strict = pw.BooleanField(default=False)
    me = pw.BooleanField(default=False)  # the user's own entry, never listed
    notes = pw.TextField(default="")
    created_at = pw.TextField(default="")
    source_id = pw.IntegerField(null=True)  # where the name came from; null: typed
    # Cached, see CACHED.
    company = pw.TextField(default="")
    title = pw.TextField(default="")
    city = pw.TextField(default="")
    last_contact = pw.TextField(null=True)  # local day
    order_key = pw.TextField(
        default="", constraints=[pw.SQL("DEFAULT ''")]
    )  # shown_names.order_key: the order of lists

    class Meta:
        table_name = "person"


class Source(Journalled):
    """Where values came from: one row for each record of a file, with its raw values."""

    person = _person()
    kind = pw.TextField()  # "linkedin", "google", "vcard": successive exports are compared
    key = pw.TextField()  # the record's id there, else its folded name and own date
    nth = pw.IntegerField(default=0)  # two records with one key in one file stay two
    file = pw.TextField(default="")
    row = pw.IntegerField(default=0)
    raw = pw.TextField(default="")  # type: ignore[assignment]  # JSON; an unchanged record is known by it without comparing values
    name = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])  # of the person, as the record has it
    # What it says of the main job, "" where nothing; null: it was brought before that was kept.
    title = pw.TextField(null=True)
    company = pw.TextField(null=True)

    class Meta:
        table_name = "source"
        indexes = ((("kind", "key", "nth"), True), (("person",), False))


class Handle(Journalled):
    """An address on a channel. `key` is its normalised form, unique for each channel unless shared."""

    person = _person()
    channel = pw.TextField()
    text = pw.TextField()
    key = pw.TextField()
    label = pw.TextField(default="")
    first = pw.BooleanField(default=False)  # marked as the main one
    shared = pw.BooleanField(default=False)  # of several people: never used for matching
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "handle"
        indexes = ((("person",), False),)


class Fact(Journalled):
    """A dated fact: job, project, place, birthday, connected … Dates are partial ISO dates."""

    person = _person()
    field = pw.TextField()
    value = pw.TextField(default="")
    detail = pw.TextField(default="")  # job: the company; family, custom: the label
    since = pw.TextField(null=True)
    until = pw.TextField(null=True)
    noted = pw.TextField(default="")  # local day on which the book learnt it
    source_id = pw.IntegerField(null=True)
    # One more job or place that a source tells of beside the main one: never the present one if there is another.
    aside = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])
    # Of a field of the user's own: what it holds (vocabulary.FieldType); "": nobody said, so any text.
    type = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        table_name = "fact"
        indexes = ((("person", "field"), False),)


class Photo(Journalled):
    """A picture of a person; the bytes lie once, under their hash."""

    person = _person()
    sha256 = pw.TextField()
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "photo"
        indexes = ((("person",), False),)


class Picture(Base):
    """Bytes by their hash: written once and never changed, so they need no journal."""

    sha256 = pw.TextField(primary_key=True)
    bytes = pw.BlobField()

    class Meta:
        table_name = "picture"


class Gathering(Journalled):
    name = pw.TextField()
    place = pw.TextField(default="")
    day = pw.TextField(null=True)  # partial ISO date
    until = pw.TextField(null=True)
    notes = pw.TextField(default="")
    origin = pw.TextField(default="")
    origin_key = pw.TextField(null=True)
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "gathering"
        indexes = ((("origin", "origin_key"), True),)


class GatheringPerson(Journalled):
    gathering = pw.ForeignKeyField(Gathering, column_name="gathering_id", backref="+", index=False)
    person = _person()
    role = pw.TextField(default="there")  # there, invited, declined, host

    class Meta:
        table_name = "gathering_person"
        indexes = ((("gathering", "person"), True), (("person",), False))


class Interaction(Journalled):
    """Something that passed between the user and one or several people at a time."""

    kind = pw.TextField()
    channel = pw.TextField(null=True)
    direction = pw.TextField(null=True)
    depth = pw.TextField(null=True)
    depth_by_hand = pw.BooleanField(default=False)
    day = pw.TextField()  # local day: the unit of rhythm
    at = pw.TextField(null=True)  # ISO instant with offset; without one where the zone is unknown
    minutes = pw.IntegerField(null=True)
    subject = pw.TextField(default="")
    text = pw.TextField(default="")
    place = pw.TextField(default="")
    thread = pw.TextField(default="")
    turns = pw.IntegerField(default=1)  # messages folded into this entry
    # Who began where both sides spoke on the day: "me" or "them"; null: the direction says it.
    started = pw.TextField(null=True)
    # Marks of the messages folded into it, each with its second ("69a8c0f8:a1b2c3d4"; in older books without): an
    # overlapping export adds only what is not among them, and puts it where it was said.
    marks = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    gathering_id = pw.IntegerField(null=True)
    origin = pw.TextField(default="")  # kind of source
    origin_key = pw.TextField(null=True)  # unique there: an overlapping export adds nothing
    source_id = pw.IntegerField(null=True)
    created_at = pw.TextField(default="")

    class Meta:
        table_name = "interaction"
        indexes = ((("origin", "origin_key"), True), (("day", "at", "id"), False))


class InteractionPerson(Journalled):
    interaction = pw.ForeignKeyField(Interaction, column_name="interaction_id", backref="+", index=False)
    person = _person()
    source_id = pw.IntegerField(null=True)  # the record by which they took part; null: said by hand

    class Meta:
        table_name = "interaction_person"
        indexes = ((("person", "interaction"), True), (("interaction",), False))


class FollowUp(Journalled):
    """A promise or reminder, mine or theirs. The due time is local and follows the wall clock."""

    id = AutoIncrementField()  # never given twice: what was told of one must not silence another
    side = pw.TextField(default="me")
    text = pw.TextField()
    due = pw.TextField(null=True)  # local day
    time = pw.TextField(null=True)  # local HH:MM
    zone = pw.TextField(default="")  # a zone of its own; "": wherever the user is
    repeats = pw.TextField(default="")  # RFC 5545, on one line: see domain/repeat.py
    unless_contact = pw.BooleanField(default=False)  # moves when they talk before: see services/promises.py
    state = pw.TextField(default="open")
    done_at = pw.TextField(null=True)
    created_at = pw.TextField(default="")  # with unless_contact: since when talks move it
    interaction_id = pw.IntegerField(null=True)  # the talk it came from
    place = pw.TextField(default="")
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "follow_up"
        indexes = ((("state", "due"), False), (("interaction_id",), False))


class FollowUpPerson(Journalled):
    follow_up = pw.ForeignKeyField(FollowUp, column_name="follow_up_id", backref="+", index=False)
    person = _person()
    source_id = pw.IntegerField(null=True)  # the record by which it is theirs; null: said by hand

    class Meta:
        table_name = "follow_up_person"
        indexes = ((("follow_up", "person"), True), (("person",), False))


class Group(Journalled):
    """People who belong together: a tag, a club, a company team, a group on a service."""

    name = pw.TextField()
    folded = pw.TextField()
    kind = pw.TextField(default="")
    notes = pw.TextField(default="")

    class Meta:
        table_name = "people_group"
        indexes = ((("folded",), True),)


class GroupMember(Journalled):
    group = pw.ForeignKeyField(Group, column_name="group_id", backref="+", index=False)
    person = _person()
    since = pw.TextField(null=True)
    until = pw.TextField(null=True)
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "group_member"
        indexes = ((("group", "person"), True), (("person",), False))


class Topic(Journalled):
    name = pw.TextField()
    folded = pw.TextField()

    class Meta:
        table_name = "topic"
        indexes = ((("folded",), True),)


class PersonTopic(Journalled):
    """What somebody knows about, likes or works on."""

    person = _person()
    topic = pw.ForeignKeyField(Topic, column_name="topic_id", backref="+", index=False)
    how = pw.TextField(default="")  # knows, likes, works on
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "person_topic"
        indexes = ((("person", "topic"), True), (("topic",), False))


class InteractionTopic(Journalled):
    interaction = pw.ForeignKeyField(Interaction, column_name="interaction_id", backref="+", index=False)
    topic = pw.ForeignKeyField(Topic, column_name="topic_id", backref="+", index=False)

    class Meta:
        table_name = "interaction_topic"
        indexes = ((("interaction", "topic"), True), (("topic",), False))


class Tie(Journalled):
    """A tie between two people: the first is the `kind` of the second. Stored once; see domain/ties.py."""

    person = _person()
    other = pw.ForeignKeyField(Person, column_name="other_id", backref="+", index=False)
    kind = pw.TextField()
    # What the second is to the first, where the kind is the user's own; "": the same, or known by the kind.
    inverse = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    day = pw.TextField(null=True)
    notes = pw.TextField(default="")
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "tie"
        indexes = ((("person",), False), (("other",), False))


class Ask(Journalled):
    """A question the user has, and what came of it."""

    question = pw.TextField()
    day = pw.TextField()
    outcome = pw.TextField(default="")
    closed_day = pw.TextField(null=True)

    class Meta:
        table_name = "ask"


class AskPerson(Journalled):
    ask = pw.ForeignKeyField(Ask, column_name="ask_id", backref="+", index=False)
    person = _person()
    day = pw.TextField(null=True)
    answer = pw.TextField(default="")
    helped = pw.BooleanField(null=True)
    thanked_day = pw.TextField(null=True)

    class Meta:
        table_name = "ask_person"
        indexes = ((("ask", "person"), True), (("person",), False))


class Win(Journalled):
    """Something good that came out of a tie."""

    day = pw.TextField()
    text = pw.TextField()
    channel = pw.TextField(null=True)
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "win"


class WinPerson(Journalled):
    win = pw.ForeignKeyField(Win, column_name="win_id", backref="+", index=False)
    person = _person()

    class Meta:
        table_name = "win_person"
        indexes = ((("win", "person"), True), (("person",), False))


class Pair(Journalled):
    """Two people who may be one, with the evidence; a verdict is remembered for ever."""

    person = _person()
    other = pw.ForeignKeyField(Person, column_name="other_id", backref="+", index=False)
    why = pw.TextField()
    verdict = pw.TextField(null=True)  # same, different

    class Meta:
        table_name = "pair"
        indexes = ((("person", "other"), True), (("other",), False))


class ReachAction(Journalled):
    """What the user did with a suggestion, of today's list or of a circle (`about`)."""

    person = _person()
    day = pw.TextField()
    action = (
        pw.TextField()
    )  # done, later, not now, less often, let go, wrote, asked; of a circle: later, stay, never
    until = pw.TextField(null=True)  # local day until which the suggestion rests
    about = pw.TextField(
        default="", constraints=[pw.SQL("DEFAULT ''")]
    )  # "circle": of where they belong; "gathering 12": of whether they were met there
    channel = pw.TextField(null=True)  # wrote: where
    ask_from = pw.TextField(
        null=True
    )  # wrote: from which local day on it is asked again whether they were reached
    words = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])  # wrote: the words to start with

    class Meta:
        table_name = "reach_action"
        indexes = ((("person", "day"), False), (("day",), False))


class Trip(Journalled):
    """Where the user will be, or was. Where no town is known by the name, it is matched by its name alone."""

    place = pw.TextField()  # as the user wrote it
    town = pw.TextField(default="")  # which town is meant, with its part of the country and its country
    latitude = pw.IntegerField(null=True)  # hundredths of a degree: the book and its JSON hold whole numbers
    longitude = pw.IntegerField(null=True)
    since = pw.TextField()  # local day
    until = pw.TextField()

    class Meta:
        table_name = "trip"


# Not journalled: records of what the program did, and what can be derived again.


class Import(Base):
    """One drop: its files, its report row by row. Whether it is undone is said by its steps."""

    id = AutoIncrementField()
    at = pw.TextField()
    files = pw.TextField()  # JSON list of names
    formats = pw.TextField(default="[]")
    report = pw.TextField(default="{}")  # JSON: counts, doubtful, skipped

    class Meta:
        table_name = "import"


class TodayEntry(Base):
    """Today's list as it was made: once a day, then returned unchanged."""

    day = pw.TextField()
    place = pw.IntegerField()
    person_id = pw.IntegerField()
    kind = pw.TextField()
    reason = pw.TextField()  # JSON: key and numbers
    channel = pw.TextField()
    advice = pw.TextField(default="")
    opener = pw.TextField(default="")
    score = pw.FloatField()
    last_contact = pw.TextField(
        null=True
    )  # when the list was made: where it is another by now, the entry is told anew
    propensity = pw.FloatField(default=1.0)

    class Meta:
        table_name = "today_entry"
        indexes = ((("day", "person_id"), True),)


class TodayMade(Base):
    """That the list of a day was made, even if nobody was on it."""

    day = pw.TextField(primary_key=True)
    size = pw.IntegerField()

    class Meta:
        table_name = "today_made"


class Showing(Base):
    """A suggestion that the window painted or a notification named: one a person and day."""

    day = pw.TextField()
    person_id = pw.IntegerField()

    class Meta:
        table_name = "showing"
        indexes = ((("person_id", "day"), True),)


class Notification(Base):
    """What a notification tells: claimed before it is shown. See notifications.py and decision 0022."""

    kind = pw.TextField()  # follow_up, digest
    subject = pw.IntegerField()  # the id of the follow-up; digest: 0
    moment = pw.TextField()  # its local due, with a time or without; digest: the local day
    tag = pw.TextField()  # of the notice that tells it, perhaps with others
    claimed_at = pw.TextField()  # UTC, to the second
    shown_at = pw.TextField(null=True)  # null: a kill came between, or it is being shown

    class Meta:
        table_name = "notification"
        indexes = ((("kind", "subject", "moment"), True),)


class Rhythm(Base):
    """The state of reach_out's model, one row a person, folded from their contact days."""

    person_id = pw.IntegerField(primary_key=True)
    n = pw.IntegerField()
    last = pw.IntegerField()  # proleptic ordinal of the day
    w = pw.FloatField()
    s1 = pw.FloatField()
    s2 = pw.FloatField()
    d60 = pw.FloatField()
    first_out = pw.IntegerField()
    out_days = pw.IntegerField()
    in_days = pw.IntegerField()
    n_gaps = pw.IntegerField()

    class Meta:
        table_name = "rhythm"


class Step(Base):
    """One undoable transaction. `undoes` names the step that this one took back."""

    id = AutoIncrementField()
    verb = pw.TextField()
    label = pw.TextField()
    at = pw.TextField()
    undone = pw.BooleanField(default=False)
    undoes = pw.IntegerField(null=True)
    import_id = pw.IntegerField(null=True)  # rows inserted by it carry this id
    reverts_import = pw.IntegerField(null=True)  # an old import taken back by its id

    class Meta:
        table_name = "step"


class Change(Base):
    """One row as it was before a step touched it; null before: the step inserted it."""

    step_id = pw.IntegerField()  # NOT NULL: a change outside a step cannot be written
    tbl = pw.TextField()
    row_id = pw.IntegerField()
    before = pw.TextField(null=True)

    class Meta:
        table_name = "change"
        indexes = ((("step_id",), False), (("tbl", "row_id"), False))


class Open(Base):
    """The step that is open now: one row, null between steps. The journal's triggers read it."""

    step_id = pw.IntegerField(null=True)
    import_id = pw.IntegerField(null=True)  # the import it is, or brings back: its rows need no journal

    class Meta:
        table_name = "open_step"


class BookMeta(Base):
    """Small facts about the book itself: its id, the user's name."""

    key = pw.TextField(primary_key=True)
    value = pw.TextField()

    class Meta:
        table_name = "meta"


class Migration(Base):
    """Which changes of the schema this file has been through."""

    version = pw.IntegerField(primary_key=True)
    name = pw.TextField()
    at = pw.TextField()

    class Meta:
        table_name = "migration"


# Parents before children: rows are put back in this order and taken out in the reverse one.
JOURNALLED: tuple[type[Journalled], ...] = (
    Person, Source, Handle, Fact, Photo, Gathering, GatheringPerson, Interaction, InteractionPerson,
    FollowUp, FollowUpPerson, Group, GroupMember, Topic, PersonTopic, InteractionTopic, Tie, Ask, AskPerson,
    Win, WinPerson, Pair, ReachAction, Trip,
)  # fmt: skip
KEPT: tuple[type[Base], ...] = (
    Picture, Import, TodayEntry, TodayMade, Showing, Notification, Rhythm, Step, Change, Open, BookMeta, Migration,
)  # fmt: skip
CACHED = triggers.CACHED


def columns(model: type[pw.Model], *, cached: bool = False) -> tuple[str, ...]:
    """The columns of a table in their order, without the cached ones unless asked for."""
    left_out = () if cached else CACHED.get(model._meta.table_name, ())
    return tuple(f.column_name for f in model._meta.sorted_fields if f.column_name not in left_out)


def image(model: type[Journalled], row: str = "") -> str:
    """The SQL of a row as the journal keeps it."""
    return triggers.image(columns(model), row)
