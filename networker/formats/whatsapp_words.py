"""What WhatsApp itself puts into an exported chat, in the languages of its users: notices, media, calls.

Only whole lines are taken for its words. What follows a left-to-right mark and is none of them is a notice.
"""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from networker.formats import limits
from networker.formats.whatsapp_lines import MARKS

MARK = "\u200e"

NOTICE = re.compile(
    r"end-to-end|ende-zu-ende|extremo a extremo|bout en bout|ponta a ponta|crittografia end|eind-tot-eind|"
    r"end-til-end|ende-til-ende|ände-till-ände|totalsträckskrypt|päästä päähän|"
    r"сквозн\w+ шифр|наскрізн\w+ шифр|uçtan uca|od końca do końca|pełnym szyfrowaniem|"
    r"端到端|端對端|点对点加密|エンドツーエンド|종단간|सिरे से सिरे|من الطرفين|בין קצה לקצה",
    re.IGNORECASE,
)
# What a notice about a group or a contact says behind a name; people are not called that.
_DEED = re.compile(
    r"\b(?:created (?:this )?group|added|removed|left|joined (?:using|from)|changed (?:the|this|their|to)|"
    r"turned (?:on|off)|pinned a message|deleted this group|is a contact|security code|"
    r"hat (?:die gruppe|dich|den betreff|das gruppenbild|\S+ (?:hinzugefügt|entfernt))|sicherheitsnummer|"
    r"creó (?:el|este) grupo|añadió|cambió (?:el|la|a)|salió del|eliminó a|código de seguridad|"
    r"a créé (?:le|ce) groupe|a ajouté|a changé|a modifié|criou (?:o|este) grupo|adicionou|mudou|"
    r"ha creato il gruppo|ha aggiunto|ha cambiato|heeft (?:de groep|je|\S+ (?:toegevoegd|verwijderd)))\b",
    re.IGNORECASE,
)
_DELETED = re.compile(
    r"(?:you deleted this message(?: as (?:an )?admin)?|this message was deleted(?: by admin .{1,100})?|"
    r"du hast diese nachricht gelöscht|diese nachricht wurde gelöscht|"
    r"eliminaste este mensaje|se eliminó este mensaje|este mensaje fue eliminado|"
    r"vous avez supprimé ce message|ce message a été supprimé|"
    r"você apagou esta mensagem|esta mensagem foi apagada|mensagem apagada|apagou esta mensagem|"
    r"hai eliminato questo messaggio|questo messaggio è stato eliminato|"
    r"je hebt dit bericht verwijderd|dit bericht is verwijderd|вы удалили данное сообщение|данное сообщение удалено)\.?",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"\s*<[^<>]{0,40}(?:edited|bearbeitet|edit[óo]|editad[oa]|modifi(?:é|cato)|bewerkt|изменено)[^<>]{0,20}>\s*$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"<[^<>:]{2,24}:\s?([^<>]{1,250})>")
_FILE = re.compile(
    r"(.{1,250}) \((?:file attached|datei angehängt|archivo adjunto|fichier joint|arquivo anexado|ficheiro anexado|"
    r"file allegato|bestand bijgevoegd|файл добавлен)\)",
    re.IGNORECASE,
)
_GONE = (
    r"(?:omitted|weggelassen|ausgelassen|ausgeschlossen|omitid[oa]s?|omis(?:es?)?|absente?s?|ocultad[oa]s?|"
    r"ocult[oa]s?|omess[oaie]|non inclus[oaie]|weggelaten|пропущен[аоы]?|без медиафайлов)"
)
_OMITTED = re.compile(
    rf"(?:.{{0,250}}•.{{0,60}}\s)?([^\W\d_]+(?: [^\W\d_]+){{0,2}}) {_GONE}\.?", re.IGNORECASE
)
_OMITTED_ANGLE = re.compile(rf"<[^<>]{{0,60}}{_GONE}[^<>]{{0,20}}>", re.IGNORECASE)
_MEDIA = (
    ("video note", "video"), ("image", "image"), ("bild", "image"), ("foto", "image"), ("imag", "image"),
    ("immagine", "image"), ("afbeelding", "image"), ("photo", "image"), ("vid", "video"), ("víd", "video"),
    ("audio", "audio"), ("áudio", "audio"), ("gif", "gif"), ("sticker", "sticker"), ("figurinha", "sticker"),
    ("do", "document"), ("contact", "contact"), ("kontakt", "contact"), ("tarjeta", "contact"),
)  # fmt: skip
_SUFFIXES = {
    "image": ("jpg", "jpeg", "png", "heic", "bmp", "tiff"),
    "video": ("mp4", "mov", "3gp", "avi", "mkv", "webm"),
    "audio": ("opus", "ogg", "m4a", "mp3", "aac", "amr", "wav"),
    "sticker": ("webp",),
    "gif": ("gif",),
    "contact": ("vcf",),
}
_OF_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}

