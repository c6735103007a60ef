"""People out of a few pasted lines: a mail's signature, a card typed by hand, the head of a profile, a mail's To.

Only pasted text is ever read so; a file of such lines is no export of anything. What is understood is shown
before it is written, and lines that mean nothing here stay as the notes.
"""

import json
import re
from collections.abc import Iterator

from networker.domain.handles import channel_of_url
from networker.domain.vocabulary import Channel, Fact
from networker.formats import limits, values
from networker.formats.records import FactValue, HandleValue, Item, PersonRecord, Recognised
from networker.formats.source import Source

LINES = 30  # a signature is short; a letter is none
ADDRESSES = 2000  # more than any mail is written to

_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}")
_ENCLOSED = re.compile(rf"[<(\[]?(?:mailto:)?{_MAIL.pattern}[>)\]]?", re.I)
_LISTED = re.compile(rf"(?P<name>\"[^\"]*\"|[^<>\";\n]*?)\s*<(?:mailto:)?(?P<mail>{_MAIL.pattern})>", re.I)
_TO = re.compile(r"\s*(?:to|from|cc|bcc|an|von|para|de)\s*:\s*", re.I)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>|,;]+|\b(?:linkedin\.com/in|x\.com|twitter\.com|instagram\.com)/[\w%.-]+", re.I
)
_PHONE = re.compile(r"(?<![\w/])\+?\(?\d[\d\s()./-]{6,20}\d(?!\w)")
_LABEL = re.compile(
    r"^\W*(?:e-?mail|mail|tel(?:efon|éfono|ephone)?|phone|mobile?|móvil|mobil|cell|handy|fax|web(?:site)?|www|linkedin|"
    r"twitter|[tmpfew])\s*[.:]?\s*$",
    re.I,
)
_DASHES = re.compile(r"[-–—_=*~·|\s]*")
_GREETING = re.compile(
    r"(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks|cheers|sincerely|yours.*)|(?:viele|beste|liebe|herzliche|mit "
    r"freundlichen)\s+gr(?:ü|ue)(?:ß|ss)en?|(?:un\s+)?saludos?.*|atentamente|cordialement|sent from my .*|"
    r"von meinem .* gesendet",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:gmbh|ag|kg|ug|ohg|e\.?\s?v\.?|ltd|limited|llc|inc|corp|plc|llp|s\.?a\.?|s\.?l\.?|s\.?r\.?l\.?|b\.?v\.?|"
    r"oy|ab|a/s|university|universität|universidad|institute?|studio|museum|bank|group|labs?|foundation)\b\.?",
    re.I,
)
_AT = re.compile(r"\s+(?:at|@|bei|en|chez)\s+")
_POST = re.compile(
    r"\b[A-Z]?\d{4,5}\b|\d+\s*[a-z]?$|^\d+\s|\b(?:street|st\.|road|straße|strasse|str\.|calle|platz|avenue)\b",
    re.I,
)


def recognise(source: Source) -> Recognised | str:
    """The person of a signature, or those of a list of addresses; or why the text is neither."""
    listed = _addresses(source.head_text)
    if listed:
        return Recognised("addresses", "Mail addresses", source.name, lambda: iter(listed))
    lines = [line.strip() for line in source.head_text.lstrip("\ufeff").splitlines()]
    lines = [line for line in lines if line and not _DASHES.fullmatch(line)]
    if not lines or len(lines) > LINES:
        return "not a few lines about somebody"
    if not any(pattern.search(line) for line in lines for pattern in (_MAIL, _URL, _PHONE)):
        return "no address and no number in it"

    def items() -> Iterator[Item]:
        yield _person(lines)

    return Recognised("signature", "What you pasted", source.name, items)


def _addresses(text: str) -> list[PersonRecord]:
    """Everybody in the To of a mail, one or many; empty where anything else stands in the text as well."""
    people: list[PersonRecord] = []
    rest = text.lstrip("\ufeff").strip()
    while rest:
        label = _TO.match(rest)
        found = _LISTED.match(rest, label.end() if label else 0)
        handle = values.mail(found["mail"]) if found else None
        if found is None or handle is None or len(people) == ADDRESSES:
            return []
        family, comma, given = found["name"].strip(" '\"").partition(", ")
        name = f"{given} {family}" if comma and ", " not in given else found["name"].strip(" '\"")
        record = PersonRecord(
            "pasted", "", len(people) + 1, full_name=name, handles=(handle,),
            raw=json.dumps(found[0], ensure_ascii=False),
        )  # fmt: skip
        people.append(values.within_limits(record))
        rest = rest[found.end() :].lstrip(" \t\r\n,;")
    return people


