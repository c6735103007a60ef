"""The focus ring, and the style that gives it air. Put on after the first paint: both cost more than they show then."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from networker.ui.theme import Theme


class Style(QProxyStyle):
    """Fusion with air round the focus ring and without its own focus marks."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @classmethod
    def put_on(cls, app: QApplication) -> None:
        """Give the program this style, once: each time costs what all its widgets take to be dressed anew.

        Behind a stylesheet Qt hides whose style it is, so it is known by what it answers.
        """
        if not app.style().styleHint(QStyle.StyleHint.SH_FocusFrame_AboveWidget):
            app.setStyle(cls())

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return 3
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0  # its mask would cut the corners of the ring
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            return
        super().drawPrimitive(element, option, painter, widget)


def _lies_over(widget: QWidget) -> QWidget | None:
    """What lies over the foot of what the widget stands on, as that says by its property `ringUnder`."""
    ground = widget.parentWidget()
    while ground is not None:
        over = ground.property("ringUnder")
        if isinstance(over, QWidget):
            return over if over.isVisible() and not over.isAncestorOf(widget) else None
        ground = ground.parentWidget()
    return None


class FocusRing(QFocusFrame):
    """The ring of 2 px round whatever has the keyboard; rows of lists draw their own inside."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._move)
            self._move(
                None, app.focusWidget()
            )  # a key may have moved the keyboard while the window was built

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self.window() or isinstance(new, QAbstractItemView):
            self.setWidget(None)  # type: ignore[arg-type]
        elif new.property("ring") is not False:
            target = new.property("ringTarget")
            self.setWidget(target if isinstance(target, QWidget) else new)
        else:
            self.setWidget(None)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        widget: QWidget | None = self.widget()
        if widget is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (over := _lies_over(widget)) is not None:
            top = over.mapTo(over.window(), QPoint()).y() - self.mapTo(self.window(), QPoint()).y()
            painter.setClipRect(QRect(0, 0, self.width(), max(top, 0)))
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        radius = float(widget.property("radius") or 6) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
