"""Traps of real exports that no other test holds: sibling files, odd headers, names in old encodings.

What belongs to one reader alone stands in its own tests; here is what lies between readers, or looks like another.
"""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from networker import formats
from networker.formats.records import Item, OwnerRecord, PersonRecord, SkippedRow, TurnRecord
from tests.formats.conftest import Read, Write
from tests.formats.seen import facts, people, skipped, texts

CARDS = "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Zoë\nEND:VCARD\n"


def card(read: Read, body: str) -> PersonRecord:
    [found] = people(read(f"BEGIN:VCARD\n{body}\nEND:VCARD\n", "vcard"))
    return found


# ---- archives


def test_names_in_the_code_page_of_dos_are_readable(write: Write) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as whole:
        whole.writestr("Kxntakte/Freunde.vcf", CARDS)
    raw = data.getvalue().replace(b"Kxntakte", "Köntakte".encode("cp437"))
    [found] = formats.read_all(write("a.zip", raw))
    assert found.file == "a.zip/Köntakte/Freunde.vcf"
    assert people(found)


def test_an_archive_that_is_a_page_for_signing_in_says_so(write: Write) -> None:
    with pytest.raises(formats.UnreadableFile, match=r"“takeout-001.zip” is a web page"):
        list(formats.read_all(write("takeout-001.zip", "<!DOCTYPE html><html><title>Sign in</title></html>")))


