"""One section of the page: its finding, how much it was told from, its pictures, and grey lines until they are there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from networker.ui.insights.charts import TooLittle
from networker.ui.insights.figures import Figure, Kit, Places
from networker.ui.insights.rows import Sentence
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import Waiting

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said over the pictures. `finding` is the "so what", one sentence; `counted` how much it was told from.

    `too_little`: the sentence that stands for the pictures where there is less than enough; "" where they are drawn.
    """

    finding: str
    counted: str
    too_little: str = ""


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """A section as it is declared: who is asked (`services.insights`), what is said of the answer, what is drawn.

    `read(book, today=…, since=…)`. What is drawn has one height in every width, so a text that may take several lines is a
    `Sentence`, not a label that wraps: layouts in layouts remember how high such a one was. `of_today`: it says how things stand, so that no span changes it.
    `high`: pixels of its grey lines.
    """

    key: str
    name: Callable[[], str]
    read: Callable[..., T]
    told: Callable[[T], Told]
    draw: Callable[[T, Kit], QWidget]
    of_today: bool = False
    high: int = 220


class SectionView(QWidget):
    """A section on the page. An answer that says the same leaves its pictures and the keyboard alone."""

    people_wanted = Signal(object)  # Wanted

    def __init__(self, section: Section[Any], kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section, self.kit = section, replace(kit, shows=self.people_wanted.emit)
        self.found: object = None
        self.setObjectName(f"insight-{section.key}")
        self.setAccessibleName(section.name())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.finding = Sentence(kit.theme, size="body", role="text", bold=True, parent=self)
        self.counted = Sentence(kit.theme, size="small", role="text2", parent=self)
        self.waiting = WaitingSection(kit.theme, section.high, self)
        self.drawn: QWidget | None = None
        self.places = Places(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for widget in (self.finding, self.counted, self.waiting):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.wait()

    def wait(self) -> None:
        """What was shown says nothing any more; grey lines stand for what is on its way."""
        self.found = None
        self._take(None)
        self.finding.say("")
        self.counted.say("")
        self.waiting.show()

    def show_found(self, found: Any) -> None:
        """Say and draw an answer."""
        if found == self.found:
            return
        self.found = found
        told = self.section.told(found)
        self.finding.say(told.finding or self.section.name())  # of too little, what it is that cannot be said
        self.counted.say(told.counted)
        self.waiting.hide()
        theme = self.kit.theme
        self._take(
            TooLittle(theme, told.too_little) if told.too_little else self.section.draw(found, self.kit)
        )

    def _take(self, drawn: QWidget | None) -> None:
        held = next((n for n, each in enumerate(self.places.stops) if each.hasFocus()), None)
        if self.drawn is not None:
            self._column.removeWidget(self.drawn)
            self.drawn.setParent(None)
            self.drawn.deleteLater()
        self.drawn = drawn
        stops: list[Figure] = []
        if drawn is not None:
            self._column.insertWidget(3, drawn)
            drawn.show()
            stops = [each for each in drawn.findChildren(Figure) if each.leads]
        self.places.take(stops)
        if held is not None and not self.places.go_to(min(held, len(stops) - 1)):
            self.setFocus()


class WaitingSection(Waiting):
    """Grey lines where finding, sample and pictures will stand."""

    def __init__(self, theme: Theme, high: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(high + 44)

    def paint_lines(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("select"))
        painter.setBrush(self._theme.colour("select"))
        wide = self.width()
        painter.drawRoundedRect(QRectF(0, 6, wide * 0.62, 8), 4, 4)
        painter.drawRoundedRect(QRectF(0, 26, wide * 0.38, 6), 3, 3)
        for n in range(4):
            y = 62 + n * 34
            painter.drawRoundedRect(QRectF(0, y, 90, 8), 4, 4)
            painter.drawRoundedRect(QRectF(136, y - 2, (wide - 200) * (1 - n * 0.22), 12), 4, 4)