def _person(lines: list[str]) -> PersonRecord:
    handles: list[HandleValue] = []
    words: list[str] = []
    for line in lines:
        rest = _take_handles(line, handles)
        words += [part for part in re.split(r"\s*[|•·]\s*|\s{3,}|\t", rest) if _is_word(part)]
    words = [word for word in words if not _GREETING.fullmatch(word.strip(" ,.!"))]
    name = _name(words, handles)
    title, company, place, rest_ = _work([word for word in words if word != name])
    record = PersonRecord(
        "pasted", "", 1, full_name=name, company=company, title=title, handles=tuple(dict.fromkeys(handles)),
        facts=(FactValue(Fact.PLACE, place),) if place else (), notes="\n".join(rest_)[: limits.TEXT_CHARACTERS],
        raw=json.dumps(lines, ensure_ascii=False),
    )  # fmt: skip
    return values.within_limits(record)


def _take_handles(line: str, handles: list[HandleValue]) -> str:
    """Take the addresses and numbers out of a line; what is left of it."""
    for found in _MAIL.finditer(line):
        if handle := values.mail(found[0]):
            handles.append(handle)
    line = _ENCLOSED.sub("  |  ", line)
    for found in _URL.finditer(line):
        url = found[0].rstrip(".)")
        url = url if "://" in url else f"https://{url}"
        handles.append(HandleValue(channel_of_url(url), url))
    line = _URL.sub("  |  ", line)
    fax = re.search(r"\bfax\b|^\W*f\s*[.:]", line, re.I)
    for found in _PHONE.finditer(line):
        behind_fax = fax is not None and found.start() > fax.start()
        if sum(ch.isdigit() for ch in found[0]) >= 7 and not behind_fax:
            handles.append(HandleValue(Channel.PHONE, found[0].strip()))
    return _PHONE.sub("  |  ", line)


def _is_word(part: str) -> bool:
    return (
        bool(part)
        and not _LABEL.match(part)
        and any(ch.isalpha() for ch in part)
        and len(part.strip(" :,.")) > 1
    )


def _name(words: list[str], handles: list[HandleValue]) -> str:
    """The line that is a name: the first of a few capitalised words, best one that the mail address repeats."""
    mails = [h.text.partition("@")[0].lower() for h in handles if h.channel is Channel.MAIL]
    likely = [
        word
        for word in words[:4]
        if 1 < len(word.split()) <= 5 and not any(ch.isdigit() for ch in word) and not _COMPANY.search(word)
    ]
    for word in likely:
        if any(part.lower() in mail for mail in mails for part in word.split() if len(part) > 2):
            return word.strip(" ,")
    return (likely or words or [""])[0].strip(" ,")


def _work(words: list[str]) -> tuple[str, str, str, list[str]]:
    """Title, company, place and what is left, from the lines behind the name."""
    title = company = place = ""
    rest: list[str] = []
    for word in words:
        parts = _AT.split(word, maxsplit=1)
        if not title and not company and len(parts) == 2 and len(word) < 100:
            title, company = (part.strip(" ,") for part in parts)
        elif not company and _COMPANY.search(word):
            before, comma, behind = word.rpartition(", ")
            if comma and not title and _COMPANY.search(behind) and not _COMPANY.search(before):
                title, company = before.strip(), behind.strip()
            else:
                company = word.strip(" ,")
        elif not title and not _POST.search(word) and len(word.split()) <= 7:
            title = word.strip(" ,")
        elif not company and not _POST.search(word) and len(word.split()) <= 5:
            company = word.strip(" ,")
        else:
            town = re.search(r"\b[A-Z]?-?\d{4,5}\s+([^\d,]{2,40})", word)
            if town and not place:
                place = town[1].strip()
            rest.append(word)
    return title, company, place, rest
