"""Whether a name and an address may mean the same person: the rules of matching that need no book.

A profile is one person's. A mail address or a number may be a family's or an office's, so there the names have
a say: they must not contradict.
"""

import re
from collections.abc import Iterable, Sequence

from networker.domain.handles import is_role_address
from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats.records import PersonRecord, Standing

OF_SEVERAL = frozenset(
    {Channel.MAIL.value, Channel.PHONE.value, Channel.WHATSAPP.value, Channel.SIGNAL.value}
)
WEB = frozenset({Channel.BLOG.value, Channel.OTHER.value})  # pages, mostly of whoever somebody works for
_TITLES = frozenset(["dr", "prof", "professor", "ing", "dipl", "mag", "med"])
_GENERATIONS = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "iv"])
# Kinds of source whose ids may mean somebody else by now, or in another account.
IDS_GIVEN_AGAIN = frozenset({"vcard", "hubspot", "ldif", "linkedin"})
REAL_NAMES = frozenset(
    {Channel.LINKEDIN.value, Channel.FACEBOOK.value}
)  # there nobody goes by a made-up name
# What two spellings of one given name differ in.
_SPELLED = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("y", "i"), ("w", "v"))
_DOUBLED = re.compile(r"(.)\1+")


def shown_name(record: PersonRecord) -> str:
    """Given name, then family name, as the source writes them; else its full name."""
    if record.given or record.family:
        return f"{record.given} {record.family}".strip()
    return record.full_name.strip() or record.nickname.strip()


def source_key(record: PersonRecord, keys: tuple[tuple[str, str], ...]) -> str:
    """The record's id in its source, else its folded name and own date, else its first address.

    Who takes part in talks is known there by an address, where they have one.
    """
    if record.source_id:
        return record.source_id
    if keys and not is_listed(record):
        who = (fold(shown_name(record)).strip(),) if is_role(keys[0]) else ()
        return "|".join((*keys[0], *who))
    name = fold(shown_name(record))
    day = own_date(record)
    if name:
        return f"{name}|{day}"
    return "|".join(keys[0]) if keys else f"|{day}"


def own_date(record: PersonRecord) -> str:
    """The day of a tie that a record tells, by which with the name a source knows it; "" for none."""
    return next((fact.since for fact in record.facts if fact.field == "connected"), "")


def is_bare(record: PersonRecord) -> bool:
    """Whether a record tells of somebody by a name and neither an id nor an address."""
    return not record.source_id and not record.handles and bool(shown_name(record))


def is_listed(record: PersonRecord) -> bool:
    """Whether a file has a row for them, rather than a talk or a mention."""
    return record.standing is Standing.LISTED


def full_name(record: PersonRecord) -> str:
    """The name by which a record is told from a father's or a son's."""
    return with_generation(shown_name(record), record.suffix)


def with_generation(name: str, suffix: str) -> str:
    """A name with that part of a suffix that tells a father from a son."""
    if not suffix or _GENERATIONS.isdisjoint(words_of(suffix)):
        return name
    return f"{name} {suffix}"


def words_of(name: str) -> list[str]:
    """The folded words of a name, without titles."""
    words = [word.strip(".,;()\"'") for word in fold(name).split()]
    return [word for word in words if word and word not in _TITLES]


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same but for titles, accents and the order of their words."""
    return sorted(words_of(one)) == sorted(words_of(other))


def says_more(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word that none of the others has: Maria Weber-Schmidt beside Maria Weber."""
    words = set(words_of(name))
    return bool(words) and not any(words <= set(words_of(other)) for other in names)


def is_role(key: tuple[str, str]) -> bool:
    """Whether an address is an office's or a family's, whoever answers it."""
    return key[0] == Channel.MAIL.value and is_role_address(key[1])


def may_be(key: tuple[str, str], name: str, names: Sequence[str]) -> bool:
    """Whether an address means the same person under this name as under those.

    The less an address is one person's, the more the names must agree: of a page or an office's address they are
    the same; of a number one is a part of the other, for brothers and colleagues share it; of a mail address and a
    profile they may differ by a family name (somebody married) or by a letter. One of several names that is just
    this one is enough; else none of them may contradict.
    """
    if key[0] in WEB or is_role(key):
        return any(same_words(name, other) for other in names)
    if any(same_words(name, other) for other in names):
        return True
    loose = key[0] == Channel.MAIL.value or key[0] not in OF_SEVERAL
    return all(_fit(words_of(name), words_of(other), loose=loose) for other in names)


def have_something_in_common(name: str, names: Iterable[str]) -> bool:
    """Whether names do not rule out that one id of a source means one person: a word in common is enough."""
    words = words_of(name)
    return any(
        not words or not others or bool(set(words) & set(others)) or _fit(words, others, loose=True)
        for others in map(words_of, names)
    )


def _fit(words: list[str], others: list[str], *, loose: bool) -> bool:
    """Whether two names do not contradict: one is a part of the other, with words cut to their first letters.

    `loose`: or the given names are the same, or alike before the same family name.
    """
    if not words or not others:
        return True
    generation, other = (set(each) & _GENERATIONS for each in (words, others))
    if generation and other and generation != other:
        return False
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    if len(words) == len(others) and all(map(_is_cut, words, others)):
        return True
    if not loose:
        return False
    if words[0] == others[0]:
        return True
    return words[-1] == others[-1] and _spelled(words[0]) == _spelled(others[0])


def _spelled(word: str) -> str:
    """A given name without what spellings differ in: Anna and Ana, John and Jon, but neither Maria and Mario nor Hanna."""
    word = word[:1] + word[1:].replace("h", "") if "ph" not in word and "th" not in word else word
    for one, other in _SPELLED:
        word = word.replace(one, other)
    return _DOUBLED.sub(r"\1", word)


def are_of_two_generations(name: str, names: Iterable[str]) -> bool:
    """Whether one is a father's and another a son's name."""
    mine = set(words_of(name)) & _GENERATIONS
    theirs = {word for other in names for word in words_of(other)} & _GENERATIONS
    return bool(mine and theirs and mine != theirs)


def _is_cut(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
