"""Comments of a WordPress blog: whose they are, what is left out, and XML that no parser likes."""

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, values
from networker.formats import wordpress_comments as comments
from networker.formats import wordpress_xml as xml
from networker.formats.records import ME, Item, OwnerRecord, SkippedRow, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import skipped
from tests.thorough import examples

ROOT = (
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/">'
)
NOTE = '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- This is a WordPress eXtended RSS file. <rss> -->\n'
FORMAT = "wordpress-wxr"


def author(
    number: int = 1, login: str = "ada", name: str = "Ada Quill", mail: str = "ada@quill.example"
) -> str:
    return (
        f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login><![CDATA[{login}]]></wp:author_login>"
        f"<wp:author_email>{mail}</wp:author_email><wp:author_display_name><![CDATA[{name}]]></wp:author_display_name>"
        "</wp:author>\n"
    )


def comment(number: int = 1, said: str = "Lovely.", **more: str) -> str:
    told = {
        "id": str(number), "author": "<![CDATA[Zoë Brandt]]>", "author_email": "zoe@example.com", "author_url": "",
        "author_IP": "192.0.2.1", "date": "2024-03-04 12:20:34", "date_gmt": "2024-03-04 11:20:34",
        "content": f"<![CDATA[{said}]]>", "approved": "1", "type": "", "parent": "0", "user_id": "0",
    } | more  # fmt: skip
    inner = "\n".join(f"<wp:comment_{name}>{value}</wp:comment_{name}>" for name, value in told.items())
    return f"<wp:comment>\n{inner}\n</wp:comment>\n"


def mine(number: int = 1, said: str = "Thanks.", **more: str) -> str:
    return comment(number, said, author="Ada", author_email="ada@quill.example", user_id="1", **more)


def post(
    *comments: str, number: int = 7, title: str = "Tides", body: str = "<![CDATA[<p>x</p>]]>", **more: str
) -> str:
    told = {
        "link": f"https://quill.example/tides-{number}/", "dc:creator": "<![CDATA[ada]]>",
        "guid": f"https://quill.example/?p={number}",
    } | more  # fmt: skip
    inner = "\n".join(f"<{name}>{value}</{name}>" for name, value in told.items())
    return f"<item>\n<title>{title}</title>\n{inner}\n<content:encoded>{body}</content:encoded>\n{''.join(comments)}</item>\n"


def blog(*posts: str, authors: str | None = None, root: str = ROOT, note: str = NOTE) -> str:
    told = (
        "<title>Quill's blog</title><link>https://quill.example</link><wp:wxr_version>1.2</wp:wxr_version>\n"
    )
    told += "<wp:base_blog_url>https://quill.example</wp:base_blog_url>\n"
    inner = (author() if authors is None else authors) + "".join(posts)
    return f"{note}{root}\n<channel>\n{told}{inner}</channel>\n</rss>\n"


def turns(found: list[Item]) -> list[TurnRecord]:
    return [item for item in found if isinstance(item, TurnRecord)]


def owners(found: list[Item]) -> list[OwnerRecord]:
    return [item for item in found if isinstance(item, OwnerRecord)]


def test_a_comment(read: Read) -> None:
    found = read(
        blog(post(comment(said="So <b>true</b> &amp; kind.", author_url="https://zoe.example/"))), FORMAT
    )
    [turn] = turns(found)
    assert (turn.source_kind, turn.thread, turn.id, turn.at) == (
        "wordpress", "https://quill.example/?p=7", "1", "2024-03-04T11:20:34+00:00",
    )  # fmt: skip
    assert (turn.channel, turn.kind, turn.subject, turn.text) == (
        Channel.BLOG, Kind.COMMENT, "Tides", "So true & kind.",
    )  # fmt: skip
    assert (turn.sender.source_id, turn.sender.name, turn.replies) == ("", "Zoë Brandt", False)
    assert [(each.channel, each.text) for each in turn.sender.handles] == [
        (Channel.MAIL, "zoe@example.com"),
        (Channel.BLOG, "https://zoe.example/"),
    ]
    assert len(turn.to) == 1
    assert turn.to[0] is ME
    assert blog(post(comment())).splitlines()[turn.row - 1] == "<wp:comment>"


