"""Whether the book opens with a phrase: the section *Encryption* of the preferences."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from networker.services.encryption import Otherwise
from networker.settings import LOCK_AFTER, Settings
from networker.ui.encryption import words
from networker.ui.encryption.keeping import Encrypting
from networker.ui.encryption.limits import LimitsWindow
from networker.ui.icons import Icons
from networker.ui.preferences.parts import INDENT, ChoicesSection
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link


class EncryptionSection(ChoicesSection):
    """The verbs, when it locks itself, whether this computer knows the key, and what lies beside the book."""

    def __init__(
        self, settings: Settings, theme: Theme, icons: Icons, *, encrypting: Encrypting | None = None
    ) -> None:
        super().__init__(self.tr("Encryption"), theme, icons)
        self._encrypting = encrypting
        self.state = self._said("body")
        self.encrypt = self._button(self.tr("Encrypt this book…"))
        self.change = self._button(self.tr("Change the phrase…"))
        self.remove = self._button(self.tr("Remove encryption…"))
        self.lock = self._button(self.tr("Lock now"))
        self.after = self._one_of(self.tr("Lock by itself"), [(n, self._minutes(n)) for n in LOCK_AFTER])
        self.after_word = self._word(self.tr("Lock by itself"))
        self.known = self._tick(self.tr("Remember the key on this computer"))
        self.known_note = self._said("small")
        self.beside = self._said("small")
        self.over = self._button(words.over(encrypted=True))
        self.older = self._button(self.tr("They have an older phrase…"))
        self.others = self._said("small")
        self.delete = self._button(self.tr("Delete these files"))
        self.limits = Link(self.tr("What encryption does not protect…"), theme, size="body", parent=self)
        self.limits.clicked.connect(lambda: LimitsWindow(theme, icons, self.window()).open())
        self.column.addWidget(self.state)
        self._row(self.encrypt, self.change, self.remove, self.lock)
        self._row(self.after_word, self.after)
        self._row(self.known)
        self._wide(self.known_note)
        self.column.addWidget(self.beside)
        self._row(self.over, self.older)
        self.column.addWidget(self.others)
        self._row(self.delete)
        self.column.addWidget(self.limits, 0, Qt.AlignmentFlag.AlignLeft)
        self.after.value_changed.connect(lambda minutes: self._choose(lock_after=minutes))
        self.show_choices(settings)
        self._dress()
        theme.changed.connect(self._dress)
        self._follow(encrypting)

    def _follow(self, encrypting: Encrypting | None) -> None:
        if encrypting is not None:
            for button, verb in (
                (self.encrypt, encrypting.encrypt), (self.change, encrypting.change), (self.remove, encrypting.remove),
                (self.lock, encrypting.lock), (self.over, encrypting.bring_over), (self.older, encrypting.ask_older),
            ):  # fmt: skip
                button.clicked.connect(verb)
            self.delete.clicked.connect(self._delete)
            self.known.clicked.connect(encrypting.set_known)
            encrypting.looked.connect(self._tell)
            encrypting.looked_known.connect(self._show_known)
        self._show_state()
        if encrypting is not None:
            encrypting.look()

    def _button(self, text: str) -> Button:
        button = Button(text, self._theme, parent=self)
        button.setAccessibleName(text)
        return button

    def _said(self, font: str) -> PlainLabel:
        label = PlainLabel("", self)
        label.setWordWrap(True)
        label.setFont(self._theme.font(font))
        return label

    def _wide(self, label: PlainLabel) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.addWidget(label, 1)
        self.column.addLayout(row)

    def _dress(self) -> None:
        for label in (self.state, self.known_note, self.beside, self.others):
            label.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def _minutes(self, n: int) -> str:
        return numbered(self.tr("after %n minutes"), n) if n else self.tr("never")

    def show_choices(self, settings: Settings) -> None:
        self.after.choose(settings.lock_after)

    def _show_state(self) -> None:
        kind = self._encrypting.kind if self._encrypting is not None else "elsewhere"
        self.state.setText(words.state(kind))
        encrypted = kind == "encrypted"
        self.encrypt.setVisible(kind == "plain")
        for each in (self.change, self.remove, self.lock, self.after, self.after_word, self.known):
            each.setVisible(encrypted)
        self.known_note.setText(
            self.tr(
                "Then it opens for whoever is logged in as you, without a phrase. The key lies in the desktop's keyring."
            )
        )
        self.known_note.setVisible(encrypted)
        self.limits.setVisible(kind in ("plain", "encrypted"))
        for part in (self.beside, self.over, self.older, self.others, self.delete):
            part.hide()

    def _tell(self, found: Otherwise) -> None:
        """What lies beside the book and does not open as it does."""
        if self._encrypting is None:
            return
        encrypted = self._encrypting.kind == "encrypted"
        said = words.beside(found, encrypted=encrypted)
        others = words.others(found, self._encrypting.folder) if encrypted else ""
        self.beside.setText(said)
        self.others.setText(others)
        self.beside.setVisible(bool(said))
        self.over.setText(words.over(encrypted=encrypted))
        self.over.setVisible(bool(said) and (encrypted or self._encrypting.knows_keys))
        self.older.setVisible(bool(said))
        self.others.setVisible(bool(others))
        self.delete.setText(self.tr("Delete these files"))
        self.delete.setVisible(bool(others))

    def _delete(self) -> None:
        """The second press means it: what is gone here is gone."""
        if self.delete.text() != words.for_good():
            self.delete.setText(words.for_good())
        elif self._encrypting is not None:
            self._encrypting.take_away()

    def _show_known(self, known: bool, said: str) -> None:
        self.known.setChecked(known)
        self.known.update()
        if said:
            self.known_note.setText(said)
