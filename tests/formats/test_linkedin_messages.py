"""LinkedIn's messages of every year: profiles before names, and what is no talk of the user's left out."""

import csv
import io

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits
from networker.formats import linkedin_messages as messages
from networker.formats.linkedin_profiles import CUT_OFF, NO_DATE
from networker.formats.records import Item, OwnerRecord, Party, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import people, skipped

NINE = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "DATE", "SUBJECT", "CONTENT", "FOLDER",
]  # fmt: skip
TEN = [*NINE[:5], "RECIPIENT PROFILE URLS", *NINE[5:]]
ELEVEN = [*TEN, "ATTACHMENTS"]
TWELVE = [*TEN, "ATTACHMENTS", "IS MESSAGE DRAFT"]
THIRTEEN = [*TWELVE, "IS CONVERSATION DRAFT"]
PAGE = "https://www.linkedin.com/in/"
ME, ADA, BO, CY = (PAGE + name for name in ("mo-owner", "ada-quill", "bo-lind", "cy-tern"))
WHEN = "2024-03-04 11:20:34 UTC"


def message(**told: str) -> dict[str, str]:
    """A message from Ada to the owner, changed as told."""
    usual = {
        "id": "2-abc==", "from": "Ada Quill", "from_url": ADA, "to": "Mo Owner", "to_urls": ME, "date": WHEN,
        "content": "Hello", "folder": "INBOX",
    }  # fmt: skip
    names = {
        "id": "CONVERSATION ID", "from": "FROM", "from_url": "SENDER PROFILE URL", "to": "TO",
        "to_urls": "RECIPIENT PROFILE URLS", "date": "DATE", "subject": "SUBJECT", "content": "CONTENT",
        "folder": "FOLDER", "draft": "IS MESSAGE DRAFT", "no_talk": "IS CONVERSATION DRAFT",
    }  # fmt: skip
    changed = {names.get(key.removesuffix("_"), key): value for key, value in told.items()}
    return {names[key]: value for key, value in usual.items()} | changed


def sent(**told: str) -> dict[str, str]:
    """A message from the owner to Ada, changed as told."""
    return message(**{"from_": "Mo Owner", "from_url": ME, "to": "Ada Quill", "to_urls": ADA} | told)


