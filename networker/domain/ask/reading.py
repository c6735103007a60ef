"""From a question to what it asks for: conditions are read off it, what only asks is left out, the rest is its subject.

Which words are places, companies or people of the book is not known here: whoever asks says so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from networker.domain.ask import grammar
from networker.domain.ask.need import Met, Need
from networker.domain.ask.spans import span
from networker.domain.ask.words import tokens
from networker.domain.names import fold

LONGEST = 500  # characters of a question
_NAME_WORDS = 5  # of a place, a company, a person


@dataclass(frozen=True, slots=True)
class Known:
    """What the book and the map know. Each takes words as they were typed."""

    place: Callable[[str], bool]  # whether it is a town or a country
    company: Callable[
        [str, bool], bool
    ]  # whether people of the book work there, or did; whether it has to be spelt so
    person: Callable[[str], bool]  # whether somebody of the book is called so
    word: Callable[[str], bool]  # whether a folded word is one that everybody knows, and so no name


@dataclass(slots=True)
class _Text:
    """The words that are left of a question, as typed and folded; "|" stands where some were taken out."""

    typed: list[str]
    folded: list[str]
    found: dict[str, list[str]] = field(
        default_factory=lambda: {key: [] for key in ("place", "house", "company", "person")}
    )

    def line(self) -> str:
        return " ".join(self.folded)

    def take(self, pattern: re.Pattern[str]) -> int | None:
        """Take out the first words that a pattern finds; where they stood, or None."""
        line = self.line()
        match = pattern.search(line)
        if match is None:
            return None
        start, end = line[: match.start()].count(" "), line[: match.end()].rstrip().count(" ") + 1
        self.cut(start, end)
        return start

    def cut(self, start: int, end: int) -> None:
        self.typed[start:end], self.folded[start:end] = ["|"], ["|"]

    def take_name(self, kind: str, start: int, end: int) -> None:
        self.found[kind].append(" ".join(self.typed[start:end]))
        self.cut(start, end)


def read(question: str, *, today: date, known: Known) -> Need:
    """What a question asks for. `today` is the local day."""
    need = _read(question, today, known, once=True, hop=True)
    # "my left knee" is no employer left, and a way to nobody is none.
    once = not need.once or bool(need.companies or need.houses or need.hop)
    hop = not need.hop or bool(need.companies or need.subject or need.people or need.places)
    return need if once and hop else _read(question, today, known, once=once, hop=hop)


def _read(question: str, today: date, known: Known, *, once: bool, hop: bool) -> Need:
    text = _text(question)
    met = Met.NO if text.take(grammar.NOT_MET) is not None else None
    if met is None and text.take(grammar.MET) is not None:
        met = Met.YES
    nearest = text.take(grammar.NEAREST) is not None
    answers = text.take(grammar.ANSWERS) is not None
    since, until = _span(text, today)
    hop_at = text.take(grammar.HOP) if hop else None
    while text.take(grammar.TALKED) is not None:
        pass
    once_at = text.take(grammar.ONCE) if once else None
    if once_at is not None:
        _company_behind(text, once_at + 1, known)  # "who left Tessellate"
    to_somebody = hop_at is not None
    if hop_at is not None:
        at = next((n for n in range(min(hop_at, len(text.folded) - 1), -1, -1) if text.folded[n] == "|"), 0)
        # "contacts at Northgate": whoever works there is no second step
        to_somebody = not _company_behind(text, at + 1, known)
        if to_somebody:
            _person(text, at + 1, known)
    _houses(text, known)
    _places(text, known)
    while text.take(grammar.OF_PLACE) is not None:
        pass
    found = text.found
    beside = any(found.values()) or nearest or since is not None or met is not None
    subject, houses = _subject(text, beside=beside), tuple(found["house"])
    if to_somebody:  # where somebody works to whom a way is sought, not those who are asked
        subject += tuple(word for house in houses for word in house.split() if fold(word) not in grammar.STOP)
        houses = ()
    return Need(
        question=question,
        subject=subject,
        places=tuple(found["place"]),
        houses=houses,
        companies=tuple(found["company"]),
        once=once_at is not None,
        people=tuple(found["person"]),
        met=met,
        since=since,
        until=until,
        answers=answers,
        nearest=nearest,
        hop=to_somebody,
    )


def _text(question: str) -> _Text:
    plain = " ".join(question.split())[:LONGEST]
    for pattern, written in grammar.SPELLED_OUT:
        plain = pattern.sub(written, plain)
    typed: list[str] = []
    folded: list[str] = []
    last = 0
    for word, start, end in tokens(plain):
        if re.search(r"[,;:.!?()\"“”]", plain[last:start]) and typed:
            typed.append("|")
            folded.append("|")
        typed.append(plain[start:end])
        folded.append(word)
        last = end
    return _Text(typed, folded)


def _span(text: _Text, today: date) -> tuple[str | None, str | None]:
    since, until, rest = span(text.line(), today)
    if since is not None:
        left = rest.split()
        # What stands before the days and behind them is the same as it was typed.
        start = next(
            (n for n, (a, b) in enumerate(zip(left, text.folded, strict=False)) if a != b), len(left)
        )
        behind = len(left) - start - 1
        text.cut(start, len(text.folded) - behind)
    return since, until


def _named(text: _Text, start: int) -> int:
    """How many words written as names stand there; at least 1. Of a name, no part alone is meant."""
    return max(
        next(
            (n for n, word in enumerate(text.typed[start:]) if not word[:1].isupper()),
            len(text.typed) - start,
        ),
        1,
    )


def _company_behind(text: _Text, start: int, known: Known) -> bool:
    """Read the name of a company right there; whether there is one."""
    left = text.folded[start:]
    end = left.index("|") if "|" in left else len(left)
    for many in range(min(_NAME_WORDS, end), _named(text, start) - 1, -1):
        words = text.typed[start : start + many]
        if _plain(words, left[:many], known):
            continue
        if not known.person(" ".join(words)) and known.company(" ".join(words), True):
            text.take_name("company", start, start + many)
            return True
    return False


def _person(text: _Text, start: int, known: Known) -> None:
    """Whom a way is sought to, where a name follows: "introduce me to Thandeka Mkhonza"."""
    for many in range(min(_NAME_WORDS, len(text.typed) - start), 0, -1):
        words = text.typed[start : start + many]
        if "|" in words or text.folded[start] in grammar.ARTICLES:
            continue
        if all(fold(word) in grammar.STOP | grammar.GENERAL for word in words):
            continue
        name = " ".join(words)
        if known.person(name) or (
            many > 1 and all(word[:1].isupper() for word in words) and not known.company(name, True)
        ):
            text.take_name("person", start, start + many)
            return


def _places(text: _Text, known: Known) -> None:
    travels = text.take(grammar.TRAVEL)
    if travels is not None:
        _place_at(text, travels + 1, known, certain=True)
    at = 0
    while at < len(text.folded):
        word = text.folded[at]
        if word in grammar.BEFORE_PLACE and not _comes_from(text, at) and _place_at(text, at + 1, known):
            text.cut(at, at + 1)
        elif word in ("in", "im", "en") and _is_season(text.folded[at + 1 : at + 2]):
            text.cut(at, at + 2)
        elif (
            at
            and text.typed[at][:1].isupper()
            and text.folded[at - 1] not in grammar.BEFORE_FIRM
            and not _people_there(text, at)
            and not known.word(word)  # "Thai food", and in German every noun is written so
        ):
            _place_at(text, at, known)  # "a Berlin lawyer"
        at += 1


def _people_there(text: _Text, at: int) -> bool:
    """Whether a name behind an article ends there: "an expert on the Romans" asks for no town of that name."""
    behind = text.folded[at + 1 : at + 2]
    return text.folded[at - 1] in grammar.ARTICLES and (
        not behind or behind[0] == "|" or behind[0] in grammar.STOP
    )


def _is_season(words: list[str]) -> bool:
    return bool(words) and (words[0] in grammar.SEASONS or any(words[0] in names for names in grammar.MONTHS))


def _comes_from(text: _Text, at: int) -> bool:
    """Whether a "from" tells where something comes from, not where somebody lives: "who fled from Eritrea"."""
    before = text.folded[at - 1] if at else ""
    return text.folded[at] in grammar.FROM and (
        before.endswith(("ed", "ing", "en")) or before in grammar.COMING
    )


def _place_at(text: _Text, start: int, known: Known, *, certain: bool = False) -> bool:
    """Read a place there. `certain`: a name that no map knows is one as well."""
    before = text.folded[start - 1] if start else ""
    while start < len(text.folded) and text.folded[start] in grammar.ARTICLES:
        if text.folded[start] in grammar.OPEN_ARTICLES:
            return False  # "bei einer Bank"
        start += 1
    left = text.folded[start:]
    end = left.index("|") if "|" in left else len(left)
    for many in range(min(_NAME_WORDS, end), 0, -1):
        words, folded = text.typed[start : start + many], left[:many]
        if _plain(words, folded, known):
            continue
        if before not in grammar.SURELY_PLACE and known.company(" ".join(words), True):
            return False
        if known.place(" ".join(words)):
            text.take_name("place", start, start + many)
            return True
    if certain and end and left[0] not in grammar.STOP | grammar.SEASONS and text.typed[start][:1].isupper():
        many = next((n for n in range(end) if not text.typed[start + n][:1].isupper()), end)
        text.take_name("place", start, start + many)
        return True
    return False


def _plain(words: list[str], folded: list[str], known: Known) -> bool:
    """Whether these are no name: what everybody says, written small; two letters; a month."""
    if len(words) == 1 and (len(folded[0]) <= 2 and not (words[0].isupper() and folded[0] in ("uk", "us"))):
        return folded[0] != "uk"
    if all(
        word in grammar.STOP | grammar.SEASONS or any(word in names for names in grammar.MONTHS)
        for word in folded
    ):
        return True
    if any(word[:1].isupper() for word in words):
        return False
    return all(word in grammar.STOP | grammar.GENERAL or known.word(word) for word in folded)


def _houses(text: _Text, known: Known) -> None:
    at = 0
    while at < len(text.folded) - 1:
        if text.folded[at] in grammar.BEFORE_FIRM and _house_at(text, at, known):
            text.cut(at, at + 1)
        at += 1


def _house_at(text: _Text, at: int, known: Known) -> bool:
    """Read the name of a company, or a kind of house, behind a word such as "at"."""
    certain = text.folded[at] in grammar.CERTAIN_FIRM or (
        text.folded[at] in ("for", "fur", "para", "en", "in")
        and at > 0
        and text.folded[at - 1] in grammar.WORKS
    )
    start, article = at + 1, ""
    while start < len(text.folded) and text.folded[start] in grammar.ARTICLES:
        article, start = text.folded[start], start + 1
    left = text.folded[start:]
    end = left.index("|") if "|" in left else len(left)
    for many in range(min(_NAME_WORDS, end), _named(text, start) - 1, -1):
        words, folded = text.typed[start : start + many], left[:many]
        named = any(word[:1].isupper() for word in words)
        if all(word in grammar.STOP | grammar.GENERAL or (known.word(word) and not named) for word in folded):
            continue
        if article not in grammar.OPEN_ARTICLES and known.company(" ".join(words), not certain):
            text.take_name("company", start, start + many)
            if text.folded[at - 1 : at] and text.folded[at - 1] in grammar.WORKS:
                text.cut(at - 1, at)
            return True
    if not certain or not end or left[0] in grammar.STOP:
        return False
    if text.typed[start][:1].isupper() and article not in grammar.OPEN_ARTICLES:
        many = next(
            (
                n
                for n in range(end)
                if not text.typed[start + n][:1].isupper() and left[n] not in ("of", "de", "and")
            ),
            end,
        )
        if many == 1 and known.place(text.typed[start]) and not known.word(left[0]):
            return False  # "somebody at Lisbon"
        if many > 1 or not known.word(left[0]):
            text.take_name("company", start, start + many)
            return True
    if all(word in grammar.STOP | grammar.GENERAL | grammar.SEASONS for word in left[: min(end, 2)]):
        return False  # "at the summer party"
    # Until the next word that only asks: "at the council could help with …".
    many = next(
        (n for n in range(end) if left[n] in grammar.STOP and left[n] not in ("of", "de", "del")), end
    )
    common = bool(article) or any(known.word(word) for word in left[:many])
    text.take_name("house" if common else "company", start, start + many)
    return True


def _subject(text: _Text, *, beside: bool) -> tuple[str, ...]:
    """What is left. `beside`: something else says already who is meant."""
    words = [
        typed
        for typed, folded in zip(text.typed, text.folded, strict=True)
        if typed == grammar.IT
        or (typed != "|" and folded not in grammar.STOP and (len(folded) > 1 or not folded.isascii()))
    ]
    if beside and all(fold(word) in grammar.EMPTY for word in words):
        return ()
    return tuple(dict.fromkeys(words))
