"""Tables of whom to reach and what came of it: asks, introductions, wins, trips, the list of the day and what was shown."""

from typing import Any

import peewee as pw

from networker.store.tables.base import Base, Journalled
from networker.store.tables.people import Person, Tie, person_key
from networker.store.tables.talks import FollowUp, Interaction


def _came_of(model: type[pw.Model], column: str, **options: Any) -> pw.ForeignKeyField:
    """What a row came of. It stays where that goes, and then no newer row that gets the number is taken for it."""
    return pw.ForeignKeyField(
        model, column_name=column, backref="+", null=True, on_delete="SET NULL", **options
    )


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
    person = person_key()
    day = pw.TextField(null=True)
    answer = pw.TextField(default="")
    helped = pw.BooleanField(null=True)
    thanked_day = pw.TextField(null=True)
    channel = pw.TextField(null=True)  # where they were asked
    thanks_id = pw.IntegerField(null=True)  # the promise to thank them, a follow_up

    class Meta:
        table_name = "ask_person"
        indexes = ((("ask", "person"), True), (("person",), False))


class FieldWord(Journalled):
    """A word of a field of knowledge that is the user's own, beside those of the program's list."""

    field = pw.TextField()  # its name, folded; a new one is a field of the user's own
    part = pw.TextField()  # who, what, at: what it is to the field; kin: a field near it
    word = pw.TextField()  # as it was typed
    folded = pw.TextField()

    class Meta:
        table_name = "field_word"
        indexes = ((("field", "part", "folded"), True),)


class Introduction(Journalled):
    """Two who came together by somebody. `side` me: I brought `person` and `other` together; them: `other` me and `person`."""

    person = person_key()
    other = pw.ForeignKeyField(Person, column_name="other_id", backref="+", index=False)
    side = pw.TextField()
    day = pw.TextField()
    words = pw.TextField(default="")
    came = pw.TextField(default="")  # of it: talked, helped, win, nothing; "" is not known yet
    ask_from = pw.TextField(null=True)  # local day from which on it is asked what came of it
    tie = _came_of(Tie, "tie_id")  # the tie that was noted with it

    class Meta:
        table_name = "introduction"
        indexes = ((("person",), False), (("other",), False), (("ask_from",), False))


class Recommendation(Journalled):
    """A letter for others to read. `side` me: by the user about them; them: by them about the user."""

    person = person_key()
    side = pw.TextField()
    state = pw.TextField()  # asked, promised, given
    kind = pw.TextField(default="")  # a reference, on LinkedIn, in the user's own words
    day = pw.TextField()
    text = pw.TextField(default="")
    follow_up = _came_of(FollowUp, "follow_up_id")  # the promise that one is due

    class Meta:
        table_name = "recommendation"
        indexes = ((("person",), False),)


class Win(Journalled):
    """Something good that came out of a tie."""

    day = pw.TextField()
    text = pw.TextField()
    channel = pw.TextField(null=True)
    source_id = pw.IntegerField(null=True)
    interaction = _came_of(Interaction, "interaction_id")
    ask = _came_of(Ask, "ask_id")
    introduction = _came_of(Introduction, "introduction_id")

    class Meta:
        table_name = "win"
        indexes = ((("day",), False),)


class WinPerson(Journalled):
    win = pw.ForeignKeyField(Win, column_name="win_id", backref="+", index=False)
    person = person_key()

    class Meta:
        table_name = "win_person"
        indexes = ((("win", "person"), True), (("person",), False))


class ReachAction(Journalled):
    """What the user did with a suggestion, of today's list or of a circle (`about`)."""

    person = person_key()
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


class TieTurn(Base):
    """When a tie was gained, lost and revived, folded from its contact days: see domain/tie_life.py.

    The last row of each is the day on which it will be lost, which may lie ahead.
    """

    person_id = pw.IntegerField()
    day = pw.IntegerField()  # proleptic ordinal
    what = pw.TextField()  # a value of tie_life.Turn

    class Meta:
        table_name = "tie_turn"
        primary_key = pw.CompositeKey("person_id", "day", "what")
        without_rowid = True


class ContactDays(Base):
    """What passed with somebody on a day over a channel, folded from their talks: see domain/contact_days.py."""

    person_id = pw.IntegerField()
    channel = pw.TextField()
    day = pw.IntegerField()  # proleptic ordinal, as in all that is summed
    depth = pw.IntegerField()
    sent = pw.IntegerField()
    received = pw.IntegerField()
    met = pw.IntegerField()
    wait = pw.IntegerField(null=True)
    richer = pw.IntegerField()
    promotes = pw.IntegerField()
    mark = pw.IntegerField(null=True)
    first = pw.IntegerField()

    class Meta:
        table_name = "contact_day"
        primary_key = pw.CompositeKey("person_id", "channel", "day")
        without_rowid = True


class ContactChannel(Base):
    """All of `contact_day` of one person on one channel in a row: for what is asked of whole histories."""

    person_id = pw.IntegerField()
    channel = pw.TextField()
    days = pw.IntegerField()
    depth = pw.IntegerField()
    sent = pw.IntegerField()
    received = pw.IntegerField()
    met = pw.IntegerField()
    richer = pw.IntegerField()
    since = pw.IntegerField()  # the first of the days

    class Meta:
        table_name = "contact_channel"
        primary_key = pw.CompositeKey("person_id", "channel")
        without_rowid = True


class ContactTally(Base):
    """The sums of `contact_day` by channel and day, kept so that a span is summed without reading a million rows."""

    channel = pw.TextField()
    day = pw.IntegerField()
    days = pw.IntegerField()
    firsts = pw.IntegerField()
    talks = pw.IntegerField()
    answers = pw.IntegerField()
    hellos = pw.IntegerField()
    one_way = pw.IntegerField()
    sent = pw.IntegerField()
    alone = pw.IntegerField()
    promotes = pw.IntegerField()

    class Meta:
        table_name = "contact_tally"
        primary_key = pw.CompositeKey("channel", "day")
        without_rowid = True


class ContactWait(Base):
    """How many of the words with which I began on a day and channel waited so long: see domain/contact_days.py."""

    channel = pw.TextField()
    day = pw.IntegerField()
    wait = pw.IntegerField()
    letters = pw.IntegerField()

    class Meta:
        table_name = "contact_wait"
        primary_key = pw.CompositeKey("channel", "day", "wait")
        without_rowid = True
