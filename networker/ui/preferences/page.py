"""The page of preferences: sections under each other, each with its own choices, which hold at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.ui.page import Page
from networker.ui.tabs import tabbed
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import page_head, page_scroll

WIDEST = 560  # pixels of a section: longer lines are hard to read


class Section(QWidget):
    """Choices of one topic, under its name."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setMaximumWidth(WIDEST)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 28)
        self.column.setSpacing(8)
        self.column.addWidget(page_head(title, theme, aside=0, parent=self))


class PreferencesPage(Page):
    """Built with all its sections when it is first asked for."""

    def __init__(self, sections: Sequence[Section], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("preferencesPage")
        self.setAccessibleName(self.tr("Preferences"))
        self.setProperty("ring", False)
        self.sections = tuple(sections)
        listed = QWidget()
        listed.setMaximumWidth(WIDEST)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = PlainLabel(self.tr("Preferences"), listed)
        title.setFont(theme.font("title"))
        column.addWidget(title)
        column.addSpacing(16)
        for each in sections:
            column.addWidget(each)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page_scroll(listed, theme))

    def take_keyboard(self) -> None:
        """To the first choice there is."""
        stops = [each for section in self.sections for each in tabbed(section) if each.isEnabled()]
        (stops[0] if stops else self).setFocus(Qt.FocusReason.TabFocusReason)
