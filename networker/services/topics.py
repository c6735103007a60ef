"""What somebody knows about, likes or works on, noted by hand beside what the talks with them were about."""

from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.names import fold
from networker.domain.vocabulary import PersonId
from networker.services.errors import CannotDo
from networker.services.somebody import name_of
from networker.store import topics as store
from networker.store.book import Book
from networker.store.writer import Step

LONGEST = 60  # characters


def offered(book: Book, typed: str, *, limit: int = 6) -> list[str]:
    """Topics of the book that begin as it is being typed, the most used first."""
    return store.begins(book.reader, fold(typed), limit=limit)


def checked(name: str) -> str:
    """A topic as it is kept, without # and needless spaces. Raises CannotDo where it is none."""
    name = " ".join(name.split()).lstrip("#").strip()
    if not name:
        raise CannotDo("A topic needs a word.")
    if len(name) > LONGEST:
        raise CannotDo(f"A topic has {LONGEST} letters at most: a word or two are enough.")
    return name


def number_of(step: Step, name: str) -> int:
    """The id of the topic of this name, made within the caller's step where there is none."""
    found = step.rows("SELECT id FROM topic WHERE folded = ?", (fold(name),))
    return int(found[0][0]) if found else step.insert("topic", name=name, folded=fold(name))


def add(book: Book, person: PersonId, name: str, *, now: datetime) -> Changes:
    """Note a topic of somebody. Raises CannotDo where it says nothing."""
    name = checked(name)
    with book.step("add topic", f"{name_of(book, person)} talks about {name}", now=now) as step:
        topic = number_of(step, name)
        if not _links(step, person, topic):
            step.insert("person_topic", person=person, topic=topic)
    return step.changes


def take_off(book: Book, person: PersonId, name: str, *, now: datetime) -> Changes:
    """Take a topic off somebody; what the talks with them were about stays."""
    with book.step("take topic off", f"{name} is no topic of {name_of(book, person)} now", now=now) as step:
        for (topic,) in step.rows("SELECT id FROM topic WHERE folded = ?", (fold(name),)):
            for link in _links(step, person, topic):
                step.delete("person_topic", link)
    return step.changes


def _links(step: Step, person: int, topic: int) -> list[int]:
    return [
        int(link)
        for (link,) in step.rows(
            "SELECT id FROM person_topic WHERE person_id = ? AND topic_id = ?", (person, topic)
        )
    ]
