"""Which column is what: a table that nobody knows yet, with a guess for each column to confirm or change."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from networker.formats.columns import CHOICES, Column, UnknownTable, names_somebody
from networker.formats.source import printable
from networker.services.imports.planned import PASTED, Dropped, Pasted
from networker.ui.icons import Icons
from networker.ui.imports.asked import names_of
from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import MenuButton, TickBox
from networker.ui.widgets.choice_menu import ChoiceMenu
from networker.ui.widgets.states import Ground, Hairline

ROW, WIDEST = 52, 1200


class ColumnRow(QWidget):
    """A heading with a few of its values, and what it holds."""

    changed = Signal()

    def __init__(
        self,
        column: Column,
        words: Mapping[str, str],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.column, self._words, self._theme = column, words, theme
        self.holds = column.guess if column.guess in words else "custom"
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = MenuButton(words[self.holds], theme, icons, parent=self)
        self.button.setAccessibleName(f"{column.name}: {words[self.holds]}")
        self.button.menu = ChoiceMenu(
            words, lambda: self.holds, self.choose, apart=("custom", ""), parent=self.button
        )

    def choose(self, what: str) -> None:
        """Say what the column holds: one of `formats.columns.CHOICES`."""
        self.holds = what
        self.button.setText(self._words[what])
        self.button.setAccessibleName(f"{self.column.name}: {self._words[what]}")
        self._place()
        self.update()
        self.changed.emit()

    def resizeEvent(self, event: object) -> None:
        self._place()

    def _place(self) -> None:
        size = self.button.sizeHint()
        self.button.setGeometry(
            round(self.width() * 0.62), (ROW - size.height()) // 2, size.width(), size.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        room = self.width() * 0.62 - 24
        ink = theme.colour("text" if self.holds else "text3")
        name = self.column.name or self.tr("(no heading)")
        paint_line(painter, QRectF(0, 7, room, 20), name, theme.font("body", bold=bool(self.holds)), ink)
        samples = "  ·  ".join(self.column.samples) or self.tr("always empty")
        paint_line(painter, QRectF(0, 27, room, 16), samples, theme.font("small"), theme.colour("text3"))


class ColumnsPage(Ground):
    """All columns of one table. `changed` is emitted as answers change."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("importColumns")
        self.setAccessibleName(self.tr("Which column is what?"))
        self._theme, self._icons = theme, icons
        self.table: UnknownTable | None = None
        self._others: Sequence[Dropped] = ()
        self.rows: list[ColumnRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 0)
        column.setSpacing(0)
        self._title = PlainLabel(self.tr("Which column is what?"), self)
        self._title.setFont(theme.font("title"))
        self.text = PlainLabel("", self)
        self.text.setWordWrap(True)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self.text)
        column.addSpacing(10)
        self.headed = TickBox(self.tr("The first row is a heading"), theme, icons, parent=self)
        self.headed.clicked.connect(self._turn)
        column.addWidget(self.headed)
        column.addSpacing(10)
        self.rule = Hairline(theme)
        self.rule.setMaximumWidth(WIDEST)  # as wide as those below it
        line = QHBoxLayout()
        line.addWidget(self.rule, 1)
        line.addStretch(0)
        column.addLayout(line)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setStyleSheet("QScrollArea { background: transparent }")
        column.addWidget(self._area, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._title.setStyleSheet(f"color:{self._theme.colour('text').name()}")
        self.text.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def words(self) -> dict[str, str]:
        """What a column may hold, in words."""
        said = (
            self.tr("First name"), self.tr("Last name"), self.tr("Whole name"), self.tr("Nickname"),
            self.tr("Company"), self.tr("Job title"), self.tr("Mail"), self.tr("Mail, work"), self.tr("Mail, home"),
            self.tr("Phone"), self.tr("Phone, mobile"), self.tr("Phone, work"), self.tr("Phone, home"),
            self.tr("Web page or profile"), self.tr("City"), self.tr("Birthday"), self.tr("Groups"), self.tr("Notes"),
            self.tr("Keep under its heading"), self.tr("Leave out"),
        )  # fmt: skip
        return dict(zip(CHOICES, said, strict=True))

    def show_table(self, table: UnknownTable, others: Sequence[Dropped] = ()) -> None:
        """Ask about another table, which `others` wait for."""
        self.table, self._others = table, others
        pasted = table.file == PASTED
        self.headed.setChecked(table.headed)
        said = self.tr(
            "{0} is a table that Networker does not know yet. Look the guesses through; it asks only once."
        ).replace("{0}", self.tr("What you pasted") if pasted else printable(table.file))
        waits = self.tr("What you pasted before") if pasted else self.tr("What you pasted")
        self.text.setText(f"{said} {self._waiting(others, waits)}".strip())
        inside = Ground(self._theme, "base")
        inside.setMaximumWidth(WIDEST)  # beyond it nobody sees which answer belongs to which column
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(0)
        words = self.words()
        self.rows = []
        for each in table.columns:
            row = ColumnRow(each, words, self._theme, self._icons, inside)
            row.changed.connect(self.changed)
            self.rows.append(row)
            column.addWidget(row)
            column.addWidget(Hairline(self._theme))
        column.addStretch(1)
        self._area.setWidget(inside)
        self.changed.emit()

    def _waiting(self, others: Sequence[Dropped], pasted: str) -> str:
        """That the others are not forgotten; `pasted` is what a text among them is called."""
        files = [each for each in others if not isinstance(each, Pasted)]
        if not others:
            return ""
        if not files:
            return self.tr("{0} waits with it.").replace("{0}", pasted)
        named = names_of(files)
        if len(files) < len(others):
            return self.tr("{0} waits with it, and so does {1}.").replace("{0}", pasted).replace("{1}", named)
        said = self.tr("{0} waits with it.") if len(files) == 1 else self.tr("With it wait {0}.")
        return said.replace("{0}", named)

    def _turn(self) -> None:
        if self.table is not None:
            self.show_table(self.table.turned(), self._others)

    @property
    def columns(self) -> dict[str, str]:
        """What each heading holds now."""
        return {row.column.name: row.holds for row in self.rows if row.column.name}

    @property
    def enough(self) -> bool:
        """Whether somebody can be told from what is said: a name or an address is among it."""
        return names_somebody(self.columns)

    def sizeHint(self) -> QSize:
        return QSize(1200, 640)
