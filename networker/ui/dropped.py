"""What a drag or the clipboard holds that people can be brought in from: files, else contact cards, else text."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from networker.domain.vocabulary import Channel
from networker.formats import UnknownFormat, UnreadableFile, read_pasted
from networker.services.imports.planned import Dropped, Pasted

TEXT = 5_000_000  # characters; more of them is no list of people that somebody copied
CARDS = ("text/vcard", "text/x-vcard", "text/directory")  # address books hand these over, some without text
LINKS = 50  # in one drag
# What exports come in: whoever copies the address of one wants the file.
_FILE = re.compile(r"\.(?:csv|tsv|vcf|vcard|zip|ics|json|mbox|eml|ldif|xml|txt|xlsx?)$", re.IGNORECASE)
_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


def dropped(mime: QMimeData | None) -> list[Dropped]:
    """The files, else the text; an empty list where there is neither. An empty clipboard has no `mime` at all."""
    if mime is None:
        return []
    files = files_of(mime)
    if files:
        return list(files)
    card = next((name for name in CARDS if mime.hasFormat(name)), "")
    if card:
        text = bytes(mime.data(card).data()).decode("utf-8", "replace")
    else:
        text = mime.text() if mime.hasText() else ""
    return [Pasted(text)] if text.strip() and len(text) <= TEXT else []


def take_copy(event: QDropEvent) -> bool:
    """Accept a drag as a copy, whatever keys are held; False where its source offers nothing but to move.

    A source may delete what it believes was moved.
    """
    offered = event.possibleActions()
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if action & offered:
            event.setDropAction(action)
            event.accept()
            return True
    event.ignore()
    return False


def files_of(mime: QMimeData) -> list[Path]:
    """The local files alone."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def links_of(mime: QMimeData) -> list[QUrl]:
    """The addresses of what does not lie on this computer: a page in a browser, a file on a phone or a server."""
    return [url for url in mime.urls() if not url.isLocalFile()]


def is_link(text: str) -> bool:
    """Whether a text is addresses of pages or files and nothing else."""
    words = text.split(maxsplit=LINKS)
    return 0 < len(words) <= LINKS and all(map(_LINK.fullmatch, words))


def is_page(text: str) -> bool:
    """Whether a text is the address of one page that somebody may care about, and of no file to be downloaded."""
    url = QUrl(text.strip())
    alone = len(text.split()) == 1 and is_link(text)
    return alone and url.scheme() in ("http", "https") and not _FILE.search(url.path())


def is_too_long(mime: QMimeData) -> bool:
    """Whether there are words, and more than can be a list of people."""
    return mime.hasText() and len(mime.text()) > TEXT


def names_nobody(text: str) -> bool:
    """Whether nothing can be made of a text: neither people nor a table to ask about. Not for the window's thread.

    What is told apart from anything else but damaged is not nothing: the import says what is wrong with it.
    """
    try:
        found = read_pasted(text)
        if is_link(text):  # a person's profile is somebody, any other page is not
            return all(
                each.channel is Channel.BLOG for item in found for each in getattr(item, "handles", ())
            )
    except UnknownFormat as unknown:
        return not unknown.columns
    except UnreadableFile:
        return False
    return False


class FilesPass(QObject):
    """Lets files through text fields to the window below; Qt's fields would take their names for words."""

    def watch(self, *fields: QLineEdit | QPlainTextEdit) -> None:
        """Let files through these; words dragged into them are still theirs."""
        for field in fields:
            heard = field.viewport() if isinstance(field, QPlainTextEdit) else field
            heard.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in DRAGS and isinstance(event, QDropEvent) and files_of(event.mimeData()):
            event.ignore()
            return True
        return False
