"""Words that name an office, whoever sits in it: of a mail address ("info@") and of what stands as a name.

One list for both, folded. A few of its words are family names as well, and say nothing where a name is expected.
"""

import re

_OFFICES = frozenset(
    (
        "support", "sales", "team", "marketing", "service", "services", "office", "info", "news", "newsletter", "admin",
        "billing", "accounts", "accounting", "hr", "it", "press", "contact", "help", "helpdesk", "customer", "care",
        "department", "dept", "reception", "welcome", "booking", "shop", "studio", "mail", "post", "hello", "family",
        "university", "institute", "school",
        "abteilung", "vertrieb", "kundenservice", "kundendienst", "buro", "buero", "verwaltung", "buchhaltung",
        "redaktion", "rezeption", "praxis", "kanzlei", "kontakt", "hallo", "familie", "universitat", "institut",
        "ventas", "soporte", "equipo", "oficina", "atencion", "contacto", "hola",
    )
)  # fmt: skip
_FAMILIES_TOO = frozenset(("post", "care"))
_PARTED = re.compile(r"[._+-]")


def names_an_office(word: str) -> bool:
    """Whether a folded word of what stands as a name says that it is none of a person."""
    return word in _OFFICES and word not in _FAMILIES_TOO


def is_role_address(mail: str) -> bool:
    """Whether a mail address is an office's or a family's, whoever answers it: info@, customer.care@."""
    local = mail.partition("@")[0].lower()
    return local in _OFFICES or (not local.isalnum() and _OFFICES.issuperset(_PARTED.split(local)))
