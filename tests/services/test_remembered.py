"""The key of a book in a keyring: kept where it is safe, found again, and its absence said in one sentence."""

import sys

import pytest

from networker.services.remembered import NONE_HERE, SERVICE, Remembered
from networker.store.cipher import Cipher

KEY = Cipher(bytes(range(32)), bytes(range(16)))


class Ring:
    """A keyring of the desktop's."""

    def __init__(self, priority: float = 5) -> None:
        self.priority = priority
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Ring):
    """One that answers nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("no service on the bus")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("no service on the bus")

    delete_password = get_password  # type: ignore[assignment]


def test_a_key_is_kept_found_and_forgotten() -> None:
    ring = Ring()
    remembered = Remembered(ring)
    assert remembered.find(KEY.salt) is None
    assert remembered.keep(KEY) == ""
    assert ring.kept == {(SERVICE, KEY.salt.hex()): KEY.key.hex()}
    assert remembered.find(KEY.salt) == KEY
    assert remembered.find(bytes(16)) is None
    remembered.forget(KEY.salt)
    remembered.forget(KEY.salt)
    assert remembered.find(KEY.salt) is None


@pytest.mark.parametrize("ring", [Ring(priority=0.5), Locked()], ids=["a plain file", "locked"])
def test_where_it_would_not_be_safe_it_is_not_kept(ring: Ring) -> None:
    remembered = Remembered(ring)
    assert remembered.keep(KEY) == NONE_HERE
    assert remembered.find(KEY.salt) is None
    remembered.forget(KEY.salt)
    assert ring.kept == {}


def test_what_is_kept_there_and_is_no_key_is_none() -> None:
    ring = Ring()
    for odd in ("", "xyz", "00"):
        ring.kept[SERVICE, KEY.salt.hex()] = odd
        assert Remembered(ring).find(KEY.salt) is None


def test_without_keyring_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert Remembered().find(KEY.salt) is None
    assert Remembered().keep(KEY) == NONE_HERE
