"""Markdown as far as the program reads it itself: cut into parts that can stand alone, and bared for one line.

What it looks like is Qt's; here is only what has to be known without a screen.
"""

import re
from collections.abc import Iterator

MOST = 4  # times the size that one piece may have
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"^ *(?:[-*+]|\d{1,9}[.)]) +\S")
# What ends the words of an item: a block of its own.
_BEGINS = re.compile(r"^ *(?:(?:[-*+]|\d{1,9}[.)])(?: |$)|#{1,6} |>|`{3}|~{3}|\||=+ *$|(?:[-*_] *){3,}$)")
_HEAD = re.compile(r"^ {0,3}#{1,6}\s+|\s+#+\s*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_STRONG = re.compile(r"(?<![\w*_~])(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1(?![\w*_~])")
_RULE = re.compile(
    r"^ *\|(?: *:?-+:? *\|)+ *$|^ *[-*+] (?:\[[ xX]\] )?|^ {0,3}(?:[-*_] *){3,}$|^ {0,3}(?:`{3,}|~{3,}).*$|^ {0,3}>+ ?",
    re.MULTILINE,
)


def parts(text: str, size: int) -> Iterator[str]:
    """A text in parts of about `size` characters, cut between paragraphs and not within a block of code.

    What is much longer than that in one piece is cut at a line's end, or a word's, or where it must be.
    """
    part: list[str] = []
    length, fence = 0, ""
    for line in text.splitlines(keepends=True):
        between = length >= size and not fence and not line.strip()
        if part and (between or length + len(line) > MOST * size):
            yield "".join(part)
            part, length = [], 0
        while len(line) > MOST * size:
            cut = line.rfind(" ", 1, MOST * size) + 1 or MOST * size
            yield line[:cut]
            line = line[cut:]
        if (found := _FENCE.match(line)) is not None:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        part.append(line)
        length += len(line)
    if part:
        yield "".join(part)


def with_line_ends(text: str) -> str:
    """The Markdown in which a line that was ended stays ended, as in every letter that people write.

    Behind an item of a list a line goes on with it, below its words: Qt would make a new item of it, with a box of its own.
    """
    lines: list[str] = []
    fence, in_item = "", False
    for line in text.strip("\n").split("\n"):
        if in_item and not fence and line.strip() and not _BEGINS.match(line):
            lines[-1] += "\u2028" + line.strip()
            continue
        if (found := _FENCE.match(line)) is not None:
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        in_item = not fence and _ITEM.match(line) is not None
        lines.append(line)
    return "  \n".join(lines)


def bare(text: str) -> str:
    """A text without its marks, for a line of a list."""
    if not any(sign in text for sign in "*_`#[>~-"):
        return text
    text = _LINK.sub(r"\1", _HEAD.sub("", _RULE.sub("", text)))
    for _ in range(2):  # strong within emphasis
        text = _STRONG.sub(r"\2", text)
    return text
