"""A silence and whose words came before it: the one place for what reasons and *Why?* tell of both. Pure functions.

Their sentences are data (`Sentences`); where one side alone spoke, a key has a variant of its own ("last me").
"""

from enum import StrEnum

QUIET = 7  # days of silence before somebody may appear on a list

# In rhythms: sooner than usual is below the first, about now up to the second, a little longer below the third; from the
# last on it is told how many come back.
EARLY, ABOUT, LONGER, LONG = 0.75, 1.25, 1.5, 3.0

# Return within 30 days by silence over rhythm, measured: docs/reach-out.md.
_RETURN = ((1.0, 0.76), (2.0, 0.67), (3.0, 0.61), (5.0, 0.52), (8.0, 0.44), (15.0, 0.32))


class Spoke(StrEnum):
    """Whose words there were. Only where both sides spoke they talked."""

    BOTH = "both"
    ME = "me"
    THEM = "them"
    VAIN = "vain"  # both sides called, and nobody ever answered


class Pause(StrEnum):
    """How long a silence is, held against the usual one."""

    EARLY = "early"
    ABOUT = "about"
    LONGER = "longer"
    LONG = "long"


def spoke(mine: int, theirs: int, *, only_in_vain: bool = False) -> Spoke:
    """By the contact days on which each side spoke. `only_in_vain`: all there ever was were calls that nobody answered."""
    if not theirs:
        return Spoke.ME
    if not mine:
        return Spoke.THEM
    return Spoke.VAIN if only_in_vain else Spoke.BOTH


def keyed(key: str, by: Spoke) -> str:
    """The key of a sentence in the variant for whose words there were."""
    return key if by is Spoke.BOTH else f"{key} {by}"


def ratio_of(silent: int, rhythm: float) -> float:
    """A silence in rhythms; both in days."""
    return silent / max(rhythm, 1.0)


def pause(ratio: float) -> Pause:
    """What a silence of so many rhythms is."""
    if ratio < EARLY:
        return Pause.EARLY
    if ratio <= ABOUT:
        return Pause.ABOUT
    return Pause.LONGER if ratio < LONGER else Pause.LONG


def returning_share(ratio: float) -> float:
    """Of ties silent for `ratio` of their rhythms, the share that came back by themselves within 30 days."""
    return next((share for limit, share in _RETURN if ratio < limit), 0.17)