def table(header: list[str], *rows: dict[str, str], quoted: bool = False) -> str:
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.DictWriter(
        out, header, extrasaction="ignore", restval="", lineterminator="\n", quoting=quoting
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def messages_of(read: Read, *rows: dict[str, str], header: list[str] = TEN) -> list[Item]:
    return read(table(header, *rows), "linkedin-messages")


def turns(items: list[Item]) -> list[TurnRecord]:
    return [item for item in items if isinstance(item, TurnRecord)]


def owners(items: list[Item]) -> list[OwnerRecord]:
    return [item for item in items if isinstance(item, OwnerRecord)]


def slugs(turn: TurnRecord) -> tuple[str, list[str]]:
    """Who wrote, and to whom."""
    return turn.sender.source_id, [each.source_id for each in turn.to]


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("header", [TEN, ELEVEN, TWELVE, THIRTEEN, list(reversed(TEN))])
def test_columns_come_and_go(read: Read, header: list[str], quoted: bool) -> None:
    content = table(
        header, message(content='Two\nlines, with "quotes"', subject="Tea"), sent(), quoted=quoted
    )
    one, two = turns(read(content, "linkedin-messages"))
    assert one == TurnRecord(
        "linkedin", "2-abc==", 2, "2024-03-04T11:20:34+00:00", Channel.LINKEDIN,
        one.sender, one.to, Kind.MESSAGE, 'Two\nlines, with "quotes"', "Tea",
    )  # fmt: skip
    assert (slugs(one), slugs(two)) == (("ada-quill", ["mo-owner"]), ("mo-owner", ["ada-quill"]))
    assert (one.sender.name, one.to[0].name, two.row) == ("Ada Quill", "Mo Owner", 4)
    assert one.sender.handles == ((Channel.LINKEDIN, ADA, "", False),)
    assert one.sender is two.to[0], "one object for one person"


def test_before_2023_recipients_are_known_by_having_written(read: Read) -> None:
    one, two = turns(messages_of(read, sent(), message(), header=NINE))
    assert (slugs(one), slugs(two)) == (("mo-owner", ["ada-quill"]), ("ada-quill", ["mo-owner"]))


def test_before_2023_whoever_never_answered_has_but_a_name(read: Read) -> None:
    [one] = turns(messages_of(read, sent(), header=NINE))
    assert one.to == (Party("", "Ada Quill"),)


def test_a_name_is_known_in_its_own_conversation_only(read: Read) -> None:
    found = turns(messages_of(read, message(), sent(id="2-other"), header=NINE))
    assert found[1].to == (Party("", "Ada Quill"),), "there may be two of that name"


def test_names_with_commas_are_not_taken_apart(read: Read) -> None:
    doctor = message(from_="Ada Quill, Ph.D.", to="Mo Owner, Bo Lind")
    answer = sent(to="Ada Quill, Ph.D., Bo Lind")
    nobody = sent(to="Cy Tern, Ph.D., Dee Moss", id="2-other")
    one, two, *others = turns(messages_of(read, doctor, answer, nobody, header=NINE))
    assert [(each.source_id, each.name) for each in two.to] == [
        ("ada-quill", "Ada Quill, Ph.D."), ("", "Bo Lind"),
    ]  # fmt: skip
    assert [(each.source_id, each.name) for each in one.to] == [("mo-owner", "Mo Owner"), ("", "Bo Lind")]
    assert others == [], "nobody can be told apart"


def test_a_name_between_known_ones_is_one_only_without_a_comma(read: Read) -> None:
    rows = [message(), sent(to="Cy Tern, Ph.D., Ada Quill"), sent(to="Cy Tern, Ada Quill")]
    _, two, three = turns(messages_of(read, *rows, header=NINE))
    assert [each.name for each in two.to] == ["Ada Quill"]
    assert [each.name for each in three.to] == ["Cy Tern", "Ada Quill"]


def test_two_of_one_name_in_a_conversation_are_not_told_apart(read: Read) -> None:
    rows = [message(), message(from_url=PAGE + "ada-quill-2"), sent()]
    assert [slugs(turn) for turn in turns(messages_of(read, *rows, header=NINE))][2] == ("mo-owner", [])


def test_a_name_without_a_profile_is_nobody_where_others_have_theirs(read: Read) -> None:
    assert messages_of(read, sent(to="Cy Tern", to_urls="")) == [(2, messages.NOBODY, 0)]


def test_nobody_writes_to_themself(read: Read) -> None:
    [one] = turns(messages_of(read, sent(to="Mo Owner, Ada Quill", to_urls=f"{ME},{ADA},{ADA}")))
    assert slugs(one) == ("mo-owner", ["ada-quill"])


def test_profiles_are_the_truth_for_recipients(read: Read) -> None:
    group = sent(to="Ada Quill, Ph.D., Bo Lind", to_urls=f"{ADA},{BO}")
    [one] = turns(messages_of(read, group))
    assert slugs(one) == ("mo-owner", ["ada-quill", "bo-lind"])
    assert [each.name for each in one.to] == ["", ""], "three pieces of name for two profiles"


def test_names_are_aligned_where_that_is_safe(read: Read) -> None:
    even = sent(to="Ada Quill, Bo Lind", to_urls=f"{ADA},{BO}")
    alone = sent(to="Cy Tern, Ph.D.", to_urls=CY, id="2-c")
    one, two = turns(messages_of(read, even, alone))
    assert [each.name for each in (*one.to, *two.to)] == ["Ada Quill", "Bo Lind", "Cy Tern, Ph.D."]


def test_what_a_sender_is_called_goes_before_a_place_in_a_list(read: Read) -> None:
    crossed = sent(to="Bo Lind, Ada Quill", to_urls=f"{ADA},{BO}")
    [one, _] = turns(messages_of(read, crossed, message()))
    assert [(each.source_id, each.name) for each in one.to] == [("ada-quill", "Ada Quill"), ("bo-lind", "")]


def test_members_who_left_take_no_place_among_the_names(read: Read) -> None:
    group = sent(to="LinkedIn Member, Ada Quill, Bo Lind", to_urls=f"{ADA},{BO}")
    with_a_gap = sent(to="LinkedIn Member, Cy Tern", to_urls=f",{CY}", id="2-c")
    one, two = turns(messages_of(read, group, with_a_gap))
    assert [each.name for each in (*one.to, *two.to)] == ["Ada Quill", "Bo Lind", "Cy Tern"]


def test_a_member_who_left_is_no_person(read: Read) -> None:
    found = messages_of(
        read,
        message(from_="LinkedIn Member", from_url=""),
        sent(to="LinkedIn Member", to_urls=""),
        message(from_="LinkedIn Member", from_url=""),
    )
    assert turns(found) == []
    assert found == [(2, messages.NO_SENDER, 1), (3, messages.NOBODY, 0)]


@pytest.mark.parametrize("name", ["LinkedIn Member", "LinkedIn-Mitglied", "Membre de LinkedIn"])
def test_a_member_who_left_is_no_person_before_2023_either(read: Read, name: str) -> None:
    assert turns(messages_of(read, sent(to=name), header=NINE)) == []
    [one] = turns(messages_of(read, sent(to=f"Ada Quill, {name}, Bo Lind"), header=NINE))
    assert [each.name for each in one.to] == ["Ada Quill", "Bo Lind"]


def test_whom_a_conversation_shows_is_enough_for_what_went_to_nobody_named(read: Read) -> None:
    found = turns(messages_of(read, message(), sent(to="", to_urls="")))
    assert slugs(found[1]) == ("mo-owner", [])


def test_percent_signs_and_spellings_of_a_profile_are_one_person(read: Read) -> None:
    first = message(from_="Zoë Brandt", from_url=PAGE + "zo%C3%AB-brandt")
    second = message(from_="Zoë Brandt", from_url="www.linkedin.com/in/ZOË-brandt/")
    one, two = turns(messages_of(read, first, second))
    assert one.sender is two.sender
    assert one.sender.source_id == "zoë-brandt"
    assert one.sender.handles[0].text == PAGE + "zo%C3%AB-brandt", "as written"


def test_a_comma_within_an_address_parts_nothing(read: Read) -> None:
    [one] = turns(messages_of(read, sent(to_urls=f"{PAGE}ada,phd,{BO}, {CY}")))
    assert slugs(one)[1] == ["ada,phd", "bo-lind", "cy-tern"]


@pytest.mark.parametrize(
    "url", ["https://www.linkedin.com/company/tern-works", "n/a", "None", "https://x.com/ada"]
)
def test_a_page_of_no_person_is_nobody(read: Read, url: str) -> None:
    found = messages_of(read, message(from_url=url), sent(to_urls=url))
    assert turns(found) == []
    assert skipped(found) == [(2, messages.NO_SENDER), (3, messages.NOBODY)]


def test_advertisements_are_left_out(read: Read) -> None:
    html = '<p class="spinmail-quill-editor__spin-break">Dear Mo, great news</p>'
    found = messages_of(
        read,
        message(content=html),
        message(content=html, from_url=""),
        message(content="Hi %FIRSTNAME%", from_url=""),
        message(content="They wrote %FIRSTNAME%, and the class is spinmail-quill. Ha."),
    )
    assert found[1:] == [(2, messages.ADVERT, 2)]
    assert [turn.row for turn in turns(found)] == [5]


@pytest.mark.parametrize("column", ["draft", "no_talk"])
def test_drafts_are_left_out(read: Read, column: str) -> None:
    found = messages_of(read, sent(**{column: "Yes"}), sent(**{column: "No"}), header=THIRTEEN)
    assert skipped(found) == [(2, messages.DRAFT)]
    assert [turn.row for turn in turns(found)] == [3]


@pytest.mark.parametrize(("folder", "read_"), [("INBOX", 1), ("ARCHIVE", 1), ("", 1), ("SPAM", 0)])
def test_spam_is_left_out_and_what_is_archived_is_not(read: Read, folder: str, read_: int) -> None:
    found = messages_of(read, message(folder=folder))
    assert len(turns(found)) == read_
    assert skipped(found) == [] if read_ else [(2, messages.SPAM)]


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("2024-03-04 11:20:34 UTC", "2024-03-04T11:20:34+00:00"),
        ("2024-03-04 11:20 UTC", "2024-03-04T11:20:00+00:00"),
        ("2024-03-04 11:20", "2024-03-04T11:20:00"),
    ],
)
def test_dates_in_both_forms(read: Read, date: str, at: str) -> None:
    [one] = turns(messages_of(read, message(date=date)))
    assert one.at == at


