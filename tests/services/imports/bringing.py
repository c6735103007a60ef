"""Records brought in as if readers had yielded them from files."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker import formats
from networker.formats.records import HandleValue, Item, PersonRecord, Recognised
from networker.services import imports
from networker.services.imports import Plan, Report
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
Answer = Callable[[Plan], None]


def nothing(_plan: Plan) -> None:
    """No doubt is answered."""


def record(
    kind: str, number: str, name: str, *handles: HandleValue, row: int = 1, **more: object
) -> PersonRecord:
    """A row of a list, with raw values that tell it from others."""
    given, _, family = name.partition(" ")
    made = PersonRecord(kind, number, row, given, family, handles=handles, **more)  # type: ignore[arg-type]
    return made._replace(raw=repr(made))


def bring(
    book: Book,
    patch: pytest.MonkeyPatch,
    *files: Sequence[Item],
    answer: Answer = nothing,
    everybody: bool = False,
    now: datetime = NOW,
) -> Report:
    """Import files of these items as one drop; `answer` may decide doubts before it is written."""

    def read_all(path: Path) -> Iterator[Recognised]:
        items = files[int(path.name)]
        yield Recognised("test", "Test", f"file {path.name}", lambda: iter(items), everybody)

    patch.setattr(formats, "read_all", read_all)
    plan = imports.plan(book, [Path(str(n)) for n in range(len(files))], now=now)
    answer(plan)
    return imports.apply(book, plan, now=now)
