"""What a session leaves behind: files for the user alone, and their words only in the book, its backups and what they export."""

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.prove.figures import Measure

ROOT = Path(__file__).parents[2]
CANARY = b"ZQXCANARY"
THEIRS = ("networker.db", "networker.db-wal", "backups/", "exported.json")  # where the user's words belong
OTHERS = ("fontconfig", "mesa_shader_cache", "qtshadercache")  # of the system's own, below the home folder


def files_to_bring(folder: Path) -> None:
    """Of each kind one, whole or broken, with the canary where a reader would trip over it."""
    word = CANARY.decode()
    folder.mkdir()
    made = {
        "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f"{word},Zoe,https://www.linkedin.com/in/{word},zoe@{word.lower()}.example,{word},{word},20 Nov 2025\n",
        "broken.vcf": f"BEGIN:VCARD\nVERSION:3.0\nFN:{word}\nBDAY:{word}\nTEL:{word}\n",
        "broken.ics": f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{word}\nSUMMARY:{word}\n",
        "broken.json": f'{{"format": "networker", "person": [{{"name": "{word}",',
        "chat.txt": f"31/12/2025, 25:61 - {word}: {word}\n{word}\n",
        "mail.mbox": f"From {word}\nFrom: {word} <{word}>\nDate: {word}\nSubject: =?utf-8?b?{word}?=\n\n{word}\n",
        "odd.xml": f"<!DOCTYPE a [<!ENTITY b '{word}'>]><a>&b;</a>",
        "nothing.bin": word * 3,
    }
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "archive.zip", "w") as archive:
        archive.writestr(f"{word}.csv", f"{word}\n\x00{word}")


@pytest.fixture(scope="module")
def left_behind(
    tmp_path_factory: pytest.TempPathFactory,
) -> "tuple[Path, subprocess.CompletedProcess[bytes]]":
    """All that the session wrote, below one folder; its umask lets everybody in."""
    place = tmp_path_factory.mktemp("private")
    files_to_bring(place / "brought")
    home = place / "left"
    places = {
        "HOME": home, "TMPDIR": home / "tmp", "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data",
        "XDG_CACHE_HOME": home / "cache", "XDG_STATE_HOME": home / "state", "XDG_RUNTIME_DIR": home / "run",
    }  # fmt: skip
    for each in places.values():
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    program = [sys.executable, "-m", "tests.journeys.private_session"]
    done = subprocess.run(
        [*program, str(home / "book"), str(place / "brought")],
        capture_output=True, check=False, timeout=180, cwd=ROOT, umask=0,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1",
             **{name: str(each) for name, each in places.items()}},
    )  # fmt: skip
    return home, done


def test_everything_was_driven_and_said_without_a_word_of_theirs(
    left_behind: "tuple[Path, subprocess.CompletedProcess[bytes]]",
) -> None:
    home, done = left_behind
    assert done.returncode == 0, done.stderr[-2000:]
    assert b"driven to the end" in done.stdout
    assert b"brought: 1" in done.stdout
    assert b"hidden: Names are hidden" in done.stdout
    assert b"report: False" in done.stdout
    assert CANARY not in done.stdout + done.stderr
    log = (home / "book" / "logs" / "networker.log").read_text("utf-8")
    assert "failed RuntimeError@" in log
    assert "failed in a thread ValueError@" in log
    assert "error networker.desktop.jobs" in log
    assert "KeyError" in log
    assert log.rstrip().endswith("ended")


def test_their_words_are_in_the_book_its_backups_and_exports_alone(
    left_behind: "tuple[Path, subprocess.CompletedProcess[bytes]]", figure: Measure
) -> None:
    home, _ = left_behind
    found = []
    for file in home.rglob("*"):
        name = file.relative_to(home).as_posix()
        if CANARY.lower() in name.lower().encode() or (
            file.is_file() and CANARY.lower() in file.read_bytes().lower()
        ):
            found.append(name)
    assert "book/networker.db" in found  # or it would be looked for in vain
    elsewhere = [name for name in found if not name.removeprefix("book/").startswith(THEIRS)]
    figure("canary", met=not elsewhere, sums={"files of theirs": len(found), "elsewhere": len(elsewhere)})
    assert not elsewhere


def test_nothing_temporary_is_left(left_behind: "tuple[Path, subprocess.CompletedProcess[bytes]]") -> None:
    home, _ = left_behind
    assert list((home / "tmp").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder by other means")
def test_every_file_is_for_the_user_alone_whatever_the_umask(
    left_behind: "tuple[Path, subprocess.CompletedProcess[bytes]]", figure: Measure
) -> None:
    home, _ = left_behind
    open_to_others = [
        f"{each.relative_to(home)} {stat.S_IMODE(each.lstat().st_mode):o}"
        for each in home.rglob("*")
        if stat.S_IMODE(each.lstat().st_mode) & 0o077
        and not any(part in OTHERS for part in each.relative_to(home).parts)
    ]
    all_of_it = len(list(home.rglob("*")))
    figure(
        "modes",
        met=not open_to_others,
        sums={"files and folders": all_of_it, "open to others": len(open_to_others)},
    )
    assert not open_to_others
