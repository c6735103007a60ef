"""The words of the product as types: one word, one meaning.

The values are what the book, the command line and other programs see, so they never change.
What a person reads on the screen is translated from them in the interface, never stored.
"""

from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import NewType

PersonId = NewType("PersonId", int)
InteractionId = NewType("InteractionId", int)
FollowUpId = NewType("FollowUpId", int)
ImportId = NewType("ImportId", int)
StepId = NewType("StepId", int)
GatheringId = NewType("GatheringId", int)
AskId = NewType("AskId", int)  # a question
AskedId = NewType("AskedId", int)  # a question to one person


class State(StrEnum):
    """Where a person stands. Only *active* people are ever suggested."""

    ACTIVE = "active"
    PAUSED = "paused"
    LET_GO = "let go"
    DECEASED = "deceased"


class Circle(IntEnum):
    """How near somebody is, given by the user. The number is the key that sets it."""

    INNER = 1
    CLOSE = 2
    GOOD = 3
    WIDE = 4
    BEYOND = 5

    @property
    def word(self) -> str:
        """The word that the command line and the search language use."""
        return self.name.lower()

    @property
    def capacity(self) -> int | None:
        """How many people the circle holds (Dunbar's layers); None: no limit."""
        return {1: 5, 2: 15, 3: 50, 4: 150, 5: None}[self.value]


class Channel(StrEnum):
    """Where a handle lives or an interaction took place."""

    MAIL = "mail"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    X = "x"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    SIGNAL = "signal"
    BLOG = "blog"
    GOOGLE_PLUS = "google+"
    MEETUP = "meetup"
    IN_PERSON = "in person"
    OTHER = "other"


class Kind(StrEnum):
    """What passed between people."""

    MESSAGE = "message"
    MAIL = "mail"
    CALL = "call"
    VIDEO = "video"
    MEETING = "meeting"
    COMMENT = "comment"
    NOTE = "note"


# What a kind is done over where nothing else is said.
USUAL_CHANNEL = MappingProxyType(
    {Kind.MEETING: Channel.IN_PERSON, Kind.CALL: Channel.PHONE, Kind.MAIL: Channel.MAIL}
)


class Direction(StrEnum):
    """Who started: *out* is me, *in* is them."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Depth(StrEnum):
    """How deep an interaction went, from a greeting to being in a room together."""

    HELLO = "hello"
    EXCHANGE = "exchange"
    CONVERSATION = "conversation"
    TOGETHER = "together"


class Shallow(StrEnum):
    """A tie in which no answer ever came: nothing but greetings, or all of it from one side."""

    HELLO_ONLY = "hello only"
    ONE_WAY = "one way"


SHALLOW_DAYS = 2  # contact days that a tie needs for that; of one alone nobody can say


class Side(StrEnum):
    """Whose promise a follow-up is."""

    ME = "me"
    THEM = "them"


class FollowUpState(StrEnum):
    """What became of a follow-up."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Introduces(StrEnum):
    """Which introduction a follow-up is: none, one that somebody was asked for, or one that the user promised."""

    NOBODY = ""
    ASKED = "asked"
    PROMISED = "promised"


class Role(StrEnum):
    """What somebody is to a gathering. *there* and *host* were there, or mean to be where it lies ahead."""

    HOST = "host"
    THERE = "there"
    INVITED = "invited"
    DECLINED = "declined"


class Fact(StrEnum):
    """Fields of dated facts. A new value never overwrites an old one: it gets a later `since`.

    *Connected, followed, endorsed, joined* are facts too: shown in the timeline, never contact days.
    """

    JOB = "job"  # value: title, detail: company
    PROJECT = "project"
    PLACE = "place"
    EDUCATION = "education"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    FAMILY = "family"
    LIKE = "like"
    COMMON_GROUND = "common ground"
    HOW_MET = "how met"
    GENDER = "gender"
    LANGUAGE = "language"
    CONNECTED = "connected"
    FOLLOWED = "followed"
    ENDORSED = "endorsed"
    JOINED = "joined"
    LEFT = "left"  # no longer in a newer export
    ADDRESS = "address"  # an address that a newer export told of; detail: the channel
    BOUNCED = "bounced"  # a mail to this address (its match key) came back on the day of `since`; detail: the channel
    CUSTOM = "custom"  # value under the user's own label


class FieldType(StrEnum):
    """What a field of the user's own holds. The forms in which the book keeps each: services/typed_values.py."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes or no"
    LINK = "link"
