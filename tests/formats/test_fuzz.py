"""Hostile bytes: whatever a file holds, it is read, skipped row by row, or refused in a sentence."""

import io
import zipfile
from datetime import datetime
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.formats import columns
from networker.formats.records import Item, PersonRecord, SkippedRow, TurnRecord
from tests.formats.seeds import SEEDS
from tests.thorough import examples

PIECES = (
    b"\0", b'"', b"\n", b"\r", b"\r\n", b",", b";", b"\t", b":", b"=", b"\\", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"\xe9", b" ::: ", b"\nEND:VCARD\n", b"\nBEGIN:VCARD\n", b"=\n", b"%", b"^", b"ENCODING=b", b"CHARSET=x", b"[", b"* ",
)  # fmt: skip


def mutated(seed: bytes) -> st.SearchStrategy[bytes]:
    """Copies of a seed with bytes cut, doubled, replaced or put in at a few places."""
    place = st.integers(0, len(seed))
    piece = st.sampled_from(PIECES) | st.binary(max_size=6)
    changes = st.lists(st.tuples(place, st.integers(0, 40), piece), min_size=1, max_size=5)

    def apply(changes: list[tuple[int, int, bytes]]) -> bytes:
        data = seed
        for at, length, put in changes:
            data = data[:at] + put + data[at + length :]
        return data

    return changes.map(apply)


def reads_or_refuses(data: bytes) -> None:
    try:
        recognised = formats.read(io.BytesIO(data))
        items = list(recognised)
    except (formats.UnknownFormat, formats.UnreadableFile) as error:
        assert str(error).endswith(".")
        return
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"{") + data.count(b",") + data.count(b"<") + 2
    for item in items:
        assert isinstance(item, get_args(Item))
        assert 1 <= item.row <= lines
        if isinstance(item, TurnRecord):
            said = item.text + item.subject + item.thread + item.id + item.place
            assert "\0" not in said + item.sender.name + "".join(each.name for each in item.to)
            (said + item.sender.name).encode("utf-8")
            assert len(item.at) == 10 or datetime.fromisoformat(item.at).year >= 1990
        if isinstance(item, PersonRecord):
            said = repr(item[:-2]) + "".join(handle.text for handle in item.handles) + item.notes
            assert "\0" not in said + item.raw
            item.raw.encode("utf-8")
            item.given.encode("utf-8")
            assert any((item.given, item.family, item.middle, item.full_name, item.nickname, item.handles))


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_themselves_are_read(name: str) -> None:
    items = list(formats.read(io.BytesIO(SEEDS[name])))
    assert any(not isinstance(item, SkippedRow) for item in items)
    assert "zo" in repr(items).lower()


@pytest.mark.property
@pytest.mark.parametrize("name", SEEDS)
def test_mutants_are_read_or_refused(name: str) -> None:
    @settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
    @given(mutated(SEEDS[name]))
    def run(data: bytes) -> None:
        reads_or_refuses(data)

    run()


@pytest.mark.property
@settings(max_examples=examples(200))
@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    reads_or_refuses(data)
    for start in (
        b"BEGIN:VCARD\n",
        b"First Name,Last Name,Connected On\n",
        b"Given Name,Family Name,Phone 1 - Value\n",
        b"dn: cn=x\n",
        b"First,Last,Email,Messenger ID,Birthday\n",
    ):
        reads_or_refuses(start + data)


@pytest.mark.property
def test_random_mappings_are_read_or_refused() -> None:
    @settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
    @given(mutated(SEEDS["google"]))
    def run(data: bytes) -> None:
        try:
            list(
                formats.read_mapped(
                    io.BytesIO(data), {"name": "Name", "mail": "E-mail 1 - Value", "group": "Notes"}
                )
            )
        except (ValueError, formats.UnreadableFile) as error:
            assert str(error).endswith(".")

    run()


@pytest.mark.property
def test_mutated_archives_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in SEEDS.items():
            archive.writestr(name, content)
    path = tmp_path_factory.mktemp("fuzz") / "a.zip"

    @settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
    @given(mutated(whole.getvalue()))
    def run(data: bytes) -> None:
        path.write_bytes(data)
        try:
            for recognised in formats.read_all(path):
                list(recognised)
        except (formats.UnknownFormat, formats.UnreadableFile) as error:
            assert str(error).endswith(".")

    run()


SLACK = {
    "s/users.json": b'[{"id": "U0ME00001", "profile": {"real_name": "Ada"}}, {"id": "U0ZOE0001", "name": "zo\\u00eb"}]',
    "s/dms.json": b'[{"id": "D0ZOE00001", "members": ["U0ME00001", "U0ZOE0001"]}]',
    "s/channels.json": b'[{"id": "C1", "name": "g", "members": []}]',
    "s/D0ZOE00001/2024-03-04.json": b'[{"type": "message", "user": "U0ZOE0001", "text": "hi", "ts": "1709551234.001200"}]',
    "s/g/2024-03-04.json": b'[{"type": "message", "user": "U0ZOE0001", "text": "<@U0ME00001>", "ts": "1709551234.0"}]',
}


@pytest.mark.property
def test_folders_with_mutants_are_read_and_every_healthy_file_in_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("fuzz") / "drop"
    folder.mkdir()
    healthy = b"BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Zoe\nEND:VCARD\n"
    (folder / "healthy.vcf").write_bytes(healthy)
    for name, content in SLACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    hostile = {**SEEDS, **SLACK}

    @settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
    @given(
        st.sampled_from(sorted(hostile)).flatmap(
            lambda name: st.tuples(st.just(name), mutated(hostile[name]))
        )
    )
    def run(found: tuple[str, bytes]) -> None:
        name, data = found
        path = folder / (name if name in SLACK else "mutant")
        before = hostile[name] if name in SLACK else b""
        path.write_bytes(data)
        try:
            read = {each.file: list(each) for each in formats.read_all(folder)}
        finally:
            path.write_bytes(before)
        [zoe] = read["drop/healthy.vcf"]
        assert isinstance(zoe, PersonRecord)

    run()


@pytest.mark.property
def test_unknown_tables_are_looked_at_and_read_as_guessed() -> None:
    @settings(max_examples=examples(200), suppress_health_check=list(HealthCheck))
    @given(mutated(SEEDS["outlook"].replace(b"Vorname", b"Wer")))
    def run(data: bytes) -> None:
        try:
            table = columns.look(io.BytesIO(data))
            said = {column.name: column.guess for column in table.columns if column.name}
            for item in columns.read_columns(io.BytesIO(data), said):
                assert isinstance(item, get_args(Item))
        except formats.UnreadableFile as error:
            assert str(error).endswith(".")

    run()
