"""Match keys of numbers and of accounts made anew: for books and exports of an older reading.

Until version 13 the digits of a user name (`ina.42`) counted as a number, as did what is left of letters for digits and
of two numbers in one; until 15 an account at a host (`ana@jabber.example`) had the host alone for its key. Plain SQL over
the one table, so that a migration can use it.
"""

import json
import sqlite3
from collections import defaultdict

from networker.domain.handles import match_key, phone_digits
from networker.domain.vocabulary import Channel

_NUMBERS = (Channel.PHONE, Channel.WHATSAPP, Channel.SIGNAL, Channel.TELEGRAM)
_ACCOUNTS = (Channel.BLOG, Channel.GOOGLE_PLUS, Channel.MEETUP, Channel.OTHER)
_CHANNELS = tuple(each.value for each in (*_NUMBERS, *_ACCOUNTS))
# As many digits at the end of a number tell it apart, whatever stands before them for its country.
_TELLING = 6
_ITALY = "+390"  # where the nought, which was left out, is dialled
_OF_KEY = "channel = ? AND key = ?"


def key_anew(channel: str, text: str, key: str) -> str:
    """The key that a handle has by now; a number keeps its own, which may know the country, if it is of these digits."""
    digits = phone_digits(text) if channel in _NUMBERS else ""
    if digits and not digits.startswith(_ITALY) and key.endswith(digits[-_TELLING:]):
        return key
    return match_key(Channel(channel), text)


def give_keys_anew(sql: sqlite3.Connection) -> None:
    """Give the handles of a book their keys, and say anew of which of these several have them."""
    marks = ", ".join("?" * len(_CHANNELS))
    found = sql.execute(
        f"SELECT id, channel, text, key FROM handle WHERE channel IN ({marks})", _CHANNELS
    ).fetchall()
    touched: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, channel, text, key in found:
        anew = key_anew(channel, text, key)
        if anew != key:
            touched[channel, anew].append(number)
            touched.setdefault((channel, key), [])
    for (_, key), numbers in touched.items():
        sql.executemany(
            "UPDATE handle SET key = ?, shared = 1 WHERE id = ?", [(key, each) for each in numbers]
        )
    for mark in touched:
        if mark[1]:
            sql.execute(
                f"UPDATE handle SET shared = (SELECT count(*) FROM handle WHERE {_OF_KEY}) > 1 WHERE {_OF_KEY}",
                (*mark, *mark),
            )


def give_keys_anew_in_journal(sql: sqlite3.Connection) -> None:
    """The same for the handles of the journal, which undo puts back as they are."""
    images = sql.execute("SELECT id, before FROM change WHERE tbl = 'handle' AND before NOT NULL").fetchall()
    for number, image in images:
        handle = json.loads(image)
        if handle["channel"] in _CHANNELS:
            key = key_anew(handle["channel"], handle["text"], handle["key"])
            if key != handle["key"]:
                sql.execute(
                    "UPDATE change SET before = json_set(before, '$.key', ?) WHERE id = ?", (key, number)
                )
