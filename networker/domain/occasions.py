"""What gives an occasion to write: words that wait for an answer on either side. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.reach_rules import News
from networker.domain.silence import Spoke

WAITING_DAYS = 60  # how long words without an answer are worth naming
SECOND_WORD_DAYS = 7  # so long my own words are left alone
ANSWER_DAYS = 30  # within these, words of one side after the other's are taken for the answer to them


@dataclass(frozen=True, slots=True)
class Said:
    """One contact as an answer sees it, on a local day."""

    day: date
    side: str  # "in": theirs alone; "out": mine alone; "both"
    asks: bool = False  # a question is in it
    personal: bool = True  # to or from them alone, nobody beside
    in_vain: bool = False  # a call that nobody answered


def open_words(last: Sequence[Said]) -> Said | None:
    """The last words, where the other side has not answered them, however long ago. `last`: newest first.

    Words to several wait for nobody, nor does a call in vain, and words that answer the other side's and ask nothing
    end a talk.
    """
    if not last or not last[0].personal or last[0].side == "both" or last[0].in_vain:
        return None
    newest = last[0]
    return None if _is_an_answer(last) and not newest.asks else newest


def _is_an_answer(last: Sequence[Said]) -> bool:
    """Whether the newest words of one side came in time after the other's. `last`: newest first.

    A call that nobody answered said nothing, and is no answer.
    """
    if len(last) < 2 or last[1].side in ("both", last[0].side) or last[0].in_vain or last[1].in_vain:
        return False
    return (last[0].day - last[1].day).days <= ANSWER_DAYS


def spoke_last(last: Sequence[Said]) -> Spoke:
    """Whose words, or call, the last contact was: of one side's, answered by the other's in time, both talked. `last`: newest first."""
    if not last or last[0].side == "both" or _is_an_answer(last):
        return Spoke.BOTH
    return Spoke.ME if last[0].side == "out" else Spoke.THEM


def waiting(last: Sequence[Said], today: date) -> News | None:
    """Words that are an occasion: theirs that wait for mine at once, mine for a second word after a week.

    A second word of mine is offered once, never a third, and only where there was a talk before: whoever never said
    anything is let be. `last`: newest first.
    """
    newest = open_words(last)
    age = (today - newest.day).days if newest is not None else 0
    if newest is None or not 0 <= age <= WAITING_DAYS:
        return None
    if newest.side == "in":
        return News("unanswered", "", newest.day)
    if len(last) < 2 or last[1].side == "out" or age < SECOND_WORD_DAYS:
        return None
    return News("second word", "", newest.day)
