"""The sheet of a year as a PDF: one page of A4 or Letter, its letters within it, in the colours of paper."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from networker.services.insights.year import Year
from networker.ui.insights.year_sheet import A4, LETTER, Ink, Sheet
from networker.ui.theme import LIGHT

DOTS = 1200  # an inch: letters stand where they were measured
SCREEN = 96  # pixels of the sheet in an inch


def usual() -> QPageSize.PageSizeId:
    """The paper of the user's country: Letter where inches are used in the way of the United States."""
    inches = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4


def pdf(found: Year, family: str, paper: QPageSize.PageSizeId, *, title: str) -> bytes:
    """The sheet as a file. `family`: of its letters; `title`: what readers of PDF call it. Raises OSError."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageSize(QPageSize(paper))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("Networker")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError("no page could be begun")
    painter.scale(DOTS / SCREEN, DOTS / SCREEN)
    size = LETTER if paper == QPageSize.PageSizeId.Letter else A4
    ink = Ink(family, lambda role: QColor(getattr(LIGHT, role)), to_file=True)
    Sheet(found, ink, size).paint(painter)
    painter.end()
    buffer.close()
    return bytes(kept.data())
