"""Whether backups are kept, and where else: the section *Backups* of the preferences."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.parts import INDENT, ChoicesSection
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox


class BackupsSection(ChoicesSection):
    """Whether, and in which other folder."""

    def __init__(self, settings: Settings, own: Path, theme: Theme, icons: Icons) -> None:
        """`own`: the folder of the book, which no other place lies in."""
        super().__init__(self.tr("Backups"), theme, icons)
        self._folder, self._own = settings.backup_folder, own
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
        self.none = Button(self.tr("No other place"), theme, kind="quiet", parent=self)
        self.none.setAccessibleName(self.none.text())
        self.column.addWidget(self.on)
        self._wide(self.note)
        self._wide(self.where)
        self._row(self.choose, self.none, indent=True)
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

    def _wide(self, label: PlainLabel) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.addWidget(label, 1)
        self.column.addLayout(row)

    def _turned(self, on: bool) -> None:
        self._show()
        self._choose(backups=on)

    def show_choices(self, settings: Settings) -> None:
        self._folder = settings.backup_folder
        self.on.blockSignals(True)  # it is chosen already
        self.on.setChecked(settings.backups)
        self.on.blockSignals(False)
        self.on.update()
        self._show()

    def _show(self) -> None:
        on = self.on.isChecked()
        if self._folder:
            said = self.tr("One a day goes to {0} as well.").replace("{0}", self._folder)
        else:
            said = self.tr(
                "A second place, such as a stick, keeps them where this computer breaks or is lost."
            )
        self.where.setText(said)
        self.choose.setText(self.tr("Another folder…") if self._folder else self.tr("Choose a folder…"))
        said = self.tr("Where backups go as well: {0}").replace("{0}", self._folder or self.tr("nowhere yet"))
        self.choose.setAccessibleName(said)
        self.choose.updateGeometry()
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
        """Keep them there as well from now on; "" for nowhere else. What lies beside the book is no second place."""
        if folder and Path(folder).resolve().is_relative_to(self._own.resolve()):
            said = self.tr("{0} lies beside your book and would be lost with it. Choose another folder.")
            self.where.setText(said.replace("{0}", folder))
            return
        self._folder = folder
        self._show()
        if not folder:
            self.choose.setFocus()
        self._choose(backup_folder=folder)