def test_an_archive_unpacked_beside_itself_is_read_from_both(write: Write, tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as whole:
        whole.writestr("export/Freunde.vcf", CARDS)
    write("drop/export.zip", data.getvalue())
    write("drop/export/Freunde.vcf", CARDS)
    assert [each.file for each in formats.read_all(tmp_path / "drop")] == [
        "drop/export.zip/export/Freunde.vcf",
        "drop/export/Freunde.vcf",
    ]


# ---- files that lie beside people and hold none

SIBLINGS = {
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\nTern,Editor,x,Łódź,Mar 2019,\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTern School,1999,2003,,MA,\n",
    "Company Follows.csv": "Organization,Followed On\nTern,Wed Mar 06 10:00:00 UTC 2024\n",
    "Member_Follows_1.csv": "Date,Status,FullName\n2024-03-06 10:00:00,Active,Zoë Brandt\n",
    "Comments_1.csv": "Date,Link,Message\n2024-03-06 10:00:00,https://www.linkedin.com/feed/x,hi\n",
    "Reactions_1.csv": "Date,Type,Link\n2024-03-06 10:00:00,LIKE,https://www.linkedin.com/feed/x\n",
    "Shares_1.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2024-03-06 10:00:00,x,y,,,\n",
    "Events.csv": "Event Name,Event Time,Status,External Url\nFair,2024-03-06,ACCEPTED,\n",
    "Ad_Targeting.csv": "Member Age,Company Names,Company Names,Company Names\n25,a,b,c\n",
    "LearningCoachMessages.csv": "No conversations found\n",
    "muted_accounts.csv": "Account address,Hide notifications\nbob@a.example,true\n",
    "blocked_accounts.csv": "bob@a.example\neve@b.example\n",
    "lists.csv": "Friends,bob@a.example\nFriends,eve@b.example\n",
    "tweets.csv": '"tweet_id","in_reply_to_status_id","timestamp","source","text"\n"5","","2012-03-06 10:00:00 +0000","x","hi"\n',
    "calendar.csv": '"Subject","Start Date","Start Time","End Date","End Time","All day event","Meeting Organizer",'
    '"Required Attendees"\n"Tea","3/6/2024","10:00:00 AM","3/6/2024","11:00:00 AM","False","Ada","Zoë;Bo"\n',
    "repo.car": b"\x3a\xa2eroots\x81\xd8\x2a\x58\x25\x00\x01\x71\x12\x20" + bytes(range(40)) * 20,
    "monica.sql": "# ************\n# users dump of data\nSET FOREIGN_KEY_CHECKS=0;\nINSERT IGNORE INTO `contacts` (`id`) VALUES (1);\n",
}  # fmt: skip


@pytest.mark.parametrize("name", SIBLINGS)
def test_what_lies_beside_people_is_taken_for_nobody(write: Write, name: str) -> None:
    with pytest.raises((formats.UnknownFormat, formats.UnreadableFile)) as caught:
        formats.read(write(name, SIBLINGS[name]))
    assert str(caught.value).startswith(f"“{name}” ")
    assert str(caught.value).endswith(".")
    write("drop/a.vcf", CARDS)
    folder = write(f"drop/{name}", SIBLINGS[name]).parent
    assert [each.format for each in formats.read_all(folder) if each.format != "unreadable"] == ["vcard"]


# ---- tables


@pytest.mark.parametrize("codec", ["cp1250", "cp932", "utf-16"])
def test_outlook_in_the_code_page_of_its_system(read: Read, codec: str) -> None:
    names = {"cp1250": ("Łukasz", "Żółkiewski"), "cp932": ("太郎", "山田"), "utf-16": ("Zoë", "Łódź")}
    given, family = names[codec]
    head = '"First Name","Last Name","E-mail Address","E-mail Type","Business Phone","Government ID Number","Notes"'
    rows = f'"{given}","{family}","z@example.com","SMTP","+44 7700 900101","","{given} {family}"\r\n' * 3
    found = people(read(f"{head}\r\n{rows}".encode(codec), "outlook-csv"))
    assert [(p.given, p.family) for p in found] == [(given, family)] * 3


def test_what_outlook_writes_for_nothing_is_nothing(read: Read) -> None:
    head = (
        "First Name,Last Name,E-mail Address,E-mail Type,Government ID Number,Anniversary,Birthday,Gender,Priority,Private,"
        "Sensitivity,Business Country,Web Page"
    )
    [ada] = people(
        read(
            f"{head}\nAda,Quill,a@x.example,SMTP,,0/0/00,0/0/00,Unspecified,Normal,False,Normal,Norway,\n",
            "outlook-csv",
        )
    )
    assert facts(ada) == [("place", "Norway", "work")]


@pytest.mark.parametrize(
    ("region", "code", "id_"),
    [("Work State", "Work ZIP", "Messenger ID"), ("Work County", "Work Post Code", "Yahoo! ID")],
)
def test_yahoo_of_both_countries(read: Read, region: str, code: str, id_: str) -> None:
    head = f'"First","Last","Email","Distribution Lists","{id_}","Home","Work City","{region}","{code}","Skype ID"'
    [ada] = people(
        read(
            f'{head}\n"Ada","Quill","a@x.example","Crew","adaq","+44 1 234","Leith","Mid","EH6","ada.q"\n',
            "yahoo-csv",
        )
    )
    assert ("phone", "+44 1 234", "home") in texts(ada)
    assert ("other", "adaq", "Yahoo") in texts(ada)
    assert ("custom", "EH6, Leith, Mid", "work address") in facts(ada)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_thunderbird_with_any_delimiter_and_its_screen_name_last(read: Read, delimiter: str) -> None:
    head = "First Name,Last Name,Display Name,Primary Email,Secondary Email,Notes,Screen Name".replace(
        ",", delimiter
    )
    row = "Zoë,B,Zoë B,z@example.com,,x,zoe99".replace(",", delimiter)
    [zoe] = people(read(f"{head}\n{row}\n".encode("cp1252"), "thunderbird-csv"))
    assert (zoe.given, zoe.notes) == ("Zoë", "x")
    assert ("other", "zoe99", "Screen name") in texts(zoe)


@pytest.mark.parametrize("when", ["2024-03-12 09:14", "3/15/2024 2:30 PM"])
def test_hubspots_times_and_lists_of_companies_are_no_facts(read: Read, when: str) -> None:
    head = "Record ID,First Name,Last Name,Email,Create Date,Last Activity Date,Associated Company IDs,Lifecycle Stage"
    found = read(
        f'{head}\n101,Zoë,B,z@x.example,{when},{when},"9002;9999",lead\n102,,,,{when},,,\n', "hubspot-csv"
    )
    assert [facts(each) for each in people(found)] == [[("custom", "lead", "Lifecycle Stage")]]
    assert [row for row, _ in skipped(found)] == [3]


def test_meetup_with_stray_spaces(read: Read) -> None:
    head = "Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tURL of Member Profile"
    [zoe] = people(read(f"{head}\n Zoë B \tuser 12537919 \t\t12537919 \t Lyon \t01/31/2014 \thttp://www.meetup.com/Kites/members/12537919/ \n", "meetup-members"))  # fmt: skip
    assert (zoe.full_name, zoe.source_id) == ("Zoë B", "12537919")
    assert [fact.since for fact in zoe.facts if fact.field == "joined"] == ["2014-01-31"]


# ---- cards


def test_sounds_of_a_name_and_a_profile_of_a_card_are_no_names(read: Read) -> None:
    found = card(
        read,
        "VERSION:2.1\nPROFILE:VCARD\nN:山田;太郎\nSOUND;X-IRMC-N:ﾔﾏﾀﾞ;ﾀﾛｳ;;;\nX-PHONETIC-FIRST-NAME:Taro\nX-PHONETIC-LAST-NAME:Yamada",
    )
    assert (found.given, found.family, found.full_name, found.nickname) == ("太郎", "山田", "", "")


def test_an_address_that_is_all_in_its_street(read: Read) -> None:
    found = card(read, "VERSION:3.0\nFN:Ada\nADR;TYPE=HOME:;;1 Pier Road\\nExampleton EX1 1EX\\nUK;;;;")
    assert facts(found) == [("place", "1 Pier Road, Exampleton EX1 1EX, UK", "home")]


def test_a_social_profile_as_monica_writes_it(read: Read) -> None:
    found = card(read, "VERSION:4.0\nFN:Ada\nGENDER:F\nsocialProfile;type=twitter:https://twitter.com/ada")
    assert texts(found) == [("x", "https://twitter.com/ada", "")]
    assert facts(found) == [("gender", "female", "")]


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r\r\n", "\r"])
def test_a_card_without_version_and_with_any_line_end(read: Read, ending: str) -> None:
    whole = "BEGIN:vCard\nN:Ando;Roid;\nTEL;CELL;PREF:+44 7700\nEND:vCard\n".replace("\n", ending)
    [found] = people(read(whole, "vcard"))
    assert (found.given, found.family, texts(found)) == ("Roid", "Ando", [("phone", "+44 7700", "*mobile")])


# ---- calendars


def test_a_zone_as_windows_calls_it(read: Read) -> None:
    found = read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20240901T080000Z\nDTSTART;TZID=W. Europe Standard Time:20240304T090000\n"
        "ATTENDEE;CN=Zoë:mailto:z@x.example\nEND:VEVENT\nEND:VCALENDAR\n",
        "icalendar",
    )
    assert [turn.at for turn in found if isinstance(turn, TurnRecord)] == ["2024-03-04T09:00:00+01:00"]


