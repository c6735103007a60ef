"""Whether backups are kept, and where else: the section *Backups* of the preferences."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.page import Section
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox

INDENT = 28  # pixels, to stand below the word of a tick box


class BackupsSection(Section):
    """`chosen` carries the settings that were changed, by name."""

    chosen = Signal(object)  # Mapping[str, object]

    def __init__(self, settings: Settings, theme: Theme, icons: Icons) -> None:
        super().__init__(self.tr("Backups"), theme)
        self._theme, self._folder = theme, settings.backup_folder
        self._dialog: QFileDialog | None = None
        self.on = TickBox(self.tr("Keep backups of my book"), theme, icons, parent=self)
        self.on.setChecked(settings.backups)
        self.note = self._said(
            self.tr(
                "On each day Networker is used, and each half hour in which something changed. They lie in the folder"
                " “backups” beside your book; old ones are thinned out."
            ),
            theme,
        )
        self.where = self._said("", theme, font="body")
        self.choose = Button(self.tr("Choose a folder…"), theme, parent=self)
        self.choose.setAccessibleName(self.tr("Choose another folder for backups"))
        self.none = Button(self.tr("No other place"), theme, kind="quiet", parent=self)
        self.column.addWidget(self.on)
        self._row(self.note)
        self._row(self.where)
        self._row(self.choose, self.none, stretched=True)
        self._show()
        self._dress()
        theme.changed.connect(self._dress)
        self.on.toggled.connect(self._turned)
        self.choose.clicked.connect(self._ask)
        self.none.clicked.connect(lambda: self.set_folder(""))

    def _said(self, text: str, theme: Theme, font: str = "small") -> PlainLabel:
        label = PlainLabel(text, self)
        label.setWordWrap(True)
        label.setFont(theme.font(font))
        return label

    def _dress(self) -> None:
        self.note.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def _row(self, *parts: QWidget, stretched: bool = False) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.setSpacing(8)
        for each in parts:
            row.addWidget(each, 0 if stretched else 1)
        if stretched:
            row.addStretch(1)
        self.column.addLayout(row)

    def _turned(self, on: bool) -> None:
        self._show()
        self._tell({"backups": on})

    def _tell(self, values: Mapping[str, object]) -> None:
        self.chosen.emit(values)

    def _show(self) -> None:
        on = self.on.isChecked()
        if self._folder:
            said = self.tr("One a day goes to {0} as well.").replace("{0}", self._folder)
        else:
            said = self.tr(
                "A second place, such as a stick, keeps them where this computer breaks or is lost."
            )
        self.where.setText(said)
        self.none.setVisible(bool(self._folder))
        for each in (self.choose, self.none):
            each.setEnabled(on)

    def _ask(self) -> None:
        """Choose a folder, without blocking the window; one dialog at a time."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._dialog = dialog = QFileDialog(self.window(), self.tr("Where backups go as well"), self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_folder)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def set_folder(self, folder: str) -> None:
        """Keep them there as well from now on; "" for nowhere else."""
        self._folder = folder
        self._show()
        if not folder:
            self.choose.setFocus()
        self._tell({"backup_folder": folder})