@pytest.mark.parametrize(
    "date", ["", "yesterday", "2024-02-30 11:20:34 UTC", "1889-03-04 11:20:34 UTC", "9999-12-31 23:59:59 UTC"]
)
def test_a_date_that_is_none_costs_one_message(read: Read, date: str) -> None:
    found = messages_of(read, message(date=date), message())
    assert skipped(found) == [(2, NO_DATE)]
    assert len(turns(found)) == 1


def test_a_message_without_a_conversation_is_skipped(read: Read) -> None:
    assert messages_of(read, message(id="")) == [(2, messages.NO_CONVERSATION, 0)]


def test_markup_becomes_plain_text(read: Read) -> None:
    content = "<p>Tea &amp; cake?</p><p>At <b>four</b><br/>or five</p>\x07"
    one, two = turns(
        messages_of(read, message(content=content), message(content="2 < 3 &amp; x > y\x00\x1b"))
    )
    assert one.text == "Tea & cake?\nAt four\nor five"
    assert two.text == "2 < 3 &amp; x > y", "no markup, so it is as it was meant"


def test_a_paragraph_full_of_commas_is_no_damage(read: Read) -> None:
    prose = "We look for\na, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r\nand you"
    found = messages_of(read, message(content=prose), sent())
    assert [turn.text for turn in turns(found)] == [prose, "Hello"]


