"""A card over the pages: what is searched for now as text, a name to keep it under, the kept ones, and the language."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.services.search import SavedSearch, Shown
from networker.ui.icons import Icons
from networker.ui.text import one_line, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link
from networker.ui.widgets.over_card import HEAD, PAD, OverCard
from networker.ui.widgets.press import ENTER

LABEL, LINE, STEP, ROW, LEFT, GAP = 104, 30, 38, 26, 236, 12
MOST = 6  # kept searches that are listed here; all of them stand in the menu of groups
LONGEST = 500


def _tr(text: str) -> str:
    return QCoreApplication.translate("SearchCard", text)


def examples() -> Sequence[tuple[str, str]]:
    """Searches that show the language, and what each finds."""
    return (
        ("ana lyon", _tr("both words, in whatever is known or was said")),
        ('"her move to"', _tr("these words in a row")),
        ("circle:close last:>90d", _tr("close, and silent for longer than 90 days")),
        ("city:lyon or city:porto", _tr("in one of the two; not and ( ) work as well")),
        ("company:acme -title:intern", _tr("at Acme, and no intern")),
        ("met:no has:phone", _tr("never met, and there is a number")),
        ("topic:sailing said:boat", _tr("by what they like, and by what was said")),
        ("birthday:march last:2026-05", _tr("a month of birth, a month of the last talk")),
        ('group:"Book club"', _tr("a group, or a search that is kept")),
    )


class SearchCard(OverCard):
    """Everything on it is only asked for by a signal."""

    text_requested = Signal(str)  # to stand in the search field
    keep_requested = Signal(str, str)  # name, search
    rename_requested = Signal(object, str)
    take_out_requested = Signal(object)
    shown_requested = Signal(object)
    wide = 600

    def __init__(
        self,
        text: str,
        kept: Sequence[SavedSearch],
        theme: Theme,
        icons: Icons,
        page: QWidget,
        *,
        naming: bool,
    ) -> None:
        """`text`: the search as it is. `naming`: it is opened to be kept, so the name has the keyboard."""
        super().__init__(
            _tr("How to search"), _tr("Words and conditions, in any order. F1 opens this, Ctrl+D keeps a search."),
            theme, icons, page,
        )  # fmt: skip
        self.setObjectName("searchCard")
        self._naming = naming
        self._renamed: SavedSearch | None = None
        self.text = self._edit(self.tr("This search"), text, self.tr("Nothing is searched for"))
        self.name = self._edit(self.tr("Name to keep it under"), "", self.tr("Close ones I miss"))
        self.keep = Button(self.tr("Keep"), theme, kind="primary", parent=self)
        self.keep.clicked.connect(self._commit)
        self._kept: list[tuple[SavedSearch, Link, Link, Link]] = []
        self._examples = [(Link(each, theme, parent=self), said) for each, said in examples()]
        for link, _ in self._examples:
            link.clicked.connect(partial(self._use, link.text()))
        self.show_kept(kept)

    def _edit(self, name: str, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text, self)
        line.setMaxLength(LONGEST)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setStyleSheet(f"QLineEdit {{ min-height:{LINE - 2}px; max-height:{LINE - 2}px }}")
        line.installEventFilter(self)
        return line

    def show_kept(self, kept: Sequence[SavedSearch]) -> None:
        """List the searches that are kept by now; the keyboard goes from one that is gone to the name."""
        had = any(each.hasFocus() for _, *links in self._kept for each in links)
        for _, *links in self._kept:
            for link in links:
                link.hide()
                link.deleteLater()
        self._kept = []
        for each in kept[:MOST]:
            show = Link(one_line(each.name), self._theme, parent=self)
            show.setAccessibleDescription(each.query)
            rename = Link(self.tr("Rename"), self._theme, role="text2", parent=self)
            rename.setAccessibleName(self.tr("Rename {0}").replace("{0}", each.name))
            out = Link(self.tr("Take out"), self._theme, role="text2", parent=self)
            out.setAccessibleName(self.tr("Take out {0}").replace("{0}", each.name))
            show.clicked.connect(partial(self.shown_requested.emit, Shown(each.query, label=each.name)))
            rename.clicked.connect(partial(self._begin_renaming, each))
            out.clicked.connect(partial(self.take_out_requested.emit, each.id))
            self._kept.append((each, show, rename, out))
            for link in (show, rename, out):
                link.show()
        if had:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        if self.isVisible():
            self.place()

    def _fit(self) -> None:
        self.keep.setText(self.tr("Rename") if self._renamed is not None else self.tr("Keep"))

    def _begin_renaming(self, each: SavedSearch) -> None:
        self._renamed = each
        self.name.setText(each.name)
        self.name.selectAll()
        self.name.setFocus()
        self._fit()

    def _commit(self) -> None:
        name = self.name.text().strip()
        missing = self.name if not name else self.text
        if not name or not (self._renamed is not None or self.text.text().strip()):
            missing.setFocus()
        elif self._renamed is not None:
            self.rename_requested.emit(self._renamed.id, name)
        else:
            self.keep_requested.emit(name, self.text.text())

    def was_kept(self) -> None:
        """It has its name: the next one is another."""
        self._renamed = None
        self.name.clear()

    def _use(self, text: str) -> None:
        self.text_requested.emit(text)
        self.dismiss()

    # ---- places and keys

    def tall(self) -> int:
        kept = GAP + 20 + ROW * len(self._kept) if self._kept else 0
        return HEAD + 2 * STEP + kept + GAP + 20 + ROW * len(self._examples) + PAD

    def stops(self) -> Sequence[QWidget]:
        kept = [link for _, *links in self._kept for link in links]
        all_ = [
            self.text,
            self.name,
            self.keep,
            *kept,
            *(link for link, _ in self._examples if not link.isHidden()),
        ]
        return [self.name, *(each for each in all_ if each is not self.name)] if self._naming else all_

    def place_parts(self, card: QRect) -> None:
        left, room, y = card.left() + PAD, card.width() - 2 * PAD, card.top() + HEAD
        self.text.setGeometry(left + LABEL, y, room - LABEL, LINE)
        y += STEP
        self.keep.resize(self.keep.sizeHint())
        self.name.setGeometry(left + LABEL, y, room - LABEL - self.keep.width() - 8, LINE)
        self.keep.move(left + room - self.keep.width(), y + 1)
        y += STEP
        if self._kept:
            y += GAP + 20
            for _, show, rename, out in self._kept:
                for link in (show, rename, out):
                    link.resize(link.sizeHint())
                out.move(left + room - out.width(), y + 3)
                rename.move(out.x() - rename.width() - 16, y + 3)
                show.resize(min(show.width(), LEFT - 12), 20)
                show.move(left, y + 3)
                y += ROW
        y += GAP + 20
        for link, _ in self._examples:
            link.setVisible(y + ROW <= card.bottom() - 6)  # in a low window the first ones
            link.resize(min(link.sizeHint().width(), LEFT - 8), 20)
            link.move(left, y + 3)
            y += ROW

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() in ENTER:  # type: ignore[attr-defined]
            if watched is self.name:
                self._commit()
            else:
                self._use(self.text.text())
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, card = QPainter(self), self._theme, self._card
        small, head = theme.font("small"), theme.font("small", bold=True)
        left, room, y = card.x() + PAD, card.width() - 2 * PAD, card.y() + HEAD
        for label in (self.tr("This search"), self.tr("Keep it as")):
            paint_line(painter, QRectF(left, y, LABEL - 8, LINE), label, small, theme.colour("text2"))
            y += STEP
        if self._kept:
            y += GAP
            paint_line(
                painter, QRectF(left, y, room, 16), self.tr("Kept searches"), head, theme.colour("text3")
            )
            y += 20
            for each, _, rename, _ in self._kept:
                wide = rename.x() - left - LEFT - 12
                paint_line(
                    painter, QRectF(left + LEFT, y, wide, ROW), each.query, small, theme.colour("text2")
                )
                y += ROW
        y += GAP
        paint_line(painter, QRectF(left, y, room, 16), self.tr("Examples"), head, theme.colour("text3"))
        y += 20
        for _, said in (each for each in self._examples if not each[0].isHidden()):
            paint_line(painter, QRectF(left + LEFT, y, room - LEFT, ROW), said, small, theme.colour("text2"))
            y += ROW
