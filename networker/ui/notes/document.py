"""A note as a document: formatted from Markdown, safe, with links that are looked at before they lead anywhere.

It never loads anything: HTML is text, a picture is its words, and of addresses only web pages, mail and calls
become links. What is painted and what can be pressed comes from here, for a list and for a widget alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QRectF, QUrl
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLine,
    QTextTable,
)

from networker.domain.markdown import with_line_ends
from networker.domain.mentions import linked
from networker.domain.sought import places
from networker.domain.vocabulary import Channel
from networker.services.today_views import Named
from networker.ui.text import visible
from networker.ui.theme import LINES, SIZES, Theme

if TYPE_CHECKING:
    from networker.services.mentions import Mentioned

CHANNELS = {"http": Channel.OTHER, "https": Channel.OTHER, "mailto": Channel.MAIL, "tel": Channel.PHONE}
FEATURES = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectGitHub
INDENT, AIR, LITTLE_AIR = 18, 6, 2
DEMI = int(QFont.Weight.DemiBold)
# What a document has a use of its own for (frames, pictures), and what cannot be drawn.
_NOT_DRAWN: dict[int, str | None] = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(0xFDD0, 0xFDF0), 0xFFFC), "\ufffd"
)
_NOT_DRAWN |= {13: None, 0x2028: "\n", 0x2029: "\n"}
Fragment = tuple[int, int, QTextCharFormat]  # start, end, format


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: to an address, or to one of some people."""

    start: int
    end: int
    text: str
    channel: Channel = Channel.OTHER
    address: str = ""
    people: tuple[Named, ...] = ()

    @property
    def told(self) -> str:
        """Where it leads, for a tooltip: the words may say something else."""
        return visible(self.address) if self.address else ""