# ---- what the user is, and formulas and markup, which are words


def test_who_the_user_is_makes_nobody(read: Read) -> None:
    found: list[Item] = read(
        "Email Address,Confirmed,Primary,Updated On\na@x.example,Yes,Yes,1/2/20\n", "linkedin-profile"
    )
    assert [type(item) for item in found] == [OwnerRecord]


WORDS = '=HYPERLINK("http://x.example","y") <b>bold</b> <img src=x onerror=alert(1)> <script>1</script> &amp; {{7*7}}'


@pytest.mark.parametrize(
    ("format", "content"),
    [
        ("google-csv", 'Given Name,Family Name,Notes,E-mail 1 - Value\nAda,Quill,"{}",a@x.example\n'),
        (
            "outlook-csv",
            'First Name,Last Name,E-mail Address,Business Phone,Notes\nAda,Quill,a@x.example,,"{}"\n',
        ),
        ("thunderbird-csv", 'Display Name,Primary Email,Notes\nAda Quill,a@x.example,"{}"\n'),
    ],
)
def test_formulas_and_markup_in_cells_are_words(read: Read, format: str, content: str) -> None:
    [ada] = people(read(content.format(WORDS.replace('"', '""')), format))
    assert ada.notes == WORDS


def test_formulas_and_markup_in_other_notes_are_words(read: Read) -> None:
    assert card(read, f"VERSION:2.1\nFN:Ada\nNOTE:{WORDS}").notes == WORDS
    [ada] = people(read(f"dn: cn=Ada\ncn: Ada\nmail: a@x.example\ndescription: {WORDS}\n", "ldif"))
    assert ada.notes == WORDS


def test_a_table_of_formulas_is_people_with_odd_names(read: Read) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    [ada] = people(
        read(
            head + '"=1+1","@SUM(A1)",,a@x.example,"+cmd|\' /C calc\'!A0","-2+3",05 Mar 2024\n',
            "linkedin-connections",
        )
    )
    assert (ada.given, ada.family, ada.company, ada.title) == (
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3",
    )


# ---- bombs


def test_a_bomb_within_a_bomb_is_not_opened(write: Write) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("a.vcf", CARDS * 10_000)
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as whole:
        for n in range(3):
            whole.writestr(f"{n}.zip", inner.getvalue())
        whole.writestr("b.vcf", CARDS)
    found = [(each.format, list(each)) for each in formats.read_all(write("a.zip", outer.getvalue()))]
    assert [kind for kind, _ in found] == ["vcard", "unreadable", "unreadable", "unreadable"]
    assert all("inside another" in item.why for _, [item] in found[1:] if isinstance(item, SkippedRow))


def test_a_table_of_contents_that_says_ten_gigabytes_is_refused_by_its_size(write: Write) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as whole:
        for n in range(6):
            whole.writestr(f"{n}.vcf", CARDS)
    raw = bytearray(data.getvalue())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 24 : at + 28] = struct.pack("<L", (2 << 30) - 1)
        at = raw.find(b"PK\x01\x02", at + 4)
    with pytest.raises(formats.UnreadableFile, match=r"too large: it expands to 12.0 GB"):
        list(formats.read_all(write("a.zip", bytes(raw))))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://x.example/x.dtd"> %x;]>',
    ],
)
def test_entities_of_xml_are_refused(write: Write, declared: str) -> None:
    data = f'<?xml version="1.0"?>{declared}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title></channel></rss>'
    with pytest.raises(formats.UnreadableFile, match="declares a type of document"):
        list(formats.read(write("a.xml", data)))
