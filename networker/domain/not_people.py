"""Who in the book is none: a machine that writes, an office without a name, a service under its own name.

One plain rule (docs/tidy.md says it for users), in the order in which it is asked:

1. *service*: the name says so. A word of `_ANYWHERE` stands in it ("Taxi Ben", "Acme Support"), one of `_FIRST` begins it
   ("Hotel Adler"), it ends as a firm does ("Acme GmbH"), or all of its words name an office ("Customer Service").
2. *automatic*: they have addresses, and nobody reads what is sent to any of them (no-reply@, newsletter@).
3. *office*: nobody knows a name, and all of their addresses are an office's or a machine's (support@).

It only gathers: nobody is let go by it. A person may be called Hotel, so the user looks through them first.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from networker.domain.names import fold
from networker.domain.offices import OFFICE_WORDS, is_role_address, names_an_office

# In `is_automatic`, words at the beginning of an address or behind a mark in it.
_MACHINE = re.compile(
    r"(?:^|[-_.+=])(?:(?:no|not|do[-_.]?not|never)[-_.]?reply|notifications?|mailer[-_]?daemon|postmaster|bounces?"
    r"|nicht[-_.]?antworten|no[-_.]?responder|ne[-_.]?pas[-_.]?repondre|nao[-_.]?responda|non[-_.]?rispondere"
    r"|niet[-_.]?beantwoorden|(?:un)?subscribe)(?=[-_.+=\d@])|@(?:[^@]*\.)?(?:no-?)?reply\.|^reply\+|@googlegroups\.com$"
)
_LETTERS = re.compile(
    r"^(?:newsletters?|news|nyhetsbrev|nyhedsbrev|nieuwsbrief|infolettre|boletin|boletim|hirlevel|biuletyn|mailing"
    r"|alerts?|digest|updates)(?=[-_.+\d@])"
)
# What every such address holds, so that SQL need not hand over a hundred thousand of them.
SIGNS = (
    "reply", "notification", "daemon", "postmaster", "bounce", "antworten", "responder", "repondre", "responda",
    "rispondere", "beantwoorden", "subscribe", "googlegroups", "news", "nyhetsbrev", "nyhedsbrev", "nieuwsbrief",
    "infolettre", "boleti", "hirlevel", "biuletyn", "mailing", "alert", "digest", "updates",
)  # fmt: skip

_ANYWHERE = """
    taxi taxis taksi taxizentrale taxiruf funktaxi radiotaxi minicab taksowka taksowki такси таксі ταξι מונית تاكسي
    newsletter newsletters nyhetsbrev nyhedsbrev nieuwsbrief infolettre boletin boletim hirlevel biuletyn zpravodaj
    uutiskirje bulten рассылка розсилка
    noreply no-reply donotreply mailer-daemon postmaster webmaster notification notifications benachrichtigung
    benachrichtigungen notificaciones
    support helpdesk hotline helpline servicecenter callcenter kundenservice kundendienst kundenbetreuung soporte
    suporte assistenza klantenservice kundservice kundtjanst kundeservice asiakaspalvelu infolinia ugyfelszolgalat
    destek поддержка техподдержка підтримка תמיכה
    voicemail mailbox anrufbeantworter repondeur segreteria автоответчик
    notruf notdienst pannenhilfe pannendienst feuerwehr bomberos bombeiros pompiers brandweer pogotowie emergencias
    urgences schlusseldienst schluesseldienst lieferservice lieferdienst pizzaservice
"""
_FIRST = """
    hotel hostel restaurant ristorante restaurante pizzeria trattoria gasthaus gasthof cafe apotheke pharmacy pharmacie
    farmacia apteka hospital krankenhaus klinik clinic polizei police policia polizia politie policja emergency
    rezeption reception taxa
"""
# Scripts that put no space between words: a part of the name.
_WITHIN = (
    "タクシー", "サポート", "お客様", "メルマガ", "出租车", "計程車", "计程车", "客服", "热线", "熱線", "택시", "고객센터", "뉴스레터",
)  # fmt: skip


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_SERVICES, _BUSINESSES = _folded(_ANYWHERE), _folded(_FIRST)
PARTS = tuple(map(fold, _WITHIN))
# Legal forms that are no family name: what is called so is a firm.
_FIRM = frozenset(("gmbh", "mbh", "ltd", "limited", "llc", "llp", "inc", "plc", "corp", "ohg", "srl", "sarl", "kft", "sro", "oyj"))  # fmt: skip
# A word of every name that the rule may take for a service; PARTS are looked for beside it.
WORDS = _SERVICES | _BUSINESSES | OFFICE_WORDS | _FIRM
# Office words that stand alone are no names, but for greetings and those by which somebody is called somewhere.
_CALLED = frozenset(
    ("hei", "hej", "hello", "hallo", "hola", "bonjour", "moin", "servus", "iroda", "kadry", "salg")
)
_BETWEEN = re.compile(r"[^\w'’.-]+|(?<=\w)[.-](?=\s|$)")


class NotAPerson(StrEnum):
    """Why somebody is taken for none."""

    SERVICE = "service"
    AUTOMATIC = "automatic"
    OFFICE = "office"


def is_machine(mail: str) -> bool:
    """Whether nobody reads what is sent to an address (in lower case): no-reply, notifications and the like."""
    return _MACHINE.search(mail) is not None


def is_automatic(mail: str) -> bool:
    """Whether an address (in lower case) is a machine's, or one from which letters to many are sent."""
    return is_machine(mail) or _LETTERS.search(mail) is not None


def not_a_person(name: str, mails: Sequence[str], *, reached_otherwise: bool = False) -> NotAPerson | None:
    """Why this is no person, by the name and the mail addresses (in lower case); None where it may be one.

    `reached_otherwise`: they have a number or a profile as well, which no machine has.
    """
    if name and is_service(name):
        return NotAPerson.SERVICE
    if not mails or reached_otherwise:
        return None
    if all(map(is_automatic, mails)):
        return NotAPerson.AUTOMATIC
    if not name and all(is_automatic(mail) or is_role_address(mail) for mail in mails):
        return NotAPerson.OFFICE
    return None


def is_service(name: str) -> bool:
    """Whether a name is one of a service or a firm; see the rule above."""
    folded = fold(name)
    if any(part in folded for part in PARTS):
        return True
    words = [word for word in (each.strip(".-'’") for each in _BETWEEN.split(folded)) if word]
    if not words:
        return False
    if not _SERVICES.isdisjoint(words) or words[0] in _BUSINESSES:
        return True
    if len(words) > 1 and words[-1].replace(".", "") in _FIRM:
        return True
    return OFFICE_WORDS.issuperset(words) and any(map(names_an_office, words)) and _CALLED.isdisjoint(words)
