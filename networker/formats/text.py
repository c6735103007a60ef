"""Bytes to text, whatever program wrote them: no byte is refused and nothing is guessed that is known.

The order: byte order mark, zero bytes of UTF-16, strict UTF-8, then a statistical guess, cp1252, latin-1.
Text that leaves here holds no NUL and no lone surrogate, so that a database can take it.
"""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from typing import AnyStr, BinaryIO, NamedTuple

from networker.formats.limits import LINE, MB

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What the declared names really mean where programs wrote them.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-9": "cp1254",
}

# Decoders that keep one byte one byte are no risk; those that can blow up or change state are never taken.
_NO_TEXT = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"))

_STATEFUL = ("iso2022", "hz", "utf-7", "utf-16", "utf-32")
_EAST_ASIAN = ("cp932", "shift_jis", "euc_", "gb", "big5", "cp949", "johab")

_GUESSES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp932", "gb18030", "big5", "cp949", "koi8_r", "mac_roman", "cp437",
)  # fmt: skip

_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ")
_SIGNS = frozenset("‘’“”„–—…•€«»°§·´®™©\u00a0")
_POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Encoding(NamedTuple):
    """How the bytes of one file become text."""

    codec: str  # a codec's name; "mixed": UTF-8 with lines of another code page `other`
    bom: int = 0  # bytes to leave out at the start
    nul: bool = False  # NULs are to be removed
    other: str = "cp1252"


