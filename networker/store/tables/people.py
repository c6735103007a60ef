"""Tables of who people are: where they are known from, what is known of them, and who belongs together."""

from typing import Any

import peewee as pw
from playhouse.sqlite_ext import AutoIncrementField

from networker.store.tables.base import Base, Journalled


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


def person_key(**options: Any) -> pw.ForeignKeyField:
    """Whose row it is."""
    return pw.ForeignKeyField(Person, column_name="person_id", backref="+", index=False, **options)


class Source(Journalled):
    """Where values came from: one row for each record of a file, with its raw values."""

    person = person_key()
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

    person = person_key()
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

    person = person_key()
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

    person = person_key()
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
    person = person_key()
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

    person = person_key()
    topic = pw.ForeignKeyField(Topic, column_name="topic_id", backref="+", index=False)
    how = pw.TextField(default="")  # knows, likes, works on
    source_id = pw.IntegerField(null=True)

    class Meta:
        table_name = "person_topic"
        indexes = ((("person", "topic"), True), (("topic",), False))


class Tie(Journalled):
    """A tie between two people: the first is the `kind` of the second. Stored once; see domain/ties.py."""

    person = person_key()
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


class Pair(Journalled):
    """Two people who may be one, with the evidence; a verdict is remembered for ever."""

    person = person_key()
    other = pw.ForeignKeyField(Person, column_name="other_id", backref="+", index=False)
    why = pw.TextField()
    verdict = pw.TextField(null=True)  # same, different

    class Meta:
        table_name = "pair"
        indexes = ((("person", "other"), True), (("other",), False))