def test_the_one_author_is_the_user(read: Read) -> None:
    [owner] = owners(read(blog(), FORMAT))
    assert (owner.source_kind, owner.name, owner.handles[0].text) == (
        "wordpress",
        "Ada Quill",
        "ada@quill.example",
    )
    for own in ({"user_id": "1", "author_email": ""}, {"user_id": "0", "author_email": "ADA@quill.example"}):
        [turn] = turns(read(blog(post(comment(**own))), FORMAT))
        assert turn.sender is ME
        assert turn.to == (), "under the user's own post it is for nobody"
    [turn] = turns(read(blog(post(comment(user_id="44"))), FORMAT))
    assert turn.sender.name == "Zoë Brandt", "a reader with an account is not the user"


def test_an_answer_is_for_whom_it_answers(read: Read) -> None:
    bo = {"author": "Bo", "author_email": "bo@example.com"}
    found = read(
        blog(
            post(comment(1), mine(2, parent="1"), comment(3, parent="2"), comment(4, parent="1", **bo)),
            post(mine(5, parent="1"), comment(6, parent="99"), number=8),
        ),
        FORMAT,
    )
    first, answer, back, beside, other, lost = turns(found)
    assert answer.sender is ME
    assert answer.to == (first.sender,)
    assert answer.to[0] is first.sender
    assert [turn.replies for turn in turns(found)] == [False, True, True, True, False, False]
    assert back.to[0] is ME
    assert [party.name for party in beside.to] == ["Zoë Brandt"]
    assert other.to == (), "numbers count within a post"
    assert lost.to[0] is ME


def test_of_several_authors_none_is_taken_for_the_user(read: Read) -> None:
    both = author() + author(2, "bo", "Bo Lind", "bo@example.com")
    found = read(
        blog(
            post(comment(1), comment(2, parent="1", author="Bo", author_email="bo@example.com", user_id="2")),
            post(comment(3), number=8, **{"dc:creator": "bo"}),
            post(comment(4), number=9, **{"dc:creator": "gone"}),
            authors=both,
        ),
        FORMAT,
    )
    assert owners(found) == []
    assert [(turn.sender.name, [party.name for party in turn.to]) for turn in turns(found)] == [
        ("Zoë Brandt", ["Ada Quill"]), ("Bo", ["Zoë Brandt"]), ("Zoë Brandt", ["Bo Lind"]), ("Zoë Brandt", []),
    ]  # fmt: skip
    assert ME not in [turn.sender for turn in turns(found)]
    assert turns(found)[1].sender.handles == turns(found)[2].to[0].handles


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "2.0"])
def test_the_version_does_not_matter_nor_does_the_prefix(read: Read, version: str) -> None:
    text = blog(post(comment()), root=ROOT.replace("/1.2/", f"/{version}/"))
    assert len(turns(read(text, FORMAT))) == 1
    other = re.sub(r"(</?|xmlns:)wp:", r"\1w:", text)
    other = other.replace("xmlns:wp=", "xmlns:w=")
    assert [turn.text for turn in turns(read(other, FORMAT))] == ["Lovely."]


def test_the_oldest_exports_list_no_authors(read: Read) -> None:
    found = read(
        blog(post(comment(1), comment(2, user_id="1", author="ada", parent="1")), authors=""), FORMAT
    )
    first, answer = turns(found)
    assert owners(found) == []
    assert first.to[0] is ME
    assert answer.sender is ME
    assert answer.to == (first.sender,)


def test_what_is_no_comment_of_a_person_is_counted(read: Read) -> None:
    found = read(
        blog(
            post(
                comment(1, type="pingback"), comment(2, type="trackback"), comment(3, approved="spam"),
                comment(4, approved="0"), comment(5, approved="trash"), comment(6, approved="post-trashed"),
                comment(7, type="order_note"), comment(8, type="comment"),
                comment(9, author="Anonymous", author_email=""), comment(10, author="Anónimo", author_email=""),
                comment(11, author="Mr WordPress", author_email="", author_url="http://wordpress.org/"),
                comment(12, author="A Commenter", author_email="wapuu@wordpress.example"),
                comment(13, author="Anonymous", author_email="a@example.com"),
            )
        ),
        FORMAT,
    )  # fmt: skip
    assert [turn.id for turn in turns(found)] == ["8", "13"]
    assert {why.why: 1 + why.more for why in found if isinstance(why, SkippedRow)} == {
        comments.PING: 2, comments.HELD_BACK: 4, comments.OTHER_TYPE: 1, comments.ANONYMOUS: 2, comments.EXAMPLE: 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("gmt", "local", "at"),
    [
        ("2024-03-04 11:20:34", "2024-03-04 12:20:34", "2024-03-04T11:20:34+00:00"),
        ("0000-00-00 00:00:00", "2024-03-04 12:20:34", "2024-03-04T12:20:34"),
        ("<![CDATA[2024-03-04 11:20:34]]>", "", "2024-03-04T11:20:34+00:00"),
        ("1970-01-01 00:00:00", "2024-03-04 12:20:34", "2024-03-04T12:20:34"),
        ("2024-02-30 11:20:34", "2024-03-04 12:20:34", "2024-03-04T12:20:34"),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", ""),
        ("", "9999-01-01 00:00:00", ""),
        ("soon", "-1", ""),
    ],
)
def test_the_time(read: Read, gmt: str, local: str, at: str) -> None:
    found = read(blog(post(comment(date_gmt=gmt, date=local))), FORMAT)
    assert [turn.at for turn in turns(found)] == ([at] if at else [])
    assert [why for _, why in skipped(found)] == ([] if at else [comments.NO_TIME])


