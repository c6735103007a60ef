"""The fields of a mail's headers as values: encoded words, lists of addresses, dates, labels.

Whatever stands there, a value comes back, quickly: mailboxes hold decades of broken programs' mail, and the
standard library's readers raise, recurse or differ from version to version on just those.
"""

import binascii
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from networker.domain.handles import mail_key
from networker.domain.turned_names import put_right
from networker.formats import limits, text, values

VALUE = 8 * 1024  # characters of a field that are looked at
_CODECS = 200  # names of character sets that are looked up in one mailbox; there are not half as many

_WORD = re.compile(r"=\?([^?\s*]*+)(?:\*[^?\s]*+)?\?([bBqQ])\?([^?]*+)\?=")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # in cp1252

_TOKEN = re.compile(
    r"""  "(?P<quoted>[^"\\]*+(?:\\.[^"\\]*+){0,50}+)"
    | "(?P<open>[^<]*+)
    | \((?P<comment>[^()<>@]*+)\)
    | <(?P<angle>[^<>]*+)>?+
    | (?P<word>=\?[^?\s]*+\?[bBqQ]\?[^?]*+\?=)
    | (?P<mark>[,;:])
    | (?P<plain>(?:[^\s"()<>,;:=]|=(?!\?))++)""",
    re.VERBOSE | re.DOTALL,
)
_ADDRESS = r"[^\s\"<>@,;:()]++@[^\s\"<>@,;:()]++"
_USUAL = re.compile(
    rf"""\s*+(?:(?:"([^"\\]*+)"|([^"<>@,;:()=]*+))\s*+<({_ADDRESS})>|({_ADDRESS}))\s*+(?:,|$)"""
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)

