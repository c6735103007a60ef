"""A topic of somebody is noted. It writes nothing itself."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from networker.ui.about.form_card import FormCard, Line
from networker.ui.icons import Icons
from networker.ui.theme import Theme


class TopicCard(FormCard):
    """A topic is noted."""

    def __init__(self, second: str, theme: Theme, icons: Icons, pane: QWidget) -> None:
        super().__init__(QCoreApplication.translate("TopicCard", "A topic"), second, theme, icons, pane)
        self.setObjectName("topicCard")
        self.line = self.edit(self.tr("Topic"), hint=self.tr("housing"))
        self.lines = [Line(self.tr("Topic"), (self.line,))]

    def wish(self) -> str:
        """What is typed."""
        return self.line.text()

    def commit(self) -> None:
        self.save.setEnabled(False)
        self.wished.emit(self.wish())

    def may_leave(self) -> bool:
        return not self.line.text().strip()
