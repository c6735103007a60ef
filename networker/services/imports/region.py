"""In which country the user's numbers without a code are: told by those that have one, else by the settings.

A desktop's language is a weak hint: half of those who read German live where 0660 is no number of Germany's. Whoever
lives abroad writes the numbers there without a code and those at home with one, so it takes nearly all of them to
tell (decision 0010). The book and the drop tell together. What was found out is kept with the import that told it,
and the numbers that the book has without a code get the keys that they have in that country.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from networker.domain.handles import phone_digits
from networker.domain.vocabulary import Channel
from networker.services.handles import BY_NUMBER, key_of
from networker.services.imports.in_book import Rekeyed
from networker.services.imports.planned import Entry, Plan
from networker.store import numbers, past_imports
from networker.store.book import Book
from networker.store.numbers import Number
from networker.store.writer import Step

KEY = "region"
_ENOUGH = 5  # different numbers with a code
_SHARE = 0.8  # of them in one country
_TELLING = 5  # characters that tell the country: "+1" and the area where several countries have one code
_CHANNELS = tuple(channel.value for channel in BY_NUMBER)


def settle(book: Book, plan: Plan) -> None:
    """Let the plan match numbers by the country that the numbers tell, or told before."""
    known, found = of_book(book), _told(book, plan.entries)
    plan.region = found or known or plan.region
    plan.region_is_new = bool(found) and found != known


def of_book(book: Book) -> str:
    """The country that the last import told of those that stand; "" where none did."""
    standing = past_imports.standing(book.reader)
    return next((country for country, told_by in reversed(_history(book)) if told_by in standing), "")


def rekeyed(book: Book, plan: Plan) -> Rekeyed:
    """How the plan is to find the numbers of the book that get another key with it."""
    found: dict[tuple[str, str], list[Number]] = defaultdict(list)
    for number, key in _stale(_numbers(book.reader, plan), plan.region):
        found[number.channel, key].append(number)
    return found


def rekey(step: Step, plan: Plan) -> None:
    """Give the numbers of the book the keys that they have in the plan's country."""
    changed = list(_stale(_numbers(step.connection, plan), plan.region))
    if changed:
        numbers.give_keys(step, changed)


def remember(step: Step, import_id: int, book: Book, plan: Plan) -> None:
    """Keep the country that was found out, as long as its import stands."""
    if plan.region_is_new:
        step.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (KEY, json.dumps([*_history(book), (plan.region, import_id)])),
        )


def _history(book: Book) -> list[tuple[str, int]]:
    """(country, import that told it), the last one last; nothing of what came back with a book of another hand."""
    try:
        return [(str(country), int(told_by)) for country, told_by in json.loads(book.meta(KEY))]
    except (ValueError, TypeError):
        return []


def _stale(found: Iterable[Number], country: str) -> Iterator[tuple[Number, str]]:
    """The numbers written without a code that get another key in a country, with it."""
    for number in found:
        if not phone_digits(number.text).startswith("+"):
            key = key_of(Channel(number.channel), number.text, region=country)
            if key != number.key:
                yield number, key


def _numbers(sql: sqlite3.Connection, plan: Plan) -> Iterator[Number]:
    """The numbers that may have another key than the plan's country gives them: all where it is another than before."""
    if not plan.region:
        return iter(())
    return (numbers.every if plan.region_is_new else numbers.without_code)(sql, _CHANNELS)


def _told(book: Book, entries: Iterable[Entry]) -> str:
    """The country of nearly all numbers with a code that people have in the book or the drop; "" where none is."""
    texts = [
        handle.text for entry in entries for handle in entry.record.handles if handle.channel is Channel.PHONE
    ]
    if not texts:
        return ""
    texts += numbers.texts(book.reader, Channel.PHONE.value)
    coded = {digits for digits in map(phone_digits, texts) if digits.startswith("+")}
    examples = {digits[:_TELLING]: digits for digits in sorted(coded)}
    countries: Counter[str] = Counter()
    for beginning, count in Counter(digits[:_TELLING] for digits in coded).items():
        countries[_country(examples[beginning])] += count
    if not countries:
        return ""
    country, count = countries.most_common(1)[0]  # "" for numbers of no country, which tells nothing
    return country if count >= max(_ENOUGH, _SHARE * countries.total()) else ""


def _country(number: str) -> str:
    import phonenumbers

    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number, None)) or ""
    except phonenumbers.NumberParseException:
        return ""
