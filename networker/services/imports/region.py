"""In which country the user's numbers without a code are: told by those that have one, else by the settings.

A desktop's language is a weak hint: half of those who read German live where 0660 is no number of Germany's. What was
found out once is kept, so that a number keeps its key.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from networker.domain.handles import phone_digits
from networker.domain.vocabulary import Channel
from networker.services.imports.planned import Entry, Plan
from networker.store.book import Book

KEY = "region"
_LOOKED_AT = 500  # numbers that have a code
_ENOUGH = 5
_SHARE = 0.8  # of them in one country


def settle(book: Book, plan: Plan) -> None:
    """Let the plan match numbers by the country that the book knows, or that its own numbers tell."""
    known = book.meta(KEY)
    if known:
        plan.region = known
        return
    found = _told(islice(_numbers(plan.entries), _LOOKED_AT))
    if found:
        plan.region, plan.region_is_new = found, True


def remember(book: Book, plan: Plan) -> None:
    """Keep the country that was found out. Not a step of the history: it changes nobody."""
    if plan.region_is_new:
        with book.bookkeeping() as sql:
            sql.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)", (KEY, plan.region))


def _numbers(entries: Iterable[Entry]) -> Iterator[str]:
    """Numbers with a code, of people: what the user has of them is written as the user writes."""
    for entry in entries:
        for handle in entry.record.handles:
            if handle.channel is Channel.PHONE and handle.text.lstrip(" (")[:2] in ("00", *_PLUSES):
                yield phone_digits(handle.text)


_PLUSES = tuple(f"+{digit}" for digit in range(10))


def _told(numbers: Iterable[str]) -> str:
    countries: Counter[str] = Counter()
    for number in numbers:
        import phonenumbers

        try:
            parsed = phonenumbers.parse(number, None)
        except phonenumbers.NumberParseException:
            continue
        countries[phonenumbers.region_code_for_number(parsed) or ""] += 1
    if not countries:
        return ""
    region, count = countries.most_common(1)[0]
    return region if region and count >= max(_ENOUGH, _SHARE * countries.total()) else ""
