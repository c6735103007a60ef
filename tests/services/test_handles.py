"""Match keys with the world's numbering plans: a number is its number, a user name is its own key."""

from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import HandleValue
from networker.services.handles import key_of
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.WHATSAPP, Channel.SIGNAL])
@pytest.mark.parametrize(
    "text",
    ["0151/1234567", "+49 (0)151 1234567", "0049 151 1234567", "+49 0151 1234567", "0151 1234567 (home)"],
)
def test_spellings_of_a_number_have_one_key(channel: Channel, text: str) -> None:
    assert key_of(channel, text, region="DE") == "+491511234567"


@pytest.mark.parametrize("text", ["ina.42", "ina.0151123456"])
def test_no_country_makes_a_number_of_a_user_name(text: str) -> None:
    assert key_of(Channel.SIGNAL, text, region="DE") == text


@pytest.mark.parametrize("channel", [Channel.SIGNAL, Channel.WHATSAPP])
def test_two_user_names_with_one_number_in_them_are_two_people(data_dir: Path, channel: Channel) -> None:
    one, other = HandleValue(channel, "ina.42"), HandleValue(channel, "sam.42")
    with closing(Book(data_dir, now=NOW)) as book:
        brought(book, [record("vcard", "", "Ina Voss", one)])
        brought(book, [record("vcard", "", "Ina", other)])
        found = book.read(
            "SELECT p.name, h.text, h.key FROM person p JOIN handle h ON h.person_id = p.id ORDER BY p.id"
        )
        assert found == [("Ina Voss", "ina.42", "ina.42"), ("Ina", "sam.42", "sam.42")]
