"""Where the parts of the timeline's pane stand: one below the other, the About column beside them where it is wide."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from networker.services.views import PersonHead
from networker.ui.about.column import AboutColumn
from networker.ui.about.place import AboutPlace
from networker.ui.about.rows import PAD, RING
from networker.ui.begun_line import BegunLine
from networker.ui.timeline.filters import FilterBar
from networker.ui.timeline.header import PersonHeader
from networker.ui.timeline.list import TimelineList
from networker.ui.timeline.loading import Loading
from networker.ui.timeline.quick_line import QuickLine
from networker.ui.widgets.states import EmptyState, Hairline

WIDE = 1100  # px from which the About column stands beside the timeline
MARGIN, WIDE_MARGIN = 24, 40
WIDEST_TEXT = 736
ABOUT_LEAST = 280
TOP, ABOVE_LINE, ABOVE_LIST, ABOVE_FILTERS, ABOVE_BEGUN = 20, 20, 18, 12, 8
LOW = 480  # px of height below which the header tells one way to somebody alone


class Arrangement:
    """Shows and places the parts, as there is room for them."""

    def __init__(
        self,
        *,
        header: PersonHeader,
        quick_line: QuickLine,
        begun_line: BegunLine,
        filters: FilterBar,
        listed: TimelineList,
        empty: EmptyState,
        loading: Loading,
        rule: Hairline,
        about: AboutColumn,
        known: AboutPlace,
    ) -> None:
        self._header, self._quick_line, self._begun_line = header, quick_line, begun_line
        self._filters, self._list, self._empty, self._loading = filters, listed, empty, loading
        self._rule, self._about, self._known = rule, about, known
        self.filled: QWidget | None = None  # the list or what stands for it; None: neither has come
        self.filterable = False  # whether there is enough to look for something in it
        for each in (filters, empty, loading, rule, about):
            each.hide()

    def place(self, size: QSize, *, head: PersonHead | None, edits_entry: bool) -> None:
        """Arrange everything in a pane of `size`, which shows `head`; an entry that is edited needs room."""
        self._show_parts(size, head, edits_entry=edits_entry)
        width, height = size.width(), size.height()
        beside = self._known.beside
        margin = WIDE_MARGIN if self._known.wide else MARGIN
        room = width - margin - (2 * 20 + ABOUT_LEAST + MARGIN if beside else margin)
        content = min(room, WIDEST_TEXT)
        y = self._place_above(margin, content, height, edits_entry=edits_entry)
        column = margin + content + 20 if beside else width
        for each in (self._list, self._empty, self._loading):
            each.setGeometry(0, y, column, max(height - y, 40))
        self._loading.margin, self._loading.content = margin, content
        self._list.set_columns(margin, content)
        if beside:
            self._rule.setGeometry(column, TOP + 4, 1, height - TOP - 4)
            top = TOP - RING
            self._about.setGeometry(column + 10, top, width - column - 20, height - top)
        else:
            y -= RING
            self._about.setGeometry(margin - PAD - RING, y, content + PAD + RING + 14, max(height - y, 40))

    def _show_parts(self, size: QSize, head: PersonHead | None, *, edits_entry: bool) -> None:
        """What is shown of the parts that take each other's place."""
        known = self._known
        known.wide = size.width() >= WIDE
        known.head = head
        low = size.height() < LOW and edits_entry
        self._filters.setVisible(self.filterable and not known.over and not low)
        for each in (self._list, self._empty):
            each.setVisible(each is self.filled and not known.over)
        self._rule.setVisible(known.beside)
        self._about.setVisible(known.beside or known.over)
        self._header.set_about(head is not None and not known.wide, summary=known.summary, opened=known.over)

    def _place_above(self, margin: int, content: int, height: int, *, edits_entry: bool) -> int:
        """Place what stands above the list, and say where that begins."""
        line = self._quick_line.heightForWidth(content)
        self._header.path.set_low(height < LOW)
        needed = TOP + self._header.heightForWidth(content) + ABOVE_LINE + line
        # A header that made room once stays so for the whole sentence: nothing jumps to and fro while it is typed.
        typed = self._quick_line.says_something and (self._header.brief or needed > height)
        begins = not self._begun_line.isHidden()
        self._header.set_brief(typed or (height < LOW and (edits_entry or begins)))
        self._header.setGeometry(margin, TOP, content, self._header.heightForWidth(content))
        y = self._header.geometry().bottom() + 1 + ABOVE_LINE
        self._quick_line.setGeometry(margin, y, content, line)
        y += line
        if begins:
            begun = self._begun_line.heightForWidth(content)
            self._begun_line.setGeometry(margin, y + ABOVE_BEGUN, content, begun)
            y += ABOVE_BEGUN + begun
        if not self._filters.isHidden():
            self._filters.setGeometry(margin, y + ABOVE_FILTERS, content, self._filters.height())
            y += ABOVE_FILTERS + self._filters.height()
        return y + ABOVE_LIST
