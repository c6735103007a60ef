"""Tables of what passed between, where people meet, and what was promised."""

import peewee as pw
from playhouse.sqlite_ext import AutoIncrementField

from networker.store.tables.base import Journalled
from networker.store.tables.people import Topic, person_key


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
    person = person_key()
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
    person = person_key()
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
    # asked: they were asked to introduce the user to the one named second; promised: the user introduces the two
    introduces = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        table_name = "follow_up"
        indexes = ((("state", "due"), False), (("interaction_id",), False))


class FollowUpPerson(Journalled):
    follow_up = pw.ForeignKeyField(FollowUp, column_name="follow_up_id", backref="+", index=False)
    person = person_key()
    source_id = pw.IntegerField(null=True)  # the record by which it is theirs; null: said by hand

    class Meta:
        table_name = "follow_up_person"
        indexes = ((("follow_up", "person"), True), (("person",), False))


class InteractionTopic(Journalled):
    interaction = pw.ForeignKeyField(Interaction, column_name="interaction_id", backref="+", index=False)
    topic = pw.ForeignKeyField(Topic, column_name="topic_id", backref="+", index=False)

    class Meta:
        table_name = "interaction_topic"
        indexes = ((("interaction", "topic"), True), (("topic",), False))