def test_the_thread_is_the_post_however_its_link_changes(read: Read) -> None:
    first, moved, bare, nothing = turns(
        read(
            blog(
                post(comment(1)),
                post(comment(2), link="https://quill.example/2024/tides/"),
                post(comment(3), guid="", link=""),
                post(comment(4), guid="7 at quill", link=""),
            ),
            FORMAT,
        )
    )
    assert first.thread == moved.thread
    assert bare.thread == "https://quill.example Tides"
    assert nothing.thread == "https://quill.example 7 at quill"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://zoe.example", ["http://zoe.example"]),
        ("http://www.facebook.com/zoe.brandt", ["http://www.facebook.com/zoe.brandt"]),
        ("https://github.com/zoe", ["https://github.com/zoe"]),
        ("http://www.facebook.com/", []),
        ("https://google.com", []),
        ("http://", []),
        ("http://localhost/", []),
        ("none", []),
        ("javascript:alert(1)", []),
        ("mailto:x@example.com", []),
    ],
)
def test_a_site_is_a_handle_where_it_can_be_somebodys_own(read: Read, url: str, shown: list[str]) -> None:
    [turn] = turns(read(blog(post(comment(author_url=url))), FORMAT))
    assert [each.text for each in turn.sender.handles[1:]] == shown


def test_a_mail_that_many_share_is_nobodys(read: Read) -> None:
    [turn] = turns(read(blog(post(comment(author_email="noreply@blogger.com"))), FORMAT))
    assert (turn.sender.name, turn.sender.handles) == ("Zoë Brandt", ())


def test_somebody_without_name_and_address_is_skipped(read: Read) -> None:
    found = read(blog(post(comment(author="", author_email="no mail"), comment(2))), FORMAT)
    assert [why for _, why in skipped(found)] == [values.NO_PERSON]
    assert [turn.id for turn in turns(found)] == ["2"]


def test_one_person_is_one_object(read: Read) -> None:
    first, second, other = turns(
        read(
            blog(post(comment(1), comment(2, author_email="Zoe@Example.com"), comment(3, author="Zed"))),
            FORMAT,
        )
    )
    assert first.sender is second.sender
    assert other.sender.name == "Zed"


def test_text_is_plain(read: Read) -> None:
    html = (
        "one<br />\r\ntwo<br>three</p>\n\n\n<p>a &lt;b&gt; &#8217; &amp;amp; <a href='x'>link</a>"
        "<!-- wp:quote --> 1 < 2\x07"
    )
    [turn] = turns(
        read(blog(post(comment(said=html), title="<![CDATA[Tides &#038; <em>moons</em>]]>")), FORMAT)
    )
    assert turn.text == "one\ntwo\nthree\n\na <b> ’ &amp; link 1 < 2"
    assert turn.subject == "Tides & moons"
    [turn] = turns(read(blog(post(comment(said="x" * 200_000), image="<title>no</title>")), FORMAT))
    assert turn.subject == "Tides", "the first title of a post is its own"
    assert len(turn.text) == limits.TEXT_CHARACTERS


def test_control_characters_are_taken_out(read: Read) -> None:
    text = blog(post(comment(said="a\x0b\x08\x1f\x7fb"), body="<![CDATA[\x00\x01\uffff]]>"))
    assert [turn.text for turn in turns(read(text, FORMAT))] == ["ab"]