def test_who_the_user_is_where_it_is_plain(read: Read) -> None:
    rows = [
        message(),
        sent(id="2-b", to="Bo Lind", to_urls=BO),
        message(id="2-c", from_="Cy Tern", from_url=CY),
    ]
    [owner] = owners(messages_of(read, *rows))
    assert owner == OwnerRecord(
        "linkedin", 1, "Mo Owner", ("mo-owner",), ((Channel.LINKEDIN, ME, "", False),)
    )
    assert owners(messages_of(read, *rows[:2])) == [], "two conversations are too few"
    with_ada = [
        row | {"TO": "Mo Owner, Ada Quill", "RECIPIENT PROFILE URLS": f"{ME},{ADA}"} for row in rows[::2]
    ]
    assert owners(messages_of(read, *with_ada, rows[1])) == [], "Ada is in most of them too"


def test_who_the_user_is_by_their_name_before_2023(read: Read) -> None:
    found = messages_of(
        read,
        sent(),
        message(id="2-b", from_="Bo Lind", from_url=BO),
        message(id="2-c", from_="Cy Tern", from_url=CY),
        header=NINE,
    )
    assert [owner.source_ids for owner in owners(found)] == [("mo-owner",)]
    assert [slugs(turn) for turn in turns(found)][1:] == [
        ("bo-lind", ["mo-owner"]),
        ("cy-tern", ["mo-owner"]),
    ]


