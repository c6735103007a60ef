"""Who in the book is none, in the languages people's address books are in."""

import pytest

from networker.domain.names import fold
from networker.domain.not_people import (
    PARTS,
    SIGNS,
    WORDS,
    NotAPerson,
    is_automatic,
    is_machine,
    is_service,
    not_a_person,
)

MACHINES = [
    "noreply@x.org", "no-reply@x.org", "no_reply+tag@x.org", "donotreply@x.org", "do-not-reply@x.org",
    "mailer-daemon@x.org", "notifications@x.org", "github-noreply@x.org", "bounces+12@x.org",
    "nicht-antworten@x.org", "no-responder@x.org", "zoe@users.noreply.x.org", "ne-pas-repondre@x.org",
    "reply+ab12@x.org", "friends@googlegroups.com",
]  # fmt: skip
LETTERS = [
    "newsletter@x.org",
    "nyhetsbrev@x.org",
    "nieuwsbrief@x.org",
    "boletin@x.org",
    "news-de@x.org",
    "alerts@x.org",
]


@pytest.mark.parametrize("address", MACHINES)
def test_addresses_that_nobody_reads(address: str) -> None:
    assert is_machine(address)


@pytest.mark.parametrize("address", [*MACHINES, *LETTERS])
def test_whoever_writes_to_many(address: str) -> None:
    assert is_automatic(address)
    assert any(sign in address for sign in SIGNS), "else SQL would never hand it over"


@pytest.mark.parametrize(
    "address", ["zoe@x.org", "arno.reply@x.org", "casinoreply@x.org", "zoe@bounces.x.org", "newsome@x.org"]
)
def test_addresses_that_somebody_reads(address: str) -> None:
    assert not is_machine(address)
    assert not is_automatic(address)


SERVICES = [
    "Taxi", "Taxi Ben", "Kölner Funktaxi", "Radio Taxi Madrid", "Taksówka Kraków", "Такси", "מונית", "تاكسي", "ΤΑΞΙ",
    "タクシー会社", "滴滴出租车", "카카오 택시",
    "Newsletter", "The Weekly Newsletter", "Boletín Oficial", "Hírlevél", "Рассылка Ozon",
    "Support", "Acme Support", "Soporte Orange", "Техподдержка", "客服中心", "Kundenservice Telekom", "ADAC Pannenhilfe",
    "Customer Service", "Info", "Sales Team", "Sekretariat", "Atención Clientes", "Klantenservice KPN",
    "Voicemail", "Anrufbeantworter", "No-Reply", "noreply", "Mailer-Daemon", "Bomberos",
    "Hotel Adler", "Pizzeria Da Gino", "Farmacia Central", "Acme GmbH", "Lind & Sons Ltd.", "Delta LLC",
]  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_services_by_their_names(name: str) -> None:
    assert is_service(name)
    assert not_a_person(name, []) is NotAPerson.SERVICE
    folded = fold(name)
    words = "".join(ch if ch.isalnum() else " " for ch in folded).split()
    searched = {part for word in WORDS for part in word.split("-")}
    assert not searched.isdisjoint(words) or any(part in folded for part in PARTS), (
        "SQL looks for one of these"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Ana Torres", "Ben Hotelling", "Robert Service", "Emily Post", "Mary Church", "Ola Nordmann", "Iroda Karimova",
        "Iroda", "Hei", "Hej", "Xi Co", "Joana Sá", "Maria Cafe", "Supporta Lind", "王小明", "محمد عبد الله", "Иван Петров",
        "🦊", "", "Taxiarchis Papadopoulos", "Paris Hilton Hotel", "J.-P. Newsome", "O'Hara",
    ],
)  # fmt: skip
def test_people_by_their_names(name: str) -> None:
    assert not is_service(name)


def test_without_a_name_an_office_is_nobody() -> None:
    assert not_a_person("", ["support@x.org"]) is NotAPerson.OFFICE
    assert not_a_person("", ["info@x.org", "no-reply@x.org"]) is NotAPerson.OFFICE
    assert not_a_person("", ["buchhaltung@x.org"]) is NotAPerson.OFFICE
    assert not_a_person("", ["ana@x.org"]) is None
    assert not_a_person("", ["info@x.org", "ana@x.org"]) is None, "one address of a person is enough"
    assert not_a_person("", []) is None, "of whom nothing is known is in another list"
    assert not_a_person("Ana Torres", ["info@x.org"]) is None, "whoever signs is somebody"


def test_a_machine_is_nobody_whatever_it_is_called() -> None:
    assert not_a_person("Ana Torres", ["reply+ab12@x.org"]) is NotAPerson.AUTOMATIC
    assert not_a_person("LinkedIn", ["no-reply@x.org", "newsletter@x.org"]) is NotAPerson.AUTOMATIC
    assert not_a_person("Ana Torres", ["no-reply@x.org", "ana@x.org"]) is None
    assert not_a_person("Ana Torres", ["no-reply@x.org"], reached_otherwise=True) is None
