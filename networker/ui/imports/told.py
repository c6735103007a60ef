"""How an import ended, or why it could not begin: a title, the figures or one sentence, and where to go from here."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.services.imports import Report
from networker.services.imports.planned import Dropped
from networker.services.imports.report import left_out, left_out_files
from networker.ui.imports.examples import SkippedLine, skipped_label
from networker.ui.imports.filled import FilledLists
from networker.ui.imports.reasons import Reasons
from networker.ui.imports.sheet import Sheet
from networker.ui.imports.summary import SkippedRow, Summary
from networker.ui.text import PlainLabel, grouped, numbered, several
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link
from networker.ui.widgets.states import Banner


class ToldPage(Sheet):
    """Nothing here can be changed any more; the page connects the buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.column.setSpacing(8)
        self.text = PlainLabel("", self)
        self.text.setWordWrap(True)
        self.refusal = Banner(theme, kind="bad", parent=self)
        self.reasons = Reasons(theme, self)  # instead, where several files are to blame
        row = QHBoxLayout()
        row.setSpacing(16)
        self.undo_import = Button(self.tr("Undo import"), theme, parent=self)
        self.other_files = Button(self.tr("Choose other files…"), theme, parent=self)
        # What stands before the sentence of the doubtful pairs, and behind it.
        self._said: tuple[str, str] = ("", "")
        self.past = Link(self.tr("Past imports"), theme, size="body", parent=self)
        self.tidy = Link("", theme, size="body", parent=self)
        self.sort = Link("", theme, size="body", parent=self)
        self.sort.hide()
        row.addWidget(self.undo_import)
        row.addWidget(self.other_files)
        row.addWidget(self.sort)
        row.addWidget(self.tidy)
        row.addWidget(self.past)
        row.addStretch(1)
        self.skipped = LeftOut(theme, self)
        self.lists = FilledLists(theme, self)
        for each in (self.text, self.skipped, self.refusal, self.reasons):
            self.column.addWidget(each)
        self.column.addSpacing(12)
        self.column.addLayout(row)
        self.column.addWidget(self.lists)
        self.column.addStretch(1)

    def _tell(self, title: str, text: str, *, undo: bool = False, to_sort: int = 0) -> None:
        self.ink(self.title, title, "text")
        self.ink(self.text, text)
        for refusing in (self.refusal, self.reasons, self.other_files, self.skipped):
            refusing.hide()
        self.sort.setVisible(to_sort > 0)
        self.sort.setText(
            several(to_sort, self.tr("Give them a circle"), self.tr("Sort %n people, one key each"))
        )
        self.sort.updateGeometry()
        self.undo_import.setVisible(undo)
        self.tidy.hide()
        self.lists.hide()
        self.to_top()

    def tell_refused(self, sentence: str, why: Mapping[Dropped, str] = MappingProxyType({})) -> None:
        """The files could not be read, each for its own reason, or the import not be written."""
        self._tell(self.tr("This could not be brought in"), self.tr("Your book is unchanged."))
        several = len(why) > 1
        self.reasons.say(why if several else {})
        self.refusal.say(sentence)
        for shown, part in ((several, self.reasons), (not several, self.refusal), (True, self.other_files)):
            part.setVisible(shown)

    def tell_nothing_new(self, summary: Summary) -> None:
        """Everything in the files is in the book, or nothing in them can be."""
        unchanged, skipped = summary.figures.unchanged, summary.figures.skipped
        title = self.tr("Everything is already here")
        if skipped and not unchanged:
            title = self.tr("There is nothing to bring in")
        said = (
            _several(unchanged, self.tr("1 row is unchanged."), self.tr("%n rows are unchanged.")),
            f"{grouped(skipped)} {skipped_label(skipped, summary.figures.skipped_files)}." if skipped else "",
        )
        self._tell(title, " ".join(each for each in said if each))
        self.skipped.say([row for row in summary.rows["skipped"] if isinstance(row, SkippedRow)], skipped)

    def tell_report(self, report: Report, *, same: int = 0, to_sort: int = 0) -> None:
        """It was written, with so many pairs that were said to be one person each; so many of those whom it brought
        have no circle yet. What is in no figure has a line of its own.
        """
        title = (
            self.tr("1 person is in your book now")
            if report.people == 1
            else numbered(self.tr("%n people are in your book now"), report.people)
        )
        joined = _several(
            same,
            self.tr("1 pair became one person, as you said."),
            self.tr("%n pairs became one person each, as you said."),
        )
        self._said = (f"{counted(report)}. {joined}".strip(), "\n".join(("", *report.noted)))
        self._tell(title, "", undo=report.import_id is not None, to_sort=to_sort)
        self.tell_pairs(len(report.doubtful))

    def tell_pairs(self, count: int) -> None:
        """How many pairs Tidy asks about by now, those of earlier imports among them, and the way there."""
        before, behind = self._said
        asks = _several(
            count,
            self.tr("1 pair may be one person: Tidy asks about it."),
            self.tr("%n pairs may be one person each: Tidy asks about them."),
        )
        self.ink(self.text, f"{before} {asks}".strip() + behind)
        self.tidy.setText(several(count, self.tr("Look at it in Tidy"), self.tr("Look at them in Tidy")))
        self.tidy.updateGeometry()
        self.tidy.setVisible(count > 0)


class LeftOut(QWidget):
    """The first of the rows that were left out, each with its reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)

    def say(self, rows: Sequence[SkippedRow], of: int) -> None:
        """Show others, of so many rows; nothing where there is none."""
        while (item := self._column.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for row in rows:
            self._column.addWidget(SkippedLine(row, self._theme))
        left = of - sum(1 + row.more for row in rows)
        if left > 0:
            more = PlainLabel(several(left, self.tr("And 1 more"), self.tr("And %n more")), self)
            more.setFont(self._theme.font("small"))
            more.setStyleSheet(f"color:{self._theme.colour('text2').name()}")
            self._column.addWidget(more)
        self.setVisible(bool(rows))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ToldPage", text)


def counted(report: Report) -> str:
    """The figures of a report in one line, without a stop."""
    skipped, files = left_out(report.skipped), left_out_files(report.skipped)
    parts = [
        several(report.new, _tr("1 new"), _tr("%n new")),
        several(report.updated, _tr("1 updated"), _tr("%n updated")),
        several(report.unchanged, _tr("1 unchanged"), _tr("%n unchanged")),
        _several(report.again, _tr("1 row of the same person"), _tr("%n rows of the same people")),
        _several(report.interactions, _tr("1 talk"), _tr("%n talks")),
        _several(len(report.doubtful), _tr("1 doubtful"), _tr("%n doubtful")),
        _several(len(report.left), _tr("1 no longer there"), _tr("%n no longer there")),
        _several(report.offered, _tr("1 who only came by left out"), _tr("%n who only came by left out")),
        f"{grouped(skipped)} {skipped_label(skipped, files)}" if skipped else "",
    ]
    return ", ".join(part for part in parts if part)


def _several(n: int, one: str, many: str) -> str:
    """Nothing of none, else how many."""
    return several(n, one, many) if n else ""