CHAT = (
    message(from_="Mo Owner", from_url=ME, to="LinkedIn Guide", to_urls="", content="How do I ask?"),
    message(from_="LinkedIn Guide", from_url="", content="Ask kindly."),
)


@pytest.mark.parametrize(
    "name",
    [
        "guide_messages.csv",
        "x/learning_coach_messages.csv",
        "learning_role_play_messages.csv",
        "Coach_Messages (1).csv",
    ],
)
def test_talks_with_an_assistant_are_one_line(write: Write, name: str) -> None:
    assert list(formats.read(write(name, table(TEN, *CHAT)))) == [(2, messages.ASSISTANT, 1)]


def test_a_name_alone_makes_no_assistant_and_its_lack_no_person(write: Write) -> None:
    found = list(formats.read(write("coach_messages.csv", table(TEN, message(), sent()))))
    assert len(turns(found)) == 2
    [recognised] = formats.read_all(write("coach/messages.csv", table(TEN, *CHAT)).parent)
    found = list(recognised)
    assert [item[1] for item in found] == [messages.NOBODY, messages.NO_SENDER]


def test_an_assistant_without_talks_is_no_table(write: Write) -> None:
    with pytest.raises(formats.UnknownFormat):
        formats.read(write("LearningCoachMessages.csv", "No conversations found\n"))


@pytest.mark.parametrize("quoted", [False, True])
def test_a_file_that_is_cut_off_loses_its_last_message(read: Read, quoted: bool) -> None:
    whole = table(THIRTEEN, message(), message(content="A long,\nlong story"), quoted=quoted)
    for end in range(whole.rindex("2-abc") + 1, whole.index("story")):
        found = read(whole[:end], "linkedin-messages")
        assert [turn.row for turn in turns(found)] == [2]
        assert skipped(found) == [(3, CUT_OFF)]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_saved_again_by_a_spreadsheet(read: Read, codec: str) -> None:
    content = "sep=;\r\n" + table(TEN, message(from_="Zoë Brandt")).replace(",", ";").replace("\n", "\r\n")
    [one] = turns(read(content.encode(codec), "linkedin-messages"))
    assert one.sender.name == "Zoë Brandt"


def test_hostile_values_cost_their_row_at_most(read: Read) -> None:
    long = "x" * 30_000
    names = ", ".join(f"N{n}" for n in range(5000))
    found = messages_of(
        read,
        message(id=long, content=long, subject=long, from_=long, from_url=PAGE + long),
        sent(to=names, to_urls=""),
        message(from_url="https://%%%/in/\ud800".encode("utf-8", "replace").decode(), content="[" * 900),
        message(date="٢٠٢٤-٠٣-٠٤ 11:20:34 UTC"),
    )
    first, *_ = turns(found)
    assert len(first.text) == limits.TEXT_CHARACTERS
    assert max(map(len, (first.thread, first.subject, first.sender.name, first.sender.source_id))) == 1000
    [lone] = turns(
        read(
            table(TEN, message(content="a @ b")).encode().replace(b"@", b"\xed\xa0\x80"), "linkedin-messages"
        )
    )
    lone.text.encode()


def test_reading_twice_gives_the_same(write: Write) -> None:
    rows = [message(), sent(id="2-b", to_urls=BO), message(from_url=""), message(id="2-c", from_url=CY)]
    recognised = formats.read(write("messages.csv", table(TEN, *rows)))
    assert list(recognised) == list(recognised)
    assert people(recognised) == []


def test_other_tables_are_not_taken_for_messages(write: Write) -> None:
    for content in (
        "From,To,Date,Content\na,b,2024-03-04,c\n",
        'From,To,Sent At,Message,Direction\nAda,Mo,"3/4/24, 9:00 AM",,INCOMING\n',
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Quill,,,,,\n",
    ):
        try:
            assert formats.read(write("messages.csv", content)).format != "linkedin-messages"
        except formats.UnknownFormat as error:
            assert "CONVERSATION ID" in error.reasons["LinkedIn messages"]
