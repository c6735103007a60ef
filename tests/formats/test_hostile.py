"""What is meant to deceive or to do harm, tried on every reader: signs that nobody sees, markup, formulas.

The names of the seeds are swapped for hostile ones, so that a new format is tried as soon as it has a seed.
"""

import base64
import io
import json
import re

import pytest

from networker import formats
from networker.formats import signs
from networker.formats.records import FollowUpRecord, Item, OwnerRecord, PersonRecord, SkippedRow, TurnRecord
from tests.formats.seeds import SEEDS

TURNED = "\u202eZo\u200bë\u2066\u200f"
NAME = re.compile(r"Zo(?:ë|\\u00eb|\\u00c3\\u00ab|&euml;)|zo%C3%AB")


def items(data: bytes) -> list[Item]:
    return list(formats.read(io.BytesIO(data)))


def lines_of(item: Item) -> list[str]:
    """All values of one line that an item holds."""
    if isinstance(item, PersonRecord):
        facts = [text for fact in item.facts for text in (fact.detail, fact.value) if "\n" not in text]
        return [*item[3:12], *item.groups, *(handle.text for handle in item.handles), *facts]
    if isinstance(item, TurnRecord):
        names = [party.name for party in (item.sender, *item.to)]
        return [
            *names,
            *(h.text for p in (item.sender, *item.to) for h in p.handles),
            item.subject,
            item.place,
        ]
    if isinstance(item, OwnerRecord):
        return [item.name, *(handle.text for handle in item.handles)]
    return []


def texts_of(item: Item) -> list[str]:
    """All texts of several lines."""
    if isinstance(item, PersonRecord):
        return [item.notes, *(fact.value for fact in item.facts)]
    return [item.text] if isinstance(item, TurnRecord | FollowUpRecord) else []


def written(name: str, how: str) -> str:
    """A name as one format writes it, and is found in its seed."""
    if "\\u00c3" in how:
        return "".join(f"\\u00{byte:02x}" for byte in name.encode())
    return json.dumps(name)[1:-1] if how.startswith("Zo\\u") else name


def renamed(seed: str, name: str) -> bytes:
    """A seed in which everybody called Zoë is called otherwise."""
    whole = SEEDS[seed].replace(b"=C3=AB", "ë".encode()).replace(b"\xc3\r\n \xab", b"\xc3\xab")
    if seed == "outlook":
        whole = whole.decode("cp1252").encode("utf-8")
    text = whole.decode("utf-8").replace("Wm/Dqw==", base64_of(name)).replace("=?utf-8?q?Zoë?=", name)
    text = text.replace("ENCODING=QUOTED-PRINTABLE:Br=\r\n", ":Br")
    hostile = NAME.sub(lambda found: written(name, found[0]), text)
    assert hostile != text or "zoe" in text
    return hostile.encode("utf-8")


def base64_of(name: str) -> str:
    return base64.b64encode(name.encode()).decode()


@pytest.mark.parametrize("seed", SEEDS)
def test_signs_that_nobody_sees_are_in_no_name_and_no_address(seed: str) -> None:
    found = items(renamed(seed, TURNED))
    assert any(not isinstance(item, SkippedRow) for item in found)
    for item in found:
        for line in lines_of(item):
            assert line == signs.visible(line)
        for text in texts_of(item):
            assert text == signs.unturned(text)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_name_of_nothing_that_is_seen_is_no_name(seed: str) -> None:
    for item in items(renamed(seed, "\u3164\u200b")):
        for line in lines_of(item):
            assert line == "" or signs.visible(line).strip()
        if isinstance(item, PersonRecord):
            assert any((item.given, item.family, item.middle, item.full_name, item.nickname, item.handles))


JSON_SEEDS = [name for name, data in SEEDS.items() if data[:1] in b"{[" or data.startswith(b"window.")]
JSON_SEEDS.remove("whatsapp")


def told(found: list[Item]) -> list[Item]:
    return [item for item in found if not isinstance(item, SkippedRow)]


@pytest.mark.parametrize("seed", JSON_SEEDS)
@pytest.mark.parametrize("half", [rb"\ud83d", rb"\ude00"])
def test_half_an_emoji_costs_no_file_and_no_entry(seed: str, half: bytes) -> None:
    found = told(items(re.sub(rb'"Zo|(?<=": )"zo', lambda match: match[0] + half, SEEDS[seed])))
    usual = [type(item) for item in told(items(SEEDS[seed]))]
    assert [type(item) for item in found] == usual or seed.startswith("instagram")  # no user has such a name
    for item in found:
        repr(item).encode("utf-8")
        assert "\\ud" not in repr(item).lower()


@pytest.mark.parametrize("seed", JSON_SEEDS)
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_that_was_saved_again_in_another_encoding(seed: str, codec: str) -> None:
    assert items(SEEDS[seed].decode("utf-8").encode(codec)) == items(SEEDS[seed])


@pytest.mark.parametrize("seed", JSON_SEEDS)
@pytest.mark.parametrize(
    "value",
    [b"[" * 200_000, b'{"a":' * 100_000, b"9" * 6000, b"NaN", b"1e999", b"-Infinity", b'{"a": 1, "a": 2}'],
)
def test_odd_values_are_read_past_or_refused_in_a_sentence(seed: str, value: bytes) -> None:
    data = re.sub(
        rb'("?(?:timestamp(?:_ms)?|id|user_id|row|turns|count)"?: )("[^"]*"|\d+)',
        rb"\g<1>" + value,
        SEEDS[seed],
    )
    data = data if data != SEEDS[seed] else SEEDS[seed].replace(b"{", b'{"odd": ' + value + b", ", 1)
    try:
        items(data)
    except (formats.UnreadableFile, formats.UnknownFormat) as error:
        assert str(error).endswith(".")
