"""Desktop entries (freedesktop.org): a command in their quoting and out of it, and files of ours told from others'."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from networker.desktop.autostart.port import CannotRegister

OURS = "X-Networker"  # the key that says who wrote it
LARGEST = 1 << 16  # bytes
FIELDS = ("%u", "%U", "%f", "%F")  # which stand for what is opened, and are not quoted
_STRING = (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))


def exec_of(words: Sequence[str]) -> str:
    """A command as the value of `Exec`: each word quoted, then the whole escaped as any string there is."""
    return value_of(" ".join(each if each in FIELDS else _quoted(each) for each in words))


def value_of(text: str) -> str:
    """A text as the value of a key."""
    for sign, written in _STRING:
        text = text.replace(sign, written)
    return text


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and all(ch.isalnum() or ch in "-_./:=+@,%" for ch in word):
        return word
    for sign in '\\"`$':
        word = word.replace(sign, f"\\{sign}")
    return f'"{word}"'


def words_of(line: str) -> tuple[str, ...]:
    """The command in a value of `Exec`. Raises ValueError where its quoting is broken."""
    return tuple(_split(_unescaped(line)))


def _unescaped(line: str) -> str:
    back = {written[1]: sign for sign, written in _STRING} | {"s": " "}
    found, signs = [], iter(line)
    for ch in signs:
        found.append(back.get(after := next(signs, ""), f"\\{after}") if ch == "\\" else ch)
    return "".join(found)


def _split(line: str) -> list[str]:
    words: list[str] = []
    word: str | None = None
    signs = iter(line)
    quoted = False
    for ch in signs:
        if quoted and ch == "\\":
            word = (word or "") + next(signs, "")
        elif ch == '"':
            quoted, word = not quoted, word or ""
        elif ch == " " and not quoted:
            words += [] if word is None else [word]
            word = None
        else:
            word = (word or "") + ch
    if quoted:
        raise ValueError("a quotation without an end")
    words += [] if word is None else [word]
    return [each if each in FIELDS else each.replace("%%", "%") for each in words]


def read(path: Path) -> Mapping[str, str] | None:
    """What an entry of ours says; None where there is no file. Raises CannotRegister for one of another's, or a broken one."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST).decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot(path, error) from error
    lines = [line.partition("=") for line in text.splitlines() if not line.startswith("#")]
    said = {key.strip(): value.strip() for key, sign, value in lines if sign}
    if "[Desktop Entry]" not in text or OURS not in said:
        raise CannotRegister(
            f"Networker did not write the file {path}, so it was left as it is. Move it away, then try again."
        )
    return said


def write(path: Path, said: Mapping[str, str]) -> None:
    """Write an entry whole or not at all. Raises CannotRegister where it may not be, or another's is in its place."""
    read(path)
    text = "".join(f"{key}={value}\n" for key, value in {**said, OURS: "true"}.items())
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_bytes(f"[Desktop Entry]\n{text}".encode("utf-8", "surrogateescape"))
        part.replace(path)
    except OSError as error:
        raise cannot(path, error) from error


def remove(path: Path) -> None:
    """Take an entry of ours away. Raises CannotRegister where it is another's, or stays."""
    if read(path) is None:
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot(path, error) from error


def cannot(path: Path | str, error: OSError) -> CannotRegister:
    """One sentence about a place that cannot be written."""
    why = error.strerror or os.fspath(path)
    return CannotRegister(f"{path} cannot be written: {why}. Nothing was changed.")
