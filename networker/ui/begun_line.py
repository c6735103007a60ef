"""One quiet line that tells what was begun on a page and not saved. Each of it is pressed to go on; nothing opens by itself."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from networker.domain.begun import Place
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.timeline.flow import Flow
from networker.ui.widgets.basics import Link

STEP = 22


class BegunLine(Flow):
    """Hidden where nothing is begun. Tab comes to each, Enter and a press go on with it."""

    wanted = Signal(object)  # Place

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(gap=8, step=STEP, parent=parent)
        self.setObjectName("begunLine")
        self._theme = theme
        self._shown: list[tuple[Place, str]] = []
        theme.changed.connect(self._dress)
        self.hide()

    def show_begun(self, begun: Sequence[tuple[Place, str]]) -> bool:
        """Tell these, each with its words: "a note". Whether it tells anything else than before."""
        if list(begun) == self._shown:
            return False
        self._shown = list(begun)
        head = PlainLabel(self.tr("Begun and not saved:"), self)
        head.setFont(self._theme.font("small"))
        head.setContentsMargins(0, 2, 0, 2)  # as high as what is pressed
        links: list[QWidget] = []
        for place, words in begun:
            link = Link(words, self._theme, parent=self)
            link.setAccessibleName(self.tr("Begun and not saved: {0}").replace("{0}", words))
            link.setAccessibleDescription(self.tr("Press to go on with it"))
            link.clicked.connect(partial(self._go_on, place))
            links.append(link)
        self.show_items([head, *links] if links else [])
        self._dress()
        self.setVisible(bool(links))
        return True

    def _go_on(self, place: Place) -> None:
        if self.after is not None:
            # What opens gives the keyboard back to where it was, and what was pressed is gone by then.
            self.after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(place)

    def _dress(self) -> None:
        for each in self.items:
            if isinstance(each, PlainLabel):
                each.setStyleSheet(f"color:{self._theme.colour('text2').name()}")
