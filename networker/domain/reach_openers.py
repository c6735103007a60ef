"""Rule 5 of docs/reach-out.md: which first words are offered, as a key and what it names. Pure; the sentences are data."""

from dataclasses import dataclass
from datetime import date

from networker.domain.reach_rules import News


@dataclass(frozen=True, slots=True)
class Ground:
    """What an opener can be built from, in the order in which it is used."""

    promised: bool = False  # an open promise of mine, made in a talk with them; its words are the user's own
    news: News | None = None
    theirs_unanswered: bool = False
    last_topic: str = ""
    common: str = ""  # a topic of theirs
    just_met: bool = False
    saw_at: date | None = None  # the gathering at which they were seen last, face to face
    silence_days: int | None = None  # since the last talk; None: there was none yet
    unmet: bool = False  # somebody wanted, and nothing passed with them yet
    address: str = ""  # the one that is written to or called


A_WHILE = 30  # days of silence that an opener may name


def opener_of(ground: Ground) -> tuple[str, dict[str, object]]:
    """Rule 5: open promise, their news, unanswered question, last topic, common ground, first meeting, shared gathering.

    What the user wrote for themselves (a promise, a note, what a gathering is called) is never quoted.
    """
    if ground.promised:
        return "promise", {}
    news = ground.news
    if news is not None and news.what in ("gathering", "meeting"):
        return f"news {news.what}", {"day": news.day}
    if news is not None and _is_said_to_them(news, ground.address):
        return f"news {news.what}", {"text": news.text}
    if ground.theirs_unanswered:
        return "answer", {}
    if ground.last_topic:
        return "topic", {"text": ground.last_topic}
    if ground.unmet:
        return ("unmet common", {"text": ground.common}) if ground.common else ("unmet", {})
    if ground.common:
        return "common", {"text": ground.common}
    if ground.just_met:
        return "just met", {}
    if ground.saw_at is not None:
        return "gathering", {"day": ground.saw_at}
    if ground.silence_days is None:
        return "first", {}
    return "plain" if ground.silence_days >= A_WHILE else "soon", {}


def _is_said_to_them(news: News, address: str) -> bool:
    """Rule 5: of an address only what is sent to it is a trial of it; and that a network has them no more may as well
    mean that they took the user out of their contacts.
    """
    return address == news.text if news.what in ("address", "mail", "number") else news.what != "left"
