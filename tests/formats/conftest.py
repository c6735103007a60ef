"""Files for the readers: written to a temporary place from bytes or text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from networker import formats
from networker.formats.records import Item

Write = Callable[..., Path]
Read = Callable[..., list[Item]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file: write("name", "text" or b"bytes") gives its path."""

    def write_(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_


@pytest.fixture
def read(write: Write) -> Read:
    """Reads the items of a text or of bytes; `format` is what it must be recognised as."""

    def read_(content: str | bytes, format: str) -> list[Item]:
        recognised = formats.read(write("some file", content))
        assert recognised.format == format
        return list(recognised)

    return read_
