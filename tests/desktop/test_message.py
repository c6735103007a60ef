"""What goes over the socket: what was written is understood, and nothing else is."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.desktop.message import MOST_LINKS, Wish, understood, written
from networker.verb_call import VerbCall


def test_what_is_written_is_understood() -> None:
    wish = Wish([Path("/home/ana/Zoë & \udce9.csv")], ["networker:person/4"], log=True, show=False)
    assert understood(written(wish)) == wish
    call = VerbCall(("log", "coffee Zoë; é \udce9"), Path("/home/ana"), "line\n")
    assert understood(written(call)) == call


@pytest.mark.parametrize(
    "said",
    [
        b"\n", b"hello\n", b"[]\n", b"{}\n", b'{"files": "x"}\n', b'{"files": [], "links": 4}\n', b"[" * 5000 + b"\n",
        b'{"verb": 4}\n', b'{"verb": {"words": "undo", "folder": "/", "line": ""}}\n', b"\xff\xfe\n",
        b'{"verb": {"words": ["undo", 4], "folder": "/", "line": ""}}\n',
        b'{"verb": {"words": ["undo"], "folder": "tmp", "line": ""}}\n',
        b'{"verb": {"words": ["undo"], "folder": "/", "line": null}}\n',
        b'{"verb": {"words": ["undo"], "folder": "/\\u0000", "line": ""}}\n',
    ],
)  # fmt: skip
def test_what_is_none_of_ours_is_nothing(said: bytes) -> None:
    assert understood(said) is None


def test_what_is_no_whole_file_or_link_is_passed_over() -> None:
    told = {"files": ["relative.csv", 4, "/a.csv", "/\0"], "links": [4, *["networker:x"] * 99], "log": 1}
    assert understood(json.dumps(told).encode()) == Wish([Path("/a.csv")], ["networker:x"] * (MOST_LINKS - 1))


@settings(max_examples=30)
@given(st.binary(max_size=80))
def test_no_bytes_raise(said: bytes) -> None:
    understood(said)