_MONTHS = {
    month: f"{number:02}"
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DATE = re.compile(
    r"(?:[A-Za-z]{3,9},?\s++)?(\d{1,2})\s++([A-Za-z]{3})\s++(\d{4})\s++(\d{1,2}):(\d\d)(?::(\d\d))?+\s++"
    r"(?:([+-])(\d\d)(\d\d)|GMT|UTC)(?![\w:])",
    re.ASCII,
)
_DATE_CHARACTERS = 100
_FIRST_YEAR, _LAST_YEAR = "1990", "2100"


# The folders that mail programs make by themselves, in the languages that they speak.
_SENT = frozenset(
    (
        "sent", "sent mail", "sent items", "sent messages", "gesendet", "gesendete objekte", "gesendete elemente",
        "gesendete nachrichten", "enviado", "enviados", "enviadas", "elementos enviados", "mensajes enviados",
        "itens enviados", "e-mails enviados", "mensagens enviadas", "correo enviado", "enviats", "envoyé", "envoyés",
        "messages envoyés", "éléments envoyés", "inviati", "inviata", "posta inviata", "verzonden", "verzonden items",
        "verzonden berichten", "wysłane", "skickat", "skickade", "skickade objekt", "sendt", "sendte", "sendt post",
        "sendte elementer", "lähetetyt", "отправленные", "надіслані", "odeslané", "odeslaná pošta", "odoslané",
        "elküldött", "elküldött üzenetek", "trimise", "mesaje trimise", "gönderilmiş postalar", "gönderilmiş öğeler",
        "poslano", "送信済み", "送信済みメール", "送信済みアイテム", "已发送", "已发送邮件", "寄件備份", "보낸편지함",
    )
)  # fmt: skip
_LEFT = frozenset(
    (
        "spam", "junk", "junk mail", "junk e-mail", "junk email", "bulk mail", "spamverdacht", "spamordner",
        "correo no deseado", "no deseado", "indésirables", "courrier indésirable", "pourriel", "posta indesiderata",
        "lixo eletrônico", "ongewenste e-mail", "skräppost", "søppelpost", "uønsket mail", "roskaposti", "спам",
        "迷惑メール", "垃圾邮件", "垃圾郵件", "스팸함",
        "trash", "bin", "deleted", "deleted items", "deleted messages", "papierkorb", "gelöscht", "gelöschte objekte",
        "gelöschte elemente", "papelera", "elementos eliminados", "corbeille", "éléments supprimés", "cestino",
        "posta eliminata", "lixeira", "lixo", "itens excluídos", "paperera", "prullenbak", "verwijderde items", "kosz",
        "papperskorg", "papperskorgen", "papirkurv", "papirkurven", "roskakori", "корзина", "удаленные", "кошик", "koš",
        "kôš", "kuka", "coș de gunoi", "coşul de gunoi", "çöp kutusu", "ゴミ箱", "已删除邮件", "垃圾桶", "휴지통",
        "draft", "drafts", "entwurf", "entwürfe", "borrador", "borradores", "brouillon", "brouillons", "bozza", "bozze",
        "rascunho", "rascunhos", "esborranys", "concept", "concepten", "wersje robocze", "robocze", "szkice", "utkast",
        "kladde", "kladder", "luonnokset", "черновики", "чернетки", "koncepty", "rozepsané", "piszkozatok",
        "mesaje nefinalizate", "taslaklar", "下書き", "草稿", "임시보관함",
        "outbox", "unsent messages", "templates", "postausgang", "vorlagen",
    )
)  # fmt: skip


class Words:
    """Turns bytes of headers into text; it remembers the character sets of one mailbox."""

    def __init__(self) -> None:
        self._codecs: dict[str, str] = {}

    def of(self, value: bytes, charset: str = "") -> str:
        """A field on one line without control characters, its encoded words still encoded.

        `charset`: that of the body, for bare bytes.
        """
        value = value[:VALUE]
        said = (value.decode("ascii") if value.isascii() else self._text(value, charset)).strip()
        if said.isprintable():  # nothing folded, which is the most of them
            return said
        return _CONTROL.sub("", values.one_line(said)).strip()

    def read(self, said: str) -> str:
        """A text with its encoded words decoded, on one line, without control characters.

        Words of one character set are put together before they are decoded: programs part letters between them.
        """
        if "=?" in said:
            said = self._decoded(said)
        if not said.isprintable():
            said = values.one_line(_CONTROL.sub("", values.one_line(said)))
        return said

    def _decoded(self, said: str) -> str:
        parts: list[str] = []
        run, run_charset, at = b"", "", 0
        for match in _WORD.finditer(said):
            gap = said[at : match.start()]
            charset = match[1].lower()
            if run and (charset != run_charset or gap.strip()):
                parts.append(self._text(run, run_charset))
                run = b""
            if gap.strip() or not at:
                parts.append(gap)
            run, run_charset, at = run + _payload(match[2], match[3]), charset, match.end()
        if run:
            parts.append(self._text(run, run_charset))
        parts.append(said[at:])
        return "".join(parts)

    def _text(self, data: bytes, charset: str) -> str:
        codec = self._codecs.get(charset)
        if codec is None:
            codec = text.known(charset) if charset and len(self._codecs) < _CODECS else ""
            if len(self._codecs) < _CODECS:
                self._codecs[charset] = codec
        # The last one takes every byte, so that it never comes to a statistical guess, which takes too long here.
        return text.decode(data, codec, "iso8859_15" if _UNDEFINED.search(data) else "cp1252")


def _payload(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8")
    if encoding in "qQ":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:  # a letter too many or too few
        return binascii.a2b_base64(data[: len(data) // 4 * 4]) if len(data) > 3 else b""


def addresses(said: str) -> list[tuple[str, str]]:
    """The (name, address) pairs of a list of addresses; names hold encoded words still.

    Comments nested in others give poor names, a comma that no quotation marks guard stays part of the name
    (Outlook: `Brandt, Zoe <z@example.com>`), the name of a group and members without an address are left out.
    """
    found: list[tuple[str, str]] = []
    at = 0
    while match := _USUAL.match(said, at):  # nearly all are of this form, and mailboxes have many
        quoted, plain, address, bare = match.groups()
        found.append((quoted or (plain or "").strip(), address or bare))
        at = match.end()
        if at == len(said):
            return found
    return _odd_addresses(said)


def _odd_addresses(said: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    words: list[str] = []
    before, address, comment = "", "", ""

    def flush() -> None:
        nonlocal before, address, comment
        if not address:
            at = next((n for n, word in enumerate(words) if "@" in word), None)
            if at is not None:
                address = words.pop(at)
        name = " ".join(words)
        if address:
            found.append((f"{before}, {name}" if before and name else name or comment, address))
        before = "" if address else name
        words.clear()
        address, comment = "", ""

    for match in _TOKEN.finditer(said):
        kind, token = match.lastgroup, match[match.lastgroup or 0]
        if kind == "mark":
            flush()
            if token != ",":
                before = ""
        elif kind == "angle":
            if address:
                flush()
            address = token.strip()
        elif kind == "comment":
            comment = comment or token
        elif kind in ("quoted", "open"):
            words.append(_ESCAPED.sub(r"\1", token) if "\\" in token else token)
        elif not address:
            words.append(token)
    flush()
    return found


def name(said: str, address: str) -> str:
    """A display name without quotation marks around it and the given name first; "" where it is but the address."""
    shown = values.one_line(said).strip(" '\"‘’“”").strip()
    if "@" in shown and (mail_key(shown) or shown.casefold() == address.casefold()):
        return ""
    return put_right(shown[: limits.NAME_CHARACTERS])


def instant(said: str) -> str:
    """The date of a mail as ISO with its own offset, without one where it says none; "" for none and before 1990."""
    match = _DATE.match(said)
    if match is None:
        return _odd_instant(said[:_DATE_CHARACTERS])
    day, named, year, hour, minute, second, sign, zone_hour, zone_minute = match.groups()
    month = _MONTHS.get(named.lower(), "")
    if second is None:
        second = "00"
    elif second == "60":
        second = "59"  # of a leap second, the one before
    hour = hour.zfill(2)
    if hour > "23" or minute > "59" or second > "59" or not _is_day(year, month, day):
        return ""
    at = f"{year}-{month}-{day.zfill(2)}T{hour}:{minute}:{second}"
    if sign is None or (zone_hour == "00" and zone_minute == "00"):
        return f"{at}+00:00"
    return f"{at}{sign}{zone_hour}:{zone_minute}" if zone_hour < "24" and zone_minute < "60" else ""


def _is_day(year: str, month: str, day: str) -> bool:
    """Whether there is such a day, in the years that mail can be of."""
    if not month or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return False
    try:
        return "01" <= day <= "28" or datetime(int(year), int(month), int(day), tzinfo=UTC) is not None
    except ValueError:
        return False


def _odd_instant(said: str) -> str:
    try:
        at = parsedate_to_datetime(said).replace(microsecond=0)
    except Exception:  # it raises whatever comes: TypeError, ValueError, IndexError, OverflowError
        return ""
    if not int(_FIRST_YEAR) <= at.year <= int(_LAST_YEAR):
        return ""
    return at.isoformat() + ("+00:00" if at.tzinfo is None and "-0000" in said else "")


def labels(said: str) -> tuple[bool, bool]:
    """Whether labels, parted by commas, say that a mail was sent by the user, and that it is to be left out."""
    listed = {each.strip(" \"'").casefold() for each in said.split(",")}
    return not _SENT.isdisjoint(listed), not _LEFT.isdisjoint(listed)


def folder(steps: Iterable[str]) -> str:
    """The name of a mail folder from the steps of a path to it, for `labels`: "Sent Messages.mbox/mbox", "Sent (1)"."""
    *_, before, last = ("", "", *steps)
    shown = before if last.lower() == "mbox" else last
    return re.sub(
        r"(?:\.(?:mbox|mbx))?(?: \(\d+\)|-\d{1,3})?(?:\.(?:mbox|mbx))?$", "", shown, flags=re.IGNORECASE
    )
