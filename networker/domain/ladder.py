"""The ladder: from following somebody to meeting them. A rung is reached with an answer, and the next one is offered.

What passed without an answer climbs nothing: a message that nobody answered is a try.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from networker.domain.vocabulary import Channel

RUNGS = ("follow", "comment", "message", "mail", "call", "meet")
# By the kind of interaction; a meeting has no need of an answer.
_RUNG_OF = MappingProxyType(
    {"comment": "comment", "message": "message", "mail": "mail", "call": "call", "video": "call"}
)
_HEIGHT = MappingProxyType(
    {"meeting": RUNGS.index("meet"), **{kind: RUNGS.index(rung) for kind, rung in _RUNG_OF.items()}}
)
_FOLLOWED = frozenset(("connected", "followed"))
_CHATS = (Channel.WHATSAPP, Channel.TELEGRAM, Channel.SIGNAL)
_PAGES = (
    Channel.LINKEDIN, Channel.X, Channel.FACEBOOK, Channel.INSTAGRAM, Channel.MASTODON, Channel.BLUESKY, Channel.GOOGLE_PLUS,
    Channel.MEETUP,
)  # fmt: skip
_CHANNELS_OF = MappingProxyType(
    {
        "follow": (*_PAGES, Channel.BLOG), "comment": (*_PAGES, Channel.BLOG), "message": (*_CHATS, *_PAGES),
        "mail": (Channel.MAIL,), "call": (Channel.PHONE,), "meet": (),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passed:
    """What passed in one kind of interaction, and how often an answer came."""

    kind: str
    answered: int


def rung_of(kind: str) -> int:
    """How high the kind of an interaction is among RUNGS; -1 for one that is no rung."""
    return _HEIGHT.get(kind, -1)


def reached(passed: Iterable[Passed], facts: Iterable[str] = ()) -> frozenset[str]:
    """The rungs reached. `facts` are the fields of dated facts: being connected anywhere is the first rung."""
    found = set() if _FOLLOWED.isdisjoint(facts) else {"follow"}
    for each in passed:
        if each.kind == "meeting":
            found.add("meet")
        elif each.answered > 0 and each.kind in _RUNG_OF:
            found.add(_RUNG_OF[each.kind])
    return frozenset(found)


def next_rung(climbed: frozenset[str]) -> str | None:
    """The rung above the highest one reached, the first where none is; None at the top."""
    highest = max((RUNGS.index(each) for each in climbed), default=-1)
    return RUNGS[highest + 1] if highest + 1 < len(RUNGS) else None


def leads_to(rung: str, channel: Channel) -> bool:
    """Whether an address on a channel is a way to a rung."""
    return channel in _CHANNELS_OF[rung]