def mend(text: str) -> str:
    """`text` without NUL; pairs of surrogates joined, lone ones U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "")
    if not text.isascii() and _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def by_mark(head: bytes) -> Encoding | None:
    """The encoding that a byte order mark or the zero bytes of UTF-16 give away, or None."""
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return Encoding(codec, len(mark))
    sample = head[:4096]
    half = len(sample) // 2
    if half >= 4 and b"\0" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if even > 0.4 * half and odd < 0.1 * half:
            return Encoding("utf-16-be")
        if odd > 0.4 * half and even < 0.1 * half:
            return Encoding("utf-16-le")
    return None


def known(name: str) -> str:
    """The codec that a declared CHARSET means, or "" where there is no such text encoding."""
    name = name.strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    text = getattr(info, "_is_text_encoding", True)
    return info.name if text and info.name not in _NO_TEXT else ""


def guess(sample: bytes) -> str:
    """The code page of bytes that are not UTF-8, from a sample with its odd bytes; "cp1252" in doubt."""
    if sample.isascii() or _is_western(sample):
        return "cp1252"
    if _is_polish(sample):
        return "cp1250"
    from charset_normalizer import from_bytes  # 30 ms to import, seldom needed

    best = from_bytes(sample[:65536], cp_isolation=list(_GUESSES)).best()
    for codec in (best.encoding if best is not None else "", "cp1252"):
        try:
            sample.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        return codec
    return "latin-1"


def _is_western(sample: bytes) -> bool:
    """Whether every odd byte is, in cp1252, a Western letter inside a Latin word or a common sign.

    Small samples mislead statistics: they take Spanish for Polish. Polish gives itself away by signs
    inside words and by an ń (the byte of ñ) that no vowel follows, which Polish spells "ni".
    """
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    for match in re.finditer(r"[^\x00-\x7f]+", text):
        run = match.group()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not all(ch in _WESTERN or ch in _SIGNS for ch in run):
            return False
        letters = sum(ch in _WESTERN for ch in run)
        if letters > 2 or (letters and not (before.isalpha() or after.isalpha())):
            return False
        if run[-1] in "ñÑ" and after.lower() not in tuple("aeiou"):
            return False
    return True


def _is_polish(sample: bytes) -> bool:
    """Whether every odd byte is, in cp1250, a letter of Polish inside a word, and there are several.

    A few names are not enough for statistics, which take Żółkiewski for Chinese.
    """
    try:
        text = sample.decode("cp1250")
    except UnicodeDecodeError:
        return False
    runs = list(_POLISH.finditer(text))
    if sum(map(len, (run[0] for run in runs))) != sum(ch > "\x7f" for ch in text) or len(runs) < 2:
        return False
    return all(
        text[run.end() : run.end() + 1].isalpha() or text[max(run.start() - 1, 0) : run.start()].isalpha()
        for run in runs
    )


def decode(data: bytes, declared: str = "", other: str = "") -> str:
    """`data` as text; never fails. UTF-8 goes before the declared code page, which programs get wrong,
    except for those of East Asia, where short names can be right in both. Then `other`, then a guess.
    """
    codec = known(declared) if declared else ""
    if data.isascii() and not codec.startswith(_STATEFUL):
        return mend(data.decode("ascii"))
    first, second = (codec, "utf-8") if codec.startswith(_STATEFUL + _EAST_ASIAN) else ("utf-8", codec)
    for candidate in (first, second, known(other) if other else ""):
        if candidate:
            try:
                return mend(data.decode(candidate))
            except ValueError:
                continue
    if codec == "utf-8":  # a value cut inside a character; declared wrongly where most of it is no UTF-8
        cut = data.decode("utf-8", "replace")
        if cut.count("\ufffd") * 3 <= sum(ch > "\x7f" for ch in cut):
            return mend(cut)
    try:  # UTF-8 of a program that wrote each half of a surrogate pair on its own
        return mend(data.decode("utf-8", "surrogatepass"))
    except ValueError:
        return mend(data.decode(guess(data), "replace"))


def decode_head(head: bytes) -> str:
    """The beginning of a file as text, to recognise it by; the last character may be cut."""
    encoding = by_mark(head)
    if encoding is not None:
        return mend(head[encoding.bom :].decode(encoding.codec, "replace"))
    try:
        text, _ = codecs.utf_8_decode(head, "strict", False)
    except UnicodeDecodeError:
        text = decode(head)
    return mend(text)


class NotTextError(Exception):
    """A line is so long that the bytes are no text."""


def examine(stream: BinaryIO) -> Encoding:
    """Read a stream to its end and say how it becomes text. Raises NotTextError."""
    chunk = stream.read(MB)
    marked = by_mark(chunk[:65536]) or Encoding("utf-8")
    strict, nul, run = marked.codec == "utf-8", False, 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    odd: list[bytes] = []
    while chunk:
        nul = nul or b"\0" in chunk
        end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        run = len(chunk) - end - 1 if end >= 0 else run + len(chunk)
        if run > LINE:
            raise NotTextError
        if strict:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                strict = False
        if len(odd) < 4 and not chunk.isascii():
            odd.append(chunk)
        chunk = stream.read(MB)
    if marked.codec != "utf-8" or (strict and not decoder.getstate()[0]):
        return marked._replace(nul=nul)
    if strict:  # only the last character is cut off
        return Encoding("mixed", marked.bom, nul, "utf-8")
    return _not_utf8(b"".join(odd), marked.bom, nul)


def _not_utf8(sample: bytes, bom: int, nul: bool) -> Encoding:
    """Whether a file is UTF-8 with a few wrong lines or another code page throughout."""
    right: list[bytes] = []
    wrong: list[bytes] = []
    for line in sample.split(b"\n"):
        if not line.isascii():
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                wrong.append(line)
            else:
                right.append(line)
    other = guess(b"\n".join(wrong)[:65536] or sample[:65536])
    if bom or len(right) >= len(wrong) > 0:  # seldom is a line of another code page right by chance
        return Encoding("mixed", bom, nul, other)
    return Encoding(other, 0, nul)


def lines(stream: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """The physical lines of a stream as text, each with its own line end."""
    stream.read(encoding.bom)
    if encoding.codec == "mixed":
        for raw in stream:
            line = _clipped(raw) if encoding.other == "utf-8" else decode(raw, other=encoding.other)
            if "\r" in line[:-2]:
                yield from io.StringIO(line, newline="")
            else:
                yield line
        return
    physical = physical_lines(stream, encoding.codec)
    if encoding.nul:
        for line in physical:
            yield line.replace("\0", "") if "\0" in line else line
    else:
        yield from physical


def short_lines(stream: BinaryIO, codec: str) -> Iterator[str]:
    """Like `physical_lines`, but of a line beyond LINE no more than its beginning."""
    wrapper = io.TextIOWrapper(stream, codec, errors="replace", newline="")
    try:
        yield from shortened(wrapper.readline)
    finally:
        if not stream.closed:
            wrapper.detach()


def shortened(readline: Callable[[int], AnyStr]) -> Iterator[AnyStr]:
    """The lines that `readline` gives; of one beyond LINE its beginning, which is a little more than LINE."""
    while line := readline(LINE + 1):
        yield line
        while len(line) > LINE:  # the rest of it
            line = readline(LINE + 1)


def physical_lines(stream: BinaryIO, codec: str) -> Iterator[str]:
    """Decoded lines, parted at CR, LF and CRLF; the stream stays open and its owner's."""
    wrapper = io.TextIOWrapper(stream, codec, errors="replace", newline="")
    try:
        yield from wrapper
    finally:
        if not stream.closed:
            wrapper.detach()


def _clipped(raw: bytes) -> str:
    """A line of a file that ends in the middle of a character."""
    return mend(raw.decode("utf-8", "replace"))


def split_lines(text: str) -> list[str]:
    """Physical lines with their ends, parted at CR, LF and CRLF only (never at U+2028 and the like)."""
    return list(io.StringIO(text, newline=""))
