"""The card that shows what goes with people for good, and asks what becomes of backups. It writes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from networker.ui.forgetting import words
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, isolate
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox
from networker.ui.widgets.over_card import HEAD, PAD, SHADE, OverCard
from networker.ui.widgets.scroll import OverlayBar

if TYPE_CHECKING:
    from networker.services.forgetting import Leaving

FOOT, GAP = 60, 12


class ForgetCard(OverCard):
    """Nothing is chosen beforehand: where there are backups, the button waits until it is said what becomes of them."""

    wished = Signal(bool)  # whether the copies go as well

    def __init__(self, found: "Leaving", theme: Theme, icons: Icons, pane: QWidget) -> None:
        t = QCoreApplication.translate
        title = t("ForgetCard", "Forget {0}").replace("{0}", words.who(found.names))
        super().__init__(title, t("ForgetCard", "For good: nothing takes this back"), theme, icons, pane)
        self.setObjectName("forgetCard")
        self._body = QWidget()
        self._column = column = QVBoxLayout(self._body)
        column.setContentsMargins(2, 0, 10, 2)
        column.setSpacing(2)
        self._head(self.tr("What goes"), first=True)
        self._said(words.goes(found))
        self._head(self.tr("What stays"))
        for line in words.stays(found):
            self._said(line)
        self.ways: list[TickBox] = []
        if found.copies:
            self._head(self.tr("Backups"))
            self.ways = self._ways(words.copies(len(found.copies)))
        if found.unreachable:
            away = self.tr("The second place of backups is not there now, and is left alone: {0}")
            self._said(away.replace("{0}", isolate(found.unreachable)))
        self._head(self.tr("Not to be reached from here"))
        self._said(
            self.tr(
                "Files that you exported or imported. A later import that tells of them brings them in as somebody new."
            )
        )
        self._area = self._scrolled()
        self.forget = Button(self.tr("Forget for good"), theme, kind="primary", parent=self)
        self.forget.clicked.connect(lambda: self.wished.emit(bool(self.ways) and self.ways[0].isChecked()))
        self.forget.setEnabled(not self.ways)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.dismiss)

    def _scrolled(self) -> QScrollArea:
        """In a low window all of it can be read."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        for hide in (area.setHorizontalScrollBarPolicy, area.setVerticalScrollBarPolicy):
            hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setStyleSheet("QScrollArea { background: transparent }")
        area.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        OverlayBar(area)
        return area

    def _head(self, text: str, *, first: bool = False) -> None:
        label = PlainLabel(text, self._body)
        label.setFont(self._theme.font("body", bold=True))
        label.setContentsMargins(0, 0 if first else GAP, 0, 0)
        self._column.addWidget(label)

    def _said(self, text: str) -> None:
        label = PlainLabel(text, self._body)
        label.setFont(self._theme.font("small"))
        label.setStyleSheet(f"color:{self._theme.colour('text2').name()}")
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _ways(self, texts: Sequence[str]) -> list[TickBox]:
        group = QWidget(self._body)
        inner = QVBoxLayout(group)
        inner.setContentsMargins(0, 4, 0, 0)
        inner.setSpacing(0)
        found = []
        for text in texts:
            box = TickBox(text, self._theme, self._icons, round_=True, parent=group)
            box.toggled.connect(lambda _on: self.forget.setEnabled(True))
            inner.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
            found.append(box)
        self._column.addWidget(group)
        return found

    # ---- places and keys

    def stops(self) -> Sequence[QWidget]:
        """The way out stands before what cannot be taken back."""
        chosen = [box for box in self.ways if box.isChecked()] or self.ways[:1]
        return [*chosen, self.cancel, self.forget]

    def show_stop(self, stop: QWidget) -> None:
        if self._body.isAncestorOf(stop):
            self._area.ensureWidgetVisible(stop, 0, 20)

    def tall(self) -> int:
        wide = min(self.wide, self.width() - 2 * SHADE) - 2 * PAD + 4
        self._column.activate()
        return HEAD + self._column.totalHeightForWidth(wide) + FOOT

    def place_parts(self, card: QRect) -> None:
        room = card.adjusted(PAD - 2, HEAD, 2 - PAD, -FOOT)
        self._area.setGeometry(room)
        foot = card.bottom() + 1 - 28 - 16
        self.forget.resize(self.forget.sizeHint())
        self.forget.move(card.left() + PAD, foot)
        self.cancel.resize(self.cancel.sizeHint())
        self.cancel.move(card.left() + PAD + self.forget.width() + 8, foot)
