"""What tests of the import page have alike: exports to bring in, and waiting for the lanes."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from networker.ui.imports.page import ImportPage

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def export(path: Path, *rows: str) -> Path:
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


ANA = "Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,,Acme,Lead,04 Mar 2019"


def start(page: ImportPage, qtbot: QtBot, *files: Path) -> None:
    page.start(list(files))
    qtbot.waitUntil(lambda: page._jobs.idle)
