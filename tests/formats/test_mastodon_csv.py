"""Accounts followed on Mastodon: whole addresses are people, local and muted ones are not."""

import pytest

from networker import formats
from networker.formats import mastodon_csv
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts


@pytest.mark.parametrize(
    "head", ["Account address,Show boosts,Notify on new posts,Languages", "Account address,Show boosts"]
)
def test_accounts_old_and_new(read: Read, head: str) -> None:
    found = read(
        f"{head}\n\nzoe@social.example,true\n\n@Bo@Sub.Example,false\nbob,true\n", "mastodon-following"
    )
    zoe, bo = people(found)
    assert (zoe.source_id, zoe.nickname, zoe.full_name) == ("zoe@social.example", "zoe", "")
    assert texts(bo) == [("mastodon", "@Bo@Sub.Example", "")]
    assert bo.source_id == "bo@sub.example"
    assert facts(zoe) == [("followed", "by me", "Mastodon")]
    assert skipped(found) == [(6, mastodon_csv.LOCAL)]


def test_columns_of_the_users_own_are_kept(read: Read) -> None:
    content = "Account address,Show boosts,Why\nzoe@social.example,true,kites,and more\n"
    [zoe] = people(read(content, "mastodon-following"))
    assert facts(zoe)[1:] == [("custom", "kites", "Why"), ("custom", "and more", "Column 4")]


def test_muted_accounts_are_nobody_to_bring_in(write: Write) -> None:
    path = write("muted_accounts.csv", "Account address,Hide notifications\nrude@social.example,true\n")
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(path)
    assert "muted" in caught.value.reasons["accounts followed on Mastodon"]