class NoteDocument(QTextDocument):
    """A text laid out; `links` are those that can be pressed, in the order of reading."""

    def __init__(
        self,
        text: str,
        mentioned: "Mentioned",
        theme: Theme,
        *,
        markdown: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.links: list[Link] = []
        self.setUndoRedoEnabled(False)
        self.setDefaultFont(theme.font("body"))
        self.setDocumentMargin(0)
        self.setIndentWidth(INDENT)
        drawn = text.translate(_NOT_DRAWN).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if markdown:
            self.setMarkdown(with_line_ends(drawn), FEATURES)
            self._mend_tables()
            self._words_for_pictures()
            self._own_links()
        else:
            self.setPlainText(drawn)
        self._dress()
        self._find_mentions(mentioned)
        self._order()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing, wherever it may be."""
        return None

    def mark(self, words: Sequence[str]) -> None:
        """Put a ground under the words that were looked for, folded ones."""
        for block in self._blocks() if words else ():
            text = block.text()
            for start, end in places(text, words):
                form = QTextCharFormat()
                form.setBackground(self._theme.colour("mark"))
                form.setForeground(self._theme.colour("text"))
                at = block.position()
                self._span(at + _units(text, start), at + _units(text, end)).mergeCharFormat(form)

    # ---- what can be pressed

    def link_at(self, number: str) -> Link | None:
        """The link of an address in the document, which names it by its place among them."""
        return self.links[int(number)] if number.isdigit() and int(number) < len(self.links) else None

    def rect_of(self, link: Link) -> QRectF:
        """Where a link stands: its words in its first line."""
        block = self.findBlock(link.start)
        box, at = self.documentLayout().blockBoundingRect(block), link.start - block.position()
        line = block.layout().lineForTextPosition(at)
        if not line.isValid():
            return box
        end = min(link.end - block.position(), line.textStart() + line.textLength())
        left, right = _x(line, at), _x(line, end)
        top = box.y() + line.y()
        return QRectF(box.x() + min(left, right), top, abs(right - left), line.height())

    # ---- made safe

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.begin()
        while block.isValid():
            yield block
            block = block.next()

    def _fragments(self, block: QTextBlock) -> Iterator[Fragment]:
        found = block.begin()
        while not found.atEnd():
            piece = found.fragment()
            yield piece.position(), piece.position() + piece.length(), piece.charFormat()
            found += 1

    def _span(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _tables(self) -> list[QTextTable]:
        return [frame for frame in self.rootFrame().childFrames() if isinstance(frame, QTextTable)]

    def _mend_tables(self) -> None:
        """Behind a quotation or code Qt begins the first head with an empty line, and leaves it plain."""
        for cell in (table.cellAt(0, n) for table in self._tables() for n in range(table.columns())):
            cursor = cell.firstCursorPosition()
            if cursor.block().text() or cursor.block() == cell.lastCursorPosition().block():
                continue
            cursor.deleteChar()
            cursor.setBlockFormat(QTextBlockFormat())
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            head = QTextCharFormat()
            head.setFontWeight(QFont.Weight.Bold)
            cursor.mergeCharFormat(head)

    def _words_for_pictures(self) -> None:
        """No picture is ever shown: what is said of it stands there, and leads to it where it may."""
        found: list[Fragment] = []
        for block in self._blocks():
            found += [piece for piece in self._fragments(block) if piece[2].isImageFormat()]
        for start, end, form in reversed(found):
            address = form.toImageFormat().name()
            said = form.stringProperty(QTextFormat.Property.ImageAltText) or address
            plain = QTextCharFormat()
            plain.setAnchor(True)
            plain.setAnchorHref(address)
            self._span(start, end).insertText(said.translate(_NOT_DRAWN), plain)

    def _own_links(self) -> None:
        """Addresses that may be opened become links of ours; any other is told behind its words."""
        found: list[Fragment] = []
        for block in self._blocks():
            for start, end, form in self._fragments(block):
                if not form.isAnchor():
                    continue
                if found and found[-1][1] == start and found[-1][2].anchorHref() == form.anchorHref():
                    start = found.pop()[0]
                found.append((start, end, form))
        links = []
        for start, end, form in reversed(found):
            cursor, address = self._span(start, end), form.anchorHref()
            words, channel = cursor.selectedText(), _channel(address)
            if channel is not None:
                links.append(Link(start, end, words, channel, address))
                continue
            cursor.setCharFormat(QTextCharFormat())
            if address and address != words:
                said = f" ({visible(address)})"
                cursor.setPosition(end)
                cursor.insertText(said, QTextCharFormat())
                links = [_moved(each, len(said.encode("utf-16-le")) // 2) for each in links]
        self.links = links

    def _find_mentions(self, mentioned: "Mentioned") -> None:
        if not mentioned:
            return
        for block in self._blocks():
            text = block.text()
            if "@" not in text or block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
                continue
            taken = [(start, end) for start, end, form in self._fragments(block) if _is_taken(form)]
            for start, end, people in linked(text, mentioned):
                place = block.position() + _units(text, start)
                stop = block.position() + _units(text, end)
                if not any(first < stop and place < last for first, last in taken):
                    self.links.append(Link(place, stop, text[start:end], people=tuple(people)))

    def _order(self) -> None:
        self.links.sort(key=lambda each: each.start)
        accent = self._theme.colour("accent")
        for number, link in enumerate(self.links):
            form = QTextCharFormat()
            form.setAnchor(True)
            form.setAnchorHref(str(number))
            form.setForeground(accent)
            style = QTextCharFormat.UnderlineStyle
            several = style.DashUnderline if len(link.people) > 1 else style.NoUnderline
            form.setUnderlineStyle(style.SingleUnderline if link.address else several)
            self._span(link.start, link.end).mergeCharFormat(form)

    # ---- dressed

    def _dress(self) -> None:
        for block in self._blocks():
            self._dress_block(block)
            if not block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
                for start, end, form in list(self._fragments(block)):
                    self._dress_words(start, end, form, block.blockFormat().headingLevel())
        for found in self._tables():
            table = found.format()
            table.setBorder(1)
            table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            table.setBorderBrush(self._theme.colour("edge"))
            table.setCellPadding(4)
            table.setCellSpacing(0)
            table.setBorderCollapse(True)
            found.setFormat(table)

    def _dress_block(self, block: QTextBlock) -> None:
        form, cursor = block.blockFormat(), QTextCursor(block)
        heading, code = form.headingLevel(), form.hasProperty(QTextFormat.Property.BlockCodeFence)
        quoted = form.hasProperty(QTextFormat.Property.BlockQuoteLevel)
        if block.textList() is None:
            form.setMarker(QTextBlockFormat.MarkerType.NoMarker)  # Qt leaves the last one's on what follows
        line = LINES["title"] if heading == 1 else LINES["body"]
        form.setLineHeight(line, int(QTextBlockFormat.LineHeightTypes.MinimumHeight.value))
        form.setTopMargin(AIR if heading and block.blockNumber() else 0)
        goes_on = code and block.next().blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
        form.setBottomMargin(0 if goes_on else LITTLE_AIR if heading or block.textList() else AIR)
        form.setLeftMargin(INDENT * form.intProperty(QTextFormat.Property.BlockQuoteLevel) if quoted else 0)
        form.setRightMargin(0)
        if code:
            form.setBackground(self._theme.colour("hover"))
        cursor.setBlockFormat(form)
        if code or quoted:
            words = QTextCharFormat()
            if quoted:
                words.setForeground(self._theme.colour("text2"))
            if code:
                _as_code(words)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(words)

    def _dress_words(self, start: int, end: int, form: QTextCharFormat, heading: int) -> None:
        dressed = QTextCharFormat(form)
        dressed.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        dressed.setFontPointSize(SIZES["title" if heading == 1 else "body"])
        if heading or form.fontWeight() > DEMI:
            dressed.setFontWeight(DEMI)
        if (
            form.fontUnderline() and not form.isAnchor()
        ):  # Qt's way with _words_, which would look like a link
            dressed.setFontUnderline(False)
            dressed.setFontItalic(True)
        if form.fontFixedPitch():
            _as_code(dressed)
            dressed.setBackground(self._theme.colour("hover"))
        self._span(start, end).setCharFormat(dressed)


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)


def _channel(address: str) -> Channel | None:
    """What opens an address; None where nothing may."""
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    return CHANNELS.get(scheme)


def _is_taken(form: QTextCharFormat) -> bool:
    return form.isAnchor() or form.fontFixedPitch()


def _as_code(form: QTextCharFormat) -> None:
    fixed: Sequence[str] = [QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()]
    form.setFontFamilies(fixed)
    form.setFontFixedPitch(True)
    form.setFontPointSize(SIZES["small"])


def _moved(link: Link, by: int) -> Link:
    return Link(link.start + by, link.end + by, link.text, link.channel, link.address, link.people)


def _units(text: str, place: int) -> int:
    """A place in the units in which Qt counts."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