@pytest.mark.parametrize(
    "body",
    [
        "<![CDATA[<script>//<![CDATA[\nx = 1;\n//]]></script><br>more]]>",
        "<![CDATA[ends ]]> early & <p> is not closed]]>",
        "<![CDATA[is never closed <b>\n",
        "no CDATA at all & <br> &nbsp; &bogus;",
        "<![CDATA[<item> and <wp:comment> as words, & ]]]]><![CDATA[> as WordPress writes it]]>",
    ],
)
def test_broken_xml_in_a_post_costs_no_comment(read: Read, body: str) -> None:
    found = read(
        blog(post(comment(1)), post(comment(2), mine(3, parent="2"), body=body), post(comment(4))), FORMAT
    )
    assert [turn.id for turn in turns(found)] == ["1", "2", "3", "4"]
    assert turns(found)[2].to == (turns(found)[1].sender,)
    assert turns(found)[1].subject == "Tides"
    assert [why for _, why in skipped(found) if why != xml.BROKEN] == []


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<![CDATA[see ]]> <b>there & back]]>", "see ]]> there & back"),
        ("<![CDATA[never <b>closed", "never closed"),
        ("<![CDATA[a ]]]]><![CDATA[> b & ]]> <b>c]]>", "a ]]> b & ]]> c"),
        ("stray & sign&nbsp;here &copy; &#1;", "stray & sign\xa0here ©"),
    ],
)
def test_a_broken_comment_is_mended(read: Read, said: str, text: str) -> None:
    broken = comment(2, content=said)
    for posts in ([post(comment(1), broken, comment(3)), post(comment(4))], [post(comment(1), broken)]):
        found = read(blog(*posts), FORMAT)
        assert [turn.id for turn in turns(found)] in (["1", "2", "3", "4"], ["1", "2"])
        assert turns(found)[1].text == text
        assert skipped(found) == []


@pytest.mark.parametrize("before", ["\n\n", "\ufeff \r\n", ""])
@pytest.mark.parametrize(
    "title", ["Quill &#039;s blog", "Quill & blog &nbsp;", "<![CDATA[Quill]]> & blog]]>"]
)
def test_a_broken_beginning_costs_nothing(read: Read, before: str, title: str) -> None:
    text = before + blog(post(comment(1, author_email="", author_url=""), guid="", link="")).replace(
        "Quill's blog", title
    )
    found = read(text.replace("https://quill.example", ""), FORMAT)
    assert [owner.name for owner in owners(found)] == ["Ada Quill"]
    [turn] = turns(found)
    assert turn.thread.startswith("Quill")
    assert turn.thread.endswith("Tides")
    assert text[: text.index("<wp:comment>")].count("\n") == turn.row - 1
    assert skipped(found) == []


def test_what_cannot_be_mended_is_left_out_alone(read: Read) -> None:
    text = blog(post(comment(1), comment(2, approved="1</wp:no>"), comment(3)), post(comment(4)))
    found = read(text, FORMAT)
    assert [turn.id for turn in turns(found)] == ["1", "3", "4"]
    [(row, why)] = skipped(found)
    assert why == xml.BROKEN
    assert text.splitlines()[row : row + 1] == ["<wp:comment_id>2</wp:comment_id>"]


def test_a_file_that_is_cut_says_so_and_keeps_what_is_whole(read: Read) -> None:
    text = blog(post(comment(1), comment(2), comment(3)))
    at = text.index("<wp:comment_id>3")
    for cut in (at, text.index("Lovely", at) + 3, text.index("</item>")):
        found = read(text[:cut], FORMAT)
        assert [turn.id for turn in turns(found)] == ["1", "2", "3"][: 3 if "</item" in text[cut:][:6] else 2]
        assert [why for _, why in skipped(found)] == [xml.CUT]


def test_a_message_of_the_server_at_the_end_costs_no_comment(read: Read) -> None:
    text = blog(post(comment(1), comment(2)))
    end = text.index("</item>")
    found = read(
        text[:end] + "<br />\n<b>Fatal error</b>: Allowed memory size & so on <br>\n" + text[end:], FORMAT
    )
    assert [turn.id for turn in turns(found)] == ["1", "2"]
    assert [why for _, why in skipped(found)] == [xml.BROKEN]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://example.com/x.dtd"> %p;]>',
    ],
)
def test_a_document_type_is_refused(write: Write, declared: str) -> None:
    path = write("blog.xml", blog(post(comment(said="&b;")), note=f'<?xml version="1.0"?>\n{declared}\n'))
    with pytest.raises(formats.UnreadableFile, match=r"“blog.xml” declares a type of document.*\.$"):
        list(formats.read(path))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(read: Read, encoding: str) -> None:
    [turn] = turns(read(blog(post(comment())).encode(encoding), FORMAT))
    assert turn.sender.name == "Zoë Brandt"


def test_a_line_of_another_code_page(read: Read) -> None:
    data = (
        blog(post(comment(1), comment(2, said="größer")))
        .encode()
        .replace("größer".encode(), "größer".encode("cp1252"))
    )
    assert [turn.text for turn in turns(read(data, FORMAT))] == ["Lovely.", "größer"]