_CALL = re.compile(
    r"(?:(video ?(?:call|anruf|llamada|chiamata)|videollamada|videochiamata|videogesprek|appel vidéo|"
    r"(?:chamada|ligação) de vídeo)|"
    r"(?:voice call|sprachanruf|llamada de voz|appel vocal|(?:chamada|ligação) de voz|chiamata vocale|"
    r"spraakoproep))[.,]\s*(.{1,60})",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"(\d{1,4})\s*(h|hr|hrs|std|sec|secs|seg|sek|s|min|mins|minutes?|minuten|minutos)\b", re.IGNORECASE
)
_MISSED = re.compile(
    r"(?:missed (?:group )?(?:voice|video) call|silenced (?:voice|video) call|verpasster (?:sprach|video)anruf|"
    r"(?:video)?llamada (?:de voz )?perdida|appel (?:vocal|vidéo) manqué|"
    r"(?:chamada|ligação) de (?:voz|vídeo) perdida|(?:video)?chiamata (?:vocale )?persa|gemiste (?:video)?oproep|"
    r"(?:voice|video) call[.,]\s*(?:no answer|tap to call back|declined|cancel+ed|unanswered))(?:[.,\s].{0,60})?",
    re.IGNORECASE,
)
_OPTION_LIST = re.compile(r"[^\W\d_]{3,14}\s?:")
_MAP = re.compile(
    r"https?://(?:\w+\.)?(?:google\.[a-z.]{2,6}/maps|maps\.|foursquare\.|goo\.gl/maps)|maps\.app\.goo"
)

_CONTROL: dict[int, str | None] = {
    ord(ch): None for ch in map(chr, (*range(9), *range(14, 32), *range(127, 160)))
}
_CONTROL |= {ord(ch): None for ch in MARKS} | {ord(ch): "\n" for ch in "\r\x0b\x0c\x85\u2028\u2029"}


class Sort(Enum):
    """What a line is, as far as people are concerned."""

    SAID = auto()
    NOTICE = auto()
    DELETED = auto()
    CALL = auto()
    VIDEO = auto()
    NOT_TAKEN = auto()


class Body(NamedTuple):
    """What stands behind the author of a line."""

    sort: Sort
    text: str = ""
    minutes: int = 0


def plain(text: str) -> str:
    """A text without control characters and marks of direction."""
    return text.translate(_CONTROL)


@lru_cache(4096)
def is_deed(text: str) -> bool:
    """Whether what stands before a colon is no name but the beginning of a notice."""
    found = _DEED.search(text)
    return found is not None and found.start() > 0


def body_of(text: str, *, early: bool = False) -> Body:
    """What somebody said, or what WhatsApp says in their name. `early`: among the first lines of a chat."""
    marked = text.lstrip(" \ufeff\u200f").startswith(MARK)
    bare = plain(text).strip()
    if len(bare) < 200:  # all of these are short; a long text need not be tried
        if _DELETED.fullmatch(bare):
            return Body(Sort.DELETED)
        if _MISSED.fullmatch(bare):
            return Body(Sort.NOT_TAKEN)
        call = _CALL.fullmatch(bare)
        if call is not None and (lasted := _LASTED.findall(call[2])):
            return Body(Sort.VIDEO if call[1] else Sort.CALL, "", _minutes(lasted))
    if (marked or (early and len(bare) > 60)) and NOTICE.search(bare[:400]):
        return Body(Sort.NOTICE)
    said, media = _said(bare)
    if marked and not media and not _is_poll(bare) and not _MAP.search(bare[:2000]):
        return Body(Sort.NOTICE)
    return Body(Sort.SAID, said[: limits.TEXT_CHARACTERS])


def _minutes(lasted: list[tuple[str, str]]) -> int:
    seconds = 0
    for number, unit in lasted:
        first = unit[:2].lower()
        seconds += int(number) * (3600 if first[0] == "h" or first == "st" else 60 if first == "mi" else 1)
    return max(1, round(seconds / 60))


def _is_poll(text: str) -> bool:
    """Whether a text is a poll: a word in capitals alone, a question, then answers behind such a word."""
    lines = text.split("\n", 3)
    head = lines[0].strip()
    return len(lines) > 2 and head.isupper() and bool(_OPTION_LIST.fullmatch(head))


def _said(text: str) -> tuple[str, bool]:
    """A text with a word in brackets for each picture and the like, and whether there was one."""
    text = _EDITED.sub("", text) if text.endswith(">") else text
    found = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if len(line) <= 600 and (new := _media(line)) != line:
            lines[number] = new
            found = True
    return "\n".join(lines), found


def _media(line: str) -> str:
    if "<" in line:
        if _OMITTED_ANGLE.fullmatch(line):
            return "[media]"
        line = _ATTACHED.sub(lambda match: _of_file(match[1]) or match[0], line)
    if line.endswith(")") and (match := _FILE.fullmatch(line)):
        return _of_file(match[1]) or line
    if match := _OMITTED.fullmatch(line):
        word = match[1].lower()
        return f"[{next((kind for start, kind in _MEDIA if word.startswith(start)), 'media')}]"
    return line


def _of_file(name: str) -> str:
    """The word for a file by its ending, "" where it has none."""
    suffix = name.strip().rpartition(".")[2].lower()
    if "." not in name or not suffix.isalnum() or len(suffix) > 5:
        return ""
    return f"[{_OF_SUFFIX.get(suffix, 'document')}]"
