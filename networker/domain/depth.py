"""How deep an interaction went, from what is known of it alone.

Hello: a greeting, a like, a birthday line, or one way only. Exchange: an answer came. Conversation: turns
from both within days. Together: call, video, meeting. Notes have no depth.
"""

import re
from collections.abc import Iterable

from networker.domain.names import fold
from networker.domain.vocabulary import SHALLOW_DAYS, Depth, Kind, Shallow

SPELL_DAYS = 7  # a talk that rests longer than this begins anew: an answer after a month answers nothing
TURNS_OF_A_CONVERSATION = 4  # each side twice, one after the other
TOGETHER = frozenset({Kind.CALL, Kind.VIDEO, Kind.MEETING})
_BARE = re.compile(
    r"(hi|hello|hey|hallo|moin|servus|hola|buenas|thanks?|thank you|danke|gracias|congrat\w*|gluckwunsch\w*|"
    r"felicidades|happy birthday|alles gute|feliz cumpleanos|like[sd]?|merry christmas|frohe weihnachten|"
    r"happy new year)\b[\w\s,.]{0,40}"
)


def shallow(*, days: int, deeper: bool, mine: bool, theirs: bool) -> Shallow | None:
    """What a tie is that never went deeper than hello. `mine`, `theirs`: whether that side ever spoke."""
    if days < SHALLOW_DAYS or deeper:
        return None
    return Shallow.HELLO_ONLY if mine and theirs else Shallow.ONE_WAY


def is_bare(text: str) -> bool:
    """Whether a text is no more than a greeting, thanks, a like or a birthday line (English, German, Spanish)."""
    return "?" not in text and _BARE.fullmatch(fold(text).strip(" .!?:)(")) is not None


def depth_alone(kind: Kind, text: str, *, both: bool) -> Depth | None:
    """The depth of one interaction without its thread; None for a note.

    `both`: both sides spoke. One way is a hello however long: nobody knows yet whether it was heard.
    """
    if kind is Kind.NOTE:
        return None
    if kind in TOGETHER:
        return Depth.TOGETHER
    return Depth.EXCHANGE if both and not is_bare(text) else Depth.HELLO


def depth_of_spell(kind: Kind, turns: Iterable[tuple[bool, bool]]) -> Depth | None:
    """The depth of the turns of one thread that lie within days of each other; None for notes.

    Each turn is (mine, bare); bare ones (greetings, thanks) are no turn of a conversation. An answer to
    something makes an exchange; both sides at least twice in turn make a conversation.
    """
    if kind is Kind.NOTE:
        return None
    if kind in TOGETHER:
        return Depth.TOGETHER
    changes, last = 0, None
    for mine, bare in turns:
        if not bare and mine is not last:
            changes += 1
            last = mine
    if changes >= TURNS_OF_A_CONVERSATION:
        return Depth.CONVERSATION
    return Depth.EXCHANGE if changes > 1 else Depth.HELLO


def depth_of_day(kind: Kind, text: str, *, both: bool, turns: int) -> Depth | None:
    """The depth of what was said on one day, where only the number of its turns is known."""
    if turns <= 1 or kind is Kind.NOTE or kind in TOGETHER:
        return depth_alone(kind, text, both=both)
    if not both:
        return Depth.HELLO
    return Depth.CONVERSATION if turns >= TURNS_OF_A_CONVERSATION else Depth.EXCHANGE