def test_a_file_without_line_ends(read: Read) -> None:
    found = read(blog(post(comment(1), comment(2)), post(comment(3))).replace("\n", " "), FORMAT)
    assert [turn.id for turn in turns(found)] == ["1", "2", "3"]
    assert {turn.row for turn in turns(found)} == {1}


def test_reading_twice_gives_the_same(write: Write) -> None:
    recognised = formats.read(
        write("x", blog(post(comment(1), mine(2, parent="1"), comment(3, approved="0"))))
    )
    assert list(recognised) == list(recognised)
    assert recognised.title == "Comments of a WordPress blog"


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><rss version="2.0"><channel><title>a feed</title></channel></rss>',
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>http://wordpress.org/export/1.2/</title></feed>',
        f"<opml><!-- {ROOT} --></opml>",
        f"<x>{ROOT}</x>",
        "<rss",
        "<!-- <rss",
        json.dumps({"text": ROOT}),
        f"a mail about {ROOT}",
    ],
)
def test_other_files_are_declined(write: Write, content: str) -> None:
    with pytest.raises(formats.UnknownFormat) as caught:
        formats.read(write("x.xml", content))
    assert "comments of a WordPress blog" in caught.value.reasons


def test_hostile_nesting_and_sizes(read: Read) -> None:
    deep = "<a>" * 100_000 + "</a>" * 100_000
    assert len(turns(read(blog(post(deep, comment())), FORMAT))) == 1
    found = read(blog(post(comment("9" * 5000, author="N" * 5000, author_email="m@" + "x" * 5000))), FORMAT)  # type: ignore[arg-type]
    [turn] = turns(found)
    assert max(len(turn.id), len(turn.sender.name)) <= limits.NAME_CHARACTERS
    nested = comment(1).replace("</wp:comment>\n", "") * 50 + "</wp:comment>" * 50
    assert [turn.id for turn in turns(read(blog(post(nested)), FORMAT))] == ["1"]


@pytest.mark.parametrize("limit", ["_PIECE", "_HELD"])
@pytest.mark.parametrize(
    "body", ["<![CDATA[" + "long & <b>\n" * 200 + "]]>", "<![CDATA[bad ]]> &\n" + "x\n" * 500]
)
def test_long_posts_are_read_piece_by_piece(
    read: Read, monkeypatch: pytest.MonkeyPatch, limit: str, body: str
) -> None:
    monkeypatch.setattr(xml, limit, 100)
    found = read(blog(post(comment(1), body=body), post(comment(2))), FORMAT)
    assert [turn.id for turn in turns(found)] == ["1", "2"]
    assert {turn.sender.name for turn in turns(found)} == {"Zoë Brandt"}


def test_a_comment_of_xml_without_end_is_no_trouble(read: Read) -> None:
    found = read(blog(post(comment(1), "<!-- " + "<item >\n" * 200_000)), FORMAT)
    assert [turn.id for turn in turns(found)] == ["1"]
    assert [why for _, why in skipped(found)] == [xml.CUT]


PIECES = (
    "\0",
    "<",
    ">",
    "&",
    "]]>",
    "<![CDATA[",
    "<item>",
    "</item>",
    "<wp:comment>",
    "</wp:comment>",
    "<!--",
    "-->",
    "\n",
    "<?",
)


@pytest.mark.property
def test_mutants_are_read_or_refused() -> None:
    seed = blog(post(comment(1), mine(2, parent="1")), post(comment(3), number=8)).encode()
    piece = st.sampled_from(PIECES).map(str.encode) | st.binary(max_size=6)
    change = st.tuples(st.integers(0, len(seed)), st.integers(0, 40), piece)

    @settings(max_examples=examples(300), suppress_health_check=list(HealthCheck))
    @given(st.lists(change, min_size=1, max_size=5))
    def run(changes: list[tuple[int, int, bytes]]) -> None:
        data = seed
        for at, length, put in changes:
            data = data[:at] + put + data[at + length :]
        try:
            found = list(formats.read(io.BytesIO(data)))
        except (formats.UnknownFormat, formats.UnreadableFile) as error:
            assert str(error).endswith(".")
            return
        for item in found:
            assert 1 <= item.row <= data.count(b"\n") + data.count(b"\r") + 1
            repr(item).encode()
            if isinstance(item, TurnRecord):
                said = item.text + item.subject + item.thread + item.sender.name
                said.encode()
                assert "\0" not in said

    run()
