"""The year on one page, to look back on and to print: chosen by its menu, each figure leading to its people."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTransform
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import printed
from networker.services.book import Book
from networker.services.insights import year as service
from networker.services.insights.year import Year
from networker.ui.icons import Icons
from networker.ui.insights import year_words as words
from networker.ui.insights.figures import Figure, Kit, Places, Wanted, look_up
from networker.ui.insights.rows import Words
from networker.ui.insights.year_sheet import A4, Ink, Sheet, told
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, MenuButton
from networker.ui.widgets.choice_menu import ChoiceMenu
from networker.ui.widgets.page_parts import FreshPage
from networker.ui.widgets.scroll import OverlayBar


@dataclass(frozen=True, slots=True)
class Looked:
    """The years that there are, and the one looked at."""

    years: tuple[int, ...]
    year: Year


def look(book: Book, *, wanted: int | None, today: date) -> Looked:
    """Read a year; None: the present one, or in January the one before, if there is one: that is what is looked back on."""
    years = service.years(book, today=today)
    if wanted is None:
        wanted = years[1] if today.month == 1 and len(years) > 1 else years[0]
    return Looked(years, service.of_year(book, wanted, today=today))


ASIDE = 40  # pixels of air beside the sheet


class YearPage(FreshPage):
    """`people_requested` names people to list; `said` tells where the PDF lies."""

    people_requested = Signal(object)  # Shown
    said = Signal(str)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("yearPage", self.tr("The year"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock, self._page_theme = book, jobs, clock, theme
        self.wanted: int | None = None
        self.found: Looked | None = None
        self._today: date | None = None  # of what is shown
        self._asking: Ticket | None = None
        self._dialog: QFileDialog | None = None
        self.title = Words(self.tr("The year"), theme, size="title", role="text")
        self.years = MenuButton("", theme, icons)
        self._name_years(clock().year, (clock().year,))
        self.print_button = Button(self.tr("Save as PDF…"), theme)
        self.print_button.setEnabled(False)
        self.print_button.clicked.connect(self.choose_file)
        self.sheet = SheetView(Kit(theme, icons, self._list), self)
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(ASIDE, 20, ASIDE, 40)
        column.setSpacing(20)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.years)
        head.addWidget(self.print_button)
        column.addLayout(head)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        OverlayBar(self.area)
        self.sheet.places.came.connect(lambda figure: self.area.ensureWidgetVisible(figure, 0, 40))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet.fit(self.width() - 2 * ASIDE)

    # ---- asking and showing

    def refresh(self) -> None:
        """Read the year that is looked at anew."""
        self._stale, self._today = False, self._clock().date()
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.read(
            self, look, self._book, wanted=self.wanted, today=self._today, then=self._show
        )

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = self._stale or self._today not in (None, self._clock().date())
        super().showEvent(event)

    def show_year(self, year: str) -> None:
        """Look back on another year."""
        self.wanted = int(year)
        self.refresh()

    def _show(self, found: Looked) -> None:
        self._asking = None
        self.found = found
        self._name_years(found.year.year, found.years)
        told = found.year
        self.print_button.setEnabled(
            bool(told.sample or told.gatherings or told.wins)
        )  # no empty sheet is worth paper
        self.sheet.show_year(told)

    def _list(self, wanted: Wanted) -> None:
        """The people behind a figure, as things stand now."""
        look_up(
            wanted, of=self, jobs=self._jobs, book=self._book, today=self._clock().date(), since=None,
            then=self.people_requested.emit,
        )  # fmt: skip

    def _name_years(self, shown: int, years: tuple[int, ...]) -> None:
        self.years.setText(str(shown))
        self.years.setAccessibleName(self.tr("Year: {0}").replace("{0}", str(shown)))
        if self.years.menu is not None:
            self.years.menu.deleteLater()
        choices = {str(each): str(each) for each in years}
        self.years.menu = ChoiceMenu(choices, lambda: str(shown), self.show_year, parent=self.years)
        self.years.updateGeometry()

    def take_keyboard(self) -> None:
        """Keys mean this page from now on: the years first, from which Tab goes on to the figures."""
        self.years.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- onto paper

    def choose_file(self) -> None:
        """Ask where the PDF shall lie and on which paper, without blocking the window; one dialog at a time."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        if self.found is None:
            return
        from networker.ui.insights import year_pdf

        papers = {
            QPageSize.PageSizeId.A4: self.tr("PDF, A4 (*.pdf)"),
            QPageSize.PageSizeId.Letter: self.tr("PDF, US Letter (*.pdf)"),
        }
        self._dialog = dialog = QFileDialog(self.window(), self.tr("Save the year as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters(list(papers.values()))
        dialog.selectNameFilter(papers[year_pdf.usual()])
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        dialog.selectFile(f"Networker {self.found.year.year}.pdf")

        def chosen(name: str) -> None:
            letter = dialog.selectedNameFilter() == papers[QPageSize.PageSizeId.Letter]
            self.save(Path(name), QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def save(self, path: Path, paper: QPageSize.PageSizeId) -> None:
        """Write what is shown to a file, off the window's thread; where it lies, or why not, is said."""
        if self.found is None:
            return
        from networker.ui.insights import year_pdf

        page = year_pdf.pdf(
            self.found.year,
            self._page_theme.font("body").family(),
            paper,
            title=words.title(self.found.year),
        )
        self._jobs.read(self, printed.keep, path, page, then=self._kept, failed=self.said.emit)

    def _kept(self, path: Path) -> None:
        self.said.emit(self.tr("The year lies in {0}").replace("{0}", str(path)))


class SheetView(QWidget):
    """The sheet as it will be printed on A4, in the look of the window: smaller where there is no room for all of it."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._sheet: Sheet | None = None
        self._scale = 1.0
        self.places = Places(self)
        self.setFixedSize(A4.toSize())

    def fit(self, wide: int) -> None:
        """Take up at most so many pixels of width."""
        scale = min(1.0, max(wide, 1) / A4.width())
        if scale == self._scale:
            return
        self._scale = scale
        self.setFixedSize((A4 * scale).toSize())
        self._lay_out()

    def _lay_out(self) -> None:
        """The figures where they are painted, with air round the words."""
        if self._sheet is None:
            return
        grown = QTransform.fromScale(self._scale, self._scale)
        for stop, place in zip(self.places.stops, self._sheet.places, strict=True):
            stop.setGeometry(grown.mapRect(place.rect).toRect().adjusted(-6, 0, 6, 0))

    def show_year(self, found: Year) -> None:
        """Show a year; one that says the same leaves the keyboard where it is."""
        if self._sheet is not None and self._sheet.found == found:
            return
        theme = self._kit.theme
        self._sheet = Sheet(found, Ink(theme.font("body").family(), theme.colour), A4)
        self.setAccessibleName(told(found))
        held = next((n for n, each in enumerate(self.places.stops) if each.hasFocus()), None)
        for stop in self.places.stops:
            stop.hide()
            stop.deleteLater()
        unseen = QImage(1, 1, QImage.Format.Format_RGB32)  # where things stand is known once they are painted
        painter = QPainter(unseen)
        self._sheet.paint(painter)
        painter.end()
        stops = []
        for place in self._sheet.places:
            figure = OverSheet(self._kit, place.said, place.shown, parent=self)
            figure.show()
            stops.append(figure)
        self.places.take(stops)
        self._lay_out()
        if held is not None:
            self.places.go_to(min(held, len(stops) - 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._kit.theme
        painter.fillRect(self.rect(), theme.colour("raised"))
        painter.setPen(theme.colour("edge" if theme.dark else "line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._sheet is not None:
            painter.scale(self._scale, self._scale)
            self._sheet.paint(painter)


class OverSheet(Figure):
    """A figure of the sheet: nothing but its place, as the sheet has painted it already."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whoever points at it sees that it leads somewhere."""
        if self.underMouse():
            painter = QPainter(self)
            colour = self._theme.colour("accent")
            colour.setAlphaF(0.12)
            painter.fillRect(self.rect(), colour)
