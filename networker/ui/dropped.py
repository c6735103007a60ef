"""What a drag or the clipboard holds that people can be brought in from: files, else text."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from networker.services.imports.planned import Dropped, Pasted

TEXT = 5_000_000  # characters; more of them is no list of people that somebody copied


def dropped(mime: QMimeData | None) -> list[Dropped]:
    """The files, else the text; an empty list where there is neither. An empty clipboard has no `mime` at all."""
    if mime is None:
        return []
    files: list[Dropped] = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files or not mime.hasText():
        return files
    text = mime.text()
    return [Pasted(text)] if text.strip() and len(text) <= TEXT else []
