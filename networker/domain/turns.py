"""What was said in a talk as one text: a line a turn, → from the user, ← from others. Pure; knows no store."""

import re
from collections.abc import Sequence

from networker.domain.vocabulary import Direction

Line = tuple[bool, str, str]  # whether it is the user's, else whose where several are, and what was said
MINE, THEIRS = "→", "←"
_BETWEEN = re.compile(r"\n(?=[→←](?:[ \n]|\Z))")  # two turns of a text


def turns_of(text: str) -> list[str]:
    """A text turn by turn, each behind its arrow; none where it is no text of several turns."""
    return _BETWEEN.split(text) if text.startswith((MINE, THEIRS)) else []


def as_one_text(turns: Sequence[Line]) -> str:
    """What was said turn by turn; one turn alone needs no arrow."""
    return turns[0][2] if len(turns) == 1 else "\n".join(map(arrowed, turns))


def arrowed(turn: Line) -> str:
    """One turn behind its arrow, in a group with its name."""
    mine, name, said = turn
    return f"{MINE if mine else f'{THEIRS} {name}:' if name else THEIRS} {said}".rstrip()


def words_of(turn: str) -> str:
    """What was said in a turn, without its arrow."""
    return turn[1:].removeprefix(" ")


def direction_of(mine: Sequence[bool]) -> Direction:
    """From whom to whom, where some turns are the user's."""
    return Direction.BOTH if any(mine) and not all(mine) else Direction.OUT if mine[0] else Direction.IN
