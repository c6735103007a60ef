"""Real ties: of all those in the book, whom one knows, exchanged a word with, talked with, and met."""

from dataclasses import dataclass
from datetime import date

from networker.services.book import Book
from networker.services.tidy.frame import Asked
from networker.store.insights import real_ties as store
from networker.store.tidy import people as tidy_store

FIGURES = ("book", "known", "word", "talk", "met", "gathered", "followers")


@dataclass(frozen=True, slots=True)
class OnChannel:
    """A channel: how many have an address there, with how many words went both ways, with how many one had a conversation."""

    channel: str
    there: int
    word: int
    talk: int


@dataclass(frozen=True, slots=True)
class RealTies:
    """`book`: everybody listed; `known`: given a circle, or heard from; `word`: both sides said something; `talk`: had a
    conversation, or were together; `met`: face to face, as the timeline says. `gathered`: were at a gathering, and no meeting
    is in the timeline. `followers`: follow me or are connected, and never said a word. `to_tidy`: whether somebody is left in
    Tidy's list of followers: whoever has a circle or a tie by now is in that list no more.
    """

    book: int
    known: int
    word: int
    talk: int
    met: int
    gathered: int
    followers: int
    channels: tuple[OnChannel, ...]  # those with the most people first
    to_tidy: bool = False

    @property
    def sample(self) -> int:
        """People listed."""
        return self.book


def read(book: Book, *, today: date, since: date | None) -> RealTies:
    """How things stand: a tie that was real once stays real. `today`, a local day, tells gatherings that have been;
    `since` changes nothing."""
    sql = book.reader
    there, talked, steps = store.there(sql), store.talked(sql), store.steps(sql, today=today)
    found = [OnChannel(each, there.get(each, 0), *talked.get(each, (0, 0))) for each in {*there, *talked}]
    found.sort(key=lambda each: (-max(each.there, each.word), each.channel))
    before = Asked(sql, today).before
    to_tidy = bool(tidy_store.page(sql, tidy_store.FOLLOWERS, before=before, limit=1, but=()))
    return RealTies(**{figure: steps[figure] for figure in FIGURES}, channels=tuple(found), to_tidy=to_tidy)


def people(book: Book, figure: str, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of those behind a figure: one of FIGURES."""
    return store.who(book.reader, figure, today=today)


def people_there(
    book: Book, channel: str, figure: str, *, today: date, since: date | None
) -> tuple[int, ...]:
    """The ids of those behind a figure of a channel: there, word or talk."""
    return store.who_there(book.reader, channel, figure)
