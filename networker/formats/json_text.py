"""JSON as exports hold it: read whole within limits, and Meta's doubly encoded letters mended.

A document is looked at by its first characters before it is read, so that a large file of another kind costs
nothing.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from networker.formats import json_stream, limits, text
from networker.formats.errors import UnreadableFile
from networker.formats.json_stream import Events
from networker.formats.source import Source, quoted, reading


def load(source: Source) -> Any:
    """The whole document. Raises UnreadableFile where it is damaged, cut off, too large or too deep."""
    shown = quoted(source.name)
    with reading(source.name), source.open() as stream:
        data = stream.read(limits.JSON + 1)
    if len(data) > limits.JSON:
        raise UnreadableFile(
            f"{shown} is a JSON file of more than {limits.JSON // limits.MB} MB, which is not read."
        )
    try:
        return json.loads(json_stream.without_halves(_decoded(data).lstrip("\ufeff")))
    except RecursionError:
        raise UnreadableFile(f"{shown} is nested too deeply to be an export; nothing was read.") from None
    except ValueError as error:
        line = getattr(error, "lineno", 0)
        where = f" near line {line:,}" if line else ""
        raise UnreadableFile(f"{shown} is damaged or cut off{where}; ask for the export again.") from None


def _decoded(data: bytes) -> str:
    encoding = text.by_mark(data[:4096])
    if encoding is None or encoding.codec == "utf-8":
        return text.decode(data)
    return text.mend(data[encoding.bom :].decode(encoding.codec, "replace"))


def each(source: Source, prefix: str, *, skip: int = 0) -> Iterator[Any]:
    """The values under a path of the document, one after the other, with no more than one in memory.

    `prefix` is ijson's: "item" for those of a list, "chats.list.item" for those of a list within. `skip`: bytes
    of UTF-8 before the document begins. Raises UnreadableFile while iterating, where it is damaged or cut off.
    """
    import ijson

    with reading(source.name), source.open() as stream:
        try:
            events = _shallow(json_stream.events(stream, skip=skip))
            yield from ijson.items(ijson.parse(events), prefix)
        except (ijson.JSONError, UnicodeDecodeError, ValueError, OverflowError, RecursionError):
            raise UnreadableFile(
                f"{quoted(source.name)} is damaged or cut off; ask for the export again."
            ) from None


def _shallow(events: Events) -> Events:
    """The events of a document that is no deeper than exports are: each level costs memory for all below it."""
    depth = 0
    for event in events:
        if event[0].startswith("start_"):
            depth += 1
            if depth > limits.JSON_DEPTH:
                raise RecursionError
        elif event[0].startswith("end_"):
            depth -= 1
        yield event


def mended(said: object) -> str:
    """A string of Meta's as it was meant: each byte of its UTF-8 was written as a letter. "" for no string.

    A string that is right already stays as it is, so mending twice does no harm.
    """
    if not isinstance(said, str):
        return ""
    try:
        return said.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return said


def day_of(seconds: object) -> str:
    """The UTC day of a time stamp in seconds as ISO, or "" for none and for what lies before 1990 or after 2100."""
    if not isinstance(seconds, int | float) or not 631_152_000 <= seconds < 4_102_444_800:
        return ""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
