"""What a search says of itself below the field, in the user's language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from networker.domain.search_query import Field, Remark, Why, choices
from networker.ui.text import isolate, several

if TYPE_CHECKING:
    from networker.services.search import Near


def _tr(text: str) -> str:
    return QCoreApplication.translate("search", text)


def sentence(remark: Remark) -> str:
    """Why a part of what is typed does not count yet."""
    key = f"{remark.field.value}:" if remark.field else ""
    if remark.why is Why.OPEN_QUOTE:
        return _tr('The quote is still open: close it with “"”.')
    if remark.why is Why.OPEN_BRACKET:
        return _tr("The bracket is still open: close it with “)”.")
    if remark.why is Why.WAITS:
        return _tr("“{0}” waits for what comes after it.").replace("{0}", isolate(remark.text))
    if remark.why is Why.TOO_LONG:
        return _tr("This is too long for a search: its end is left out.")
    assert remark.field is not None
    if remark.why is Why.NO_VALUE:
        said = _tr("{0} waits for {1}.")
    else:
        said = _tr("{0} does not know “{2}”: it takes {1}.").replace("{2}", isolate(remark.text))
    return said.replace("{0}", key).replace("{1}", _values(remark.field))


def _values(field: Field) -> str:
    words = ", ".join(choices(field))
    if field in (Field.LAST, Field.FIRST, Field.MET):
        return _tr("{0}, or a time such as >90d, <2w or 2026-05").replace("{0}", words)
    if field is Field.BIRTHDAY:
        return _tr("{0}, a month, or a day such as 12-24").replace("{0}", words)
    return words or _tr("a word")


def near(found: "Near") -> str:
    """What was looked for instead of what was typed."""
    typed, meant = (isolate(", ".join(pair[n] for pair in found.instead)) for n in (0, 1))
    return _tr("Nothing for {0}; found {1}").replace("{0}", typed).replace("{1}", meant)


def besides(people: int) -> str:
    """How many of those listed are found by what was said."""
    return several(people, _tr("The last one by what was said"), _tr("The last %n by what was said"))
