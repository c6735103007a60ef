"""What cards of all versions say about people."""

import base64
import json
import tracemalloc
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from networker import formats
from networker.formats import limits, vcard_lines
from networker.formats.records import Item, PersonRecord
from tests.formats.seen import facts, people, skipped, texts

Read = Callable[..., list[Item]]
Write = Callable[..., Path]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def items(read: Read, *cards: str | bytes, version: str = "3.0") -> list[Item]:
    whole = []
    for card in cards:
        body = card if isinstance(card, bytes) else card.encode()
        whole.append(
            b"BEGIN:VCARD\nVERSION:" + version.encode() + b"\n" + body.strip(b"\n") + b"\nEND:VCARD\n"
        )
    return read(b"".join(whole).replace(b"\n", b"\r\n"), "vcard")


def one(read: Read, card: str | bytes, version: str = "3.0") -> PersonRecord:
    [record] = people(items(read, card, version=version))
    return record


def test_a_whole_card(read: Read) -> None:
    ada = one(
        read,
        "UID:urn:uuid:1f2e\nN:Quill;Ada;Mary,Jo;Dr.;MBE,Ph.D.\nFN:Dr. Ada Quill\nNICKNAME:Addie,Ad\nORG:Tern Works;Books\n"
        "TITLE:Editor\nROLE:Reader\nNOTE:one\\ntwo\\, three\nNOTE:four\nCATEGORIES:Friends,Press,myContacts\n"
        "REV:20240101T000000Z\nEMAIL;TYPE=INTERNET,HOME,PREF:ada@example.com\nTEL;TYPE=CELL,VOICE:+44 7700 900101\n"
        "URL:https://ada.example\nBDAY:1988-02-29\nGENDER:F\nLANG:en",
    )
    assert (ada.source_kind, ada.source_id, ada.row) == ("vcard", "1f2e", 1)
    assert (ada.family, ada.given, ada.middle, ada.prefix, ada.suffix) == (
        "Quill",
        "Ada",
        "Mary Jo",
        "Dr.",
        "MBE, Ph.D.",
    )
    assert (ada.full_name, ada.nickname, ada.company, ada.title) == ("", "Addie, Ad", "Tern Works", "Editor")
    assert (ada.notes, ada.groups, ada.deceased) == ("one\ntwo, three\nfour", ("Friends", "Press"), False)
    assert texts(ada) == [
        ("mail", "ada@example.com", "*home"),
        ("phone", "+44 7700 900101", "mobile"),
        ("blog", "https://ada.example", ""),
    ]
    assert facts(ada) == [
        ("birthday", "1988-02-29", ""),
        ("custom", "Books", "Department"),
        ("custom", "Reader", "Role"),
        ("gender", "female", ""),
        ("language", "en", ""),
    ]


def test_what_is_kept_with_the_source_does_not_change_by_itself(read: Read) -> None:
    body = "FN:Ada\nREV:{}\nPRODID:-//X//{}\nPHOTO;ENCODING=b:" + base64.b64encode(PNG).decode()
    one_, other = (one(read, body.format(n, n)) for n in (1, 2))
    assert one_ == other
    assert json.loads(one_.raw) == ["FN:Ada"]


@pytest.mark.parametrize(
    ("card", "family", "given", "full"),
    [
        ("N:Ando;Roid;\nFN:", "Ando", "Roid", ""),
        ("N:Quill;Ada", "Quill", "Ada", ""),
        ("FN:Ada Quill", "", "", "Ada Quill"),
        ("N:;;;;\nFN:Ada Quill", "", "", "Ada Quill"),
        ("FN:Ada  the \\nGreat\nN:Quill;Ada", "Quill", "Ada", "Ada the Great"),
        ("FN:Quill Ada\nN:Quill;Ada", "Quill", "Ada", ""),
        ("FN:Quill\\, Ada\nN:Quill;Ada", "Quill", "Ada", ""),
        ("FN:Petrov\\, Ivan", "", "", "Ivan Petrov"),
        ("FN:Petrov\\, PhD", "", "", "Petrov, PhD"),
        ("FN:Smith\\, Jr.", "", "", "Smith, Jr."),
        ("FN:Petrov\\, Ivan\nN:;Vanya;;;", "", "Vanya", "Petrov, Ivan"),
        ("FN;PREF=2:Second\nFN;PREF=1:First", "", "", "First"),
        ("N;ALTID=1;LANGUAGE=jp:山田;太郎;;;\nN;ALTID=1;LANGUAGE=en:Yamada;Taro;;;\nFN:山田太郎", "山田", "太郎", "山田太郎"),
        ("NICKNAME:Addie\nN:;;;;\nFN:", "", "", "Addie"),
        ("FN:ada@example.com\nN:;;;;\nEMAIL:ada@example.com", "", "", ""),
    ],
)  # fmt: skip
def test_names(read: Read, card: str, family: str, given: str, full: str) -> None:
    record = one(read, card)
    assert (record.family, record.given, record.full_name) == (family, given, full)


@pytest.mark.parametrize(
    ("card", "version", "why"),
    [
        ("KIND:group\nFN:Friends\nMEMBER:urn:uuid:1", "4.0", "a list of people, not a person"),
        ("X-ADDRESSBOOKSERVER-KIND:group\nFN:Friends", "3.0", "a list of people, not a person"),
        ("KIND:org\nFN:Globex", "4.0", "a company, not a person"),
        ("KIND:location\nFN:Harbour", "4.0", "a place or a thing, not a person"),
        ("N:;;;;\nFN:Globex\nORG:Globex;\nX-ABShowAs:COMPANY\nTEL:123", "3.0", "a company, not a person"),
        ("N:Quill;Ada\nFN:Ada\nX-ABShowAs:COMPANY", "3.0", "a company, not a person"),
        ("FN:Globex AG\nORG:Globex AG\nTEL:123", "3.0", "a company, not a person"),
        ("ORG:Globex\nTEL:123", "3.0", "an organisation without a person"),
        ("FN:\nNOTE:nobody", "3.0", "no name and no address"),
        ("", "3.0", "no name and no address"),
    ],
)
def test_cards_that_are_no_people(read: Read, card: str, version: str, why: str) -> None:
    found = items(read, "FN:Ada", card, "FN:Bo", version=version)
    assert [p.full_name for p in people(found)] == ["Ada", "Bo"]
    assert skipped(found) == [(5, why)]


def test_an_address_alone_is_somebody(read: Read) -> None:
    assert texts(one(read, "EMAIL;PREF:ada@example.com", "2.1")) == [("mail", "ada@example.com", "*")]
    assert texts(one(read, "TEL;CELL:+44 7700 900101", "2.1")) == [("phone", "+44 7700 900101", "mobile")]


def test_version_2_1_with_quoted_printable(read: Read) -> None:
    card = (
        b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bra=\nndt;Zo=C3=AB;;;\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=\n"
        b"=AB Brandt\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=0D=\n=0A=0D=0Afour\nORG:Company, The;C:\\new\\;x\n"
        b"TEL;WORK;FAX:+49 30 1\nTEL;HOME;VOICE:no number\nEMAIL;INTERNET;PREF:z@example.com"
    )
    zoe = one(read, card, "2.1")
    assert (zoe.family, zoe.given, zoe.full_name, zoe.notes) == ("Brandt", "Zoë", "", "one\ntwo\n\nfour")
    assert (zoe.company, facts(zoe)) == (
        "Company, The",
        [("custom", "C:\\new;x", "Department"), ("custom", "no number", "Phone")],
    )
    assert texts(zoe) == [("mail", "z@example.com", "*"), ("phone", "+49 30 1", "work fax")]


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (b"N;ENCODING=QUOTED-PRINTABLE:Iksi=F1ski;Piotr\nFN:x", ("Iksiński", "Piotr")),
        (b"N;CHARSET=windows-1252:Do\xeb;John\nFN:x", ("Doë", "John")),
        (b"N:Do\xeb;John\nFN:x", ("Doë", "John")),
        ("N;CHARSET=SHIFT_JIS:山田;太郎\nFN:x".encode("cp932"), ("山田", "太郎")),
        ("N;CHARSET=UTF-8:山田;太郎\nFN:x".encode(), ("山田", "太郎")),
        (
            b"N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:" + b"=8ER=93c;=91=BE=98Y\nFN:x",
            ("山田", "太郎"),
        ),
    ],
)
def test_code_pages_declared_and_not(read: Read, card: bytes, name: tuple[str, str]) -> None:
    record = one(read, card, "2.1")
    assert (record.family, record.given) == name


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_whole_files_in_unicode(read: Read, codec: str) -> None:
    content = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Brandt;Zoë\r\nNOTE:a long\r\n er note\r\nEND:VCARD\r\n"
    [zoe] = people(read(content.encode(codec), "vcard"))
    assert (zoe.family, zoe.given, zoe.notes) == ("Brandt", "Zoë", "a longer note")


def test_lines_of_the_old_macintosh(read: Read) -> None:
    [ada] = people(read(b"BEGIN:VCARD\rVERSION:2.1\rN:Quill;Ada\rEND:VCARD\r", "vcard"))
    assert ada.given == "Ada"


def test_apples_labels(read: Read) -> None:
    ada = one(
        read,
        "FN:Ada\nitem1.EMAIL;type=INTERNET;type=pref:a@example.com\nitem1.X-ABLabel:_$!<Home>!$_\nitem2.TEL:+44 7700 900101\n"
        "item2.X-ABLabel:iPhone\nitem3.URL:http\\://ada.example\nitem3.X-ABLabel:_$!<HomePage>!$_\nitem4.X-ABDATE:2010-06-15\n"
        "item4.X-ABLabel:_$!<Anniversary>!$_\nitem5.X-ABDATE;value=date-and-or-time:2012-01-02\nitem5.X-ABLabel:Moved\n"
        "item6.X-ABRELATEDNAMES:Bo\nitem6.X-ABLabel:_$!<Spouse>!$_\nitem7.X-ABRELATEDNAMES:Cy\nitem7.X-ABLabel:Agent\n"
        "X-SOCIALPROFILE;type=twitter:http://twitter.com/adaquill\nX-SOCIALPROFILE;type=linkedin;x-user=ada:x-apple:ada\n"
        "X-SOCIALPROFILE;type=facebook;x-user=ada.q:\nIMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ada.q\n"
        "IMPP;X-SERVICE-TYPE=Telegram:x-apple:adaq\nIMPP:xmpp:ada@example.com\nIMPP:whatsapp:+447700900101",
    )
    assert texts(ada) == [
        ("mail", "a@example.com", "*home"),
        ("phone", "+44 7700 900101", "mobile"),
        ("blog", "http://ada.example", "home page"),
        ("x", "http://twitter.com/adaquill", ""),
        ("linkedin", "https://www.linkedin.com/in/ada", ""),
        ("facebook", "https://www.facebook.com/ada.q", ""),
        ("other", "ada.q", "Skype"),
        ("telegram", "https://t.me/adaq", ""),
        ("other", "ada@example.com", "Jabber"),
        ("whatsapp", "+447700900101", ""),
    ]
    assert facts(ada) == [
        ("anniversary", "2010-06-15", ""),
        ("custom", "2012-01-02", "Moved"),
        ("family", "Bo", "spouse"),
        ("custom", "Cy", "Agent"),
    ]


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:19880229", "1988-02-29"),
        ("BDAY;VALUE=date:1988-02-29", "1988-02-29"),
        ("BDAY:1988-02-29T00:00:00Z", "1988-02-29"),
        ("BDAY:--0517", "--05-17"),
        ("BDAY:--05-17", "--05-17"),
        ("BDAY:1988-02", "1988-02"),
        ("BDAY:1988", "1988"),
        ("BDAY;value=date:1604-05-17", "--05-17"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-17", "--05-17"),
        ("BDAY;ALTID=1:20160801\nBDAY;ALTID=1;VALUE=text:2016-08-01", "2016-08-01"),
    ],
)
def test_birthdays(read: Read, line: str, birthday: str) -> None:
    assert facts(one(read, f"FN:Ada\n{line}", "4.0")) == [("birthday", birthday, "")]


def test_a_birthday_in_words_is_kept_as_words(read: Read) -> None:
    assert facts(one(read, "FN:Ada\nBDAY;VALUE=text:about 1980")) == [("custom", "about 1980", "Birthday")]
    assert facts(one(read, "FN:Ada\nBDAY;VALUE=text:about 1980\nBDAY:1980-01-02")) == [
        ("birthday", "1980-01-02", ""), ("custom", "about 1980", "Birthday"),
    ]  # fmt: skip


def test_another_birthday_and_gender_are_kept_under_their_headings(read: Read) -> None:
    card = "N:Lee;Ann\nBDAY:1980-03-04\nBDAY:1981-03-04\nBDAY:19800304\nGENDER:F\nX-GENDER:Female\nX-GENDER:other"
    android = "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1982-03-04;3;;"
    assert facts(one(read, f"{card}\n{android}")) == [
        ("birthday", "1980-03-04", ""), ("custom", "1981-03-04", "Birthday"), ("custom", "1982-03-04", "Birthday"),
        ("gender", "female", ""), ("custom", "other", "Gender"),
    ]  # fmt: skip


def test_what_has_no_place_of_its_own_is_kept_under_its_name(read: Read) -> None:
    card = (
        "N:Lee;Ann;;;\nFN:Ann Lee\nFN:Annie\nX-PHONETIC-FIRST-NAME:Eun\nX-FAVOURITE_COLOUR:Blue\\, deep\nTZ:Europe/Berlin\n"
        "GEO:51.5;-0.1\nitem1.X-BADGE:7\nitem1.X-ABLabel:Badge number\nX-KADDRESSBOOK-X-Profession:Sailor\n"
        "X-EVOLUTION-FILE-AS:Lee\\, Ann\nX-FILE-AS:The Captain\nROLE:Skipper\nROLE:Cook\nRELATED;TYPE=friend:mailto:bo@x.example\n"
        "REV:2026-01-01T00:00:00Z\nKEY:data:x\nLANGUAGE:en\nX-GENERATOR:it\nX-MS-OL-DESIGN:<card/>\nX-EMPTY:\nX-TOKEN:" + "a" * 501
    )  # fmt: skip
    ann = one(read, card)
    assert (ann.full_name, ann.title) == ("", "Skipper")
    assert facts(ann) == [
        ("custom", "Cook", "Role"), ("custom", "mailto:bo@x.example", "friend"), ("custom", "Annie", "Name"),
        ("custom", "Eun", "Phonetic first name"), ("custom", "Blue, deep", "Favourite colour"),
        ("custom", "Europe/Berlin", "Time zone"), ("custom", "51.5; -0.1", "Position"), ("custom", "7", "Badge number"),
        ("custom", "Sailor", "Profession"), ("custom", "The Captain", "File as"),
    ]  # fmt: skip


def test_a_name_in_another_script_is_kept_beside_the_first(read: Read) -> None:
    taro = one(read, "N;LANGUAGE=jp:山田;太郎;;;\nN;LANGUAGE=en:Yamada;Taro;;;\nFN:山田太郎")
    assert (taro.family, taro.given) == ("山田", "太郎")
    assert ("custom", "Taro Yamada", "Name") in facts(taro)


def test_version_4(read: Read) -> None:
    ada = one(
        read,
        'N:Quill;Ada;;;\nFN:Ada Quill\nTEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102\n'
        "TEL;VALUE=uri:tel:+12025550143\nEMAIL;PREF=50:a@example.com\nANNIVERSARY:20090808T1430-0500\nGENDER:O;they\n"
        "RELATED;TYPE=friend:urn:uuid:0003\nRELATED;TYPE=spouse;VALUE=text:Bo Quill\nHOBBY:sailing\nDEATHDATE:20200101\n"
        'ADR;LABEL="1 Pier Road\\nExampleton^nUK":;;1 Pier Road;Exampleton;;;UK\n'
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@ada\nsocialProfile;type=facebook:https://facebook.com/ada\n"
        "ORG;ALTID=1:Globex\nORG;ALTID=1;LANGUAGE=de:Globex GmbH\nTITLE:Editor\nORG:Tern Works\nTITLE:Adviser",
        "4.0",
    )
    assert texts(ada) == [
        ("mail", "a@example.com", ""),
        ("phone", "+1-418-656-9254 ext. 102", "*work"),
        ("phone", "+12025550143", ""),
        ("mastodon", "https://social.example/@ada", ""),
        ("facebook", "https://facebook.com/ada", ""),
    ]
    assert (ada.company, ada.title, ada.deceased) == ("Globex", "Editor", True)
    assert facts(ada) == [
        ("job", "Adviser", "Tern Works"),
        ("place", "Exampleton", ""),
        ("custom", "1 Pier Road, Exampleton, UK", "address"),
        ("anniversary", "2009-08-08", ""),
        ("custom", "2020-01-01", "died"),
        ("family", "Bo Quill", "spouse"),
        ("gender", "they", ""),
        ("like", "sailing", ""),
    ]


def test_other_programs_own_properties(read: Read) -> None:
    ada = one(
        read,
        "FN:Ada\nX-EVOLUTION-SPOUSE:Bo\nX-MS-MANAGER:Cy\nX-KADDRESSBOOK-X-SpousesName:Di\nX-ANNIVERSARY:20100615\n"
        "X-AIM:adaq\nX-SKYPE-USERNAME:ada.q\nX-TWITTER:@adaquill\nX-EVOLUTION-BLOG-URL:http://ada.example\nX-GENDER:Female\n"
        "PROFILE:VCard\nX-PHONETIC-FIRST-NAME:Eida\nX-ABADR:uk\nADR;TYPE=HOME:;1 Pier Road\\nExampleton;;;;;\nEMAIL:no address",
    )
    assert texts(ada) == [
        ("blog", "http://ada.example", ""),
        ("other", "adaq", "AIM"),
        ("other", "ada.q", "Skype"),
        ("x", "https://x.com/adaquill", ""),
    ]
    assert facts(ada) == [
        ("place", "1 Pier Road, Exampleton", "home"),
        ("anniversary", "2010-06-15", ""),
        ("family", "Bo", "spouse"),
        ("custom", "Cy", "manager"),
        ("family", "Di", "spouse"),
        ("gender", "female", ""),
        ("custom", "no address", "E-mail"),
        ("custom", "Eida", "Phonetic first name"),
    ]


def test_what_android_adds(read: Read) -> None:
    ada = one(
        read,
        "N:Quill;Ada\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Addie;1;;;\n"
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1999-07-10;1;;\n"
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-17;3;;\n"
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-01-01;0;Moved;\n"
        "X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/relation;Zo=C3=AB;14;;\n"
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Cy;77;;\nSOUND;X-IRMC-N:x;y;;;",
        "2.1",
    )
    assert ada.nickname == "Addie"
    assert facts(ada) == [
        ("birthday", "--05-17", ""),
        ("anniversary", "1999-07-10", ""),
        ("custom", "2001-01-01", "Moved"),
        ("family", "Zoë", "spouse"),
        ("custom", "Cy", "related"),
        ("custom", "x y", "Phonetic name"),
    ]


def test_pictures_are_kept_up_to_a_megabyte(read: Read) -> None:
    coded = base64.b64encode(PNG).decode()
    assert one(read, f"FN:Ada\nPHOTO;ENCODING=b;TYPE=PNG:{coded}").photo == PNG
    assert one(read, f"FN:Ada\nPHOTO:data:image/png;base64,{coded}", "4.0").photo == PNG
    assert one(read, "FN:Ada\nPHOTO:https://pictures.example/ada.png", "4.0").photo == b""
    svg = base64.b64encode(b"<svg onload='x'/>").decode()
    assert one(read, f"FN:Ada\nPHOTO;ENCODING=b:{svg}").photo == b""
    large = base64.b64encode(PNG + bytes(limits.PHOTO)).decode()
    assert one(read, f"FN:Ada\nPHOTO;ENCODING=b:{large}").photo == b""


def test_one_bad_card_does_not_stop_the_others(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    from networker.formats import vcard_values
    from networker.formats.vcard_view import CardView

    real = vcard_values.name_of

    def fails_for_bo(view: CardView) -> tuple[str, str, str, str, str]:
        if view.one("FN") == "Bo":
            raise RecursionError("too deep")
        return real(view)

    monkeypatch.setattr(vcard_values, "name_of", fails_for_bo)
    found = items(read, "FN:Ada", "FN:Bo", "FN:Cy")
    assert [p.full_name for p in people(found)] == ["Ada", "Cy"]
    assert skipped(found) == [(5, "cannot be read")]


def test_half_a_file(read: Read) -> None:
    whole = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Bo\nEMAIL:bo@exa"
    found = read(whole, "vcard")
    assert [p.full_name for p in people(found)] == ["Ada"]
    assert skipped(found) == [(5, "the card is cut off before its end")]


def test_a_card_without_measure_is_cut(read: Read) -> None:
    mails = "\n".join(f"EMAIL:a{n}@example.com" for n in range(5000))
    ada = one(read, f"FN:{'A' * 1_000_000}\nNOTE:{'n' * 2_000_000}\n{mails}")
    assert len(ada.full_name) == limits.NAME_CHARACTERS
    assert len(ada.notes) == limits.NOTES_CHARACTERS
    assert len(ada.handles) == limits.HANDLES
    assert len(ada.raw) <= limits.RAW_CHARACTERS


def test_the_same_value_twice_counts_once(read: Read) -> None:
    assert len(one(read, "FN:Ada\nEMAIL:a@example.com\nEMAIL:a@example.com\nCATEGORIES:x,x").handles) == 1


def test_another_reader_of_cards_agrees(read: Read) -> None:
    """Held against vobject on well-formed cards of 3.0, where both must say the same."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import vobject

    cards = [
        "N:Quill;Ada;Mary;Dr.;MBE\nFN:Dr. Ada Mary Quill MBE\nEMAIL;TYPE=HOME:ada@example.com\nTEL;TYPE=CELL:+447700900101",
        "N:Brandt;Zoë;;;\nFN:Zoë Brandt\nORG:Tern Works;Books\nTITLE:Editor\nNOTE:one\\ntwo\\, three\\; four",
        "N:山田;太郎;;;\nFN:山田太郎\nBDAY:1988-02-29\nADR;TYPE=HOME:;;1 Pier Road;Exampleton;;EX1 1EX;UK",
        "N:Ode;Ben;;;\nFN:Ben Ode\nNOTE:"
        + "a long note that is folded " * 2
        + "\n  and goes on\nURL:https://ben.example",
    ]
    found = people(items(read, *cards))
    text = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\n{card}\r\nEND:VCARD\r\n".replace("\r", "").replace("\n", "\r\n")
        for card in cards
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = list(vobject.readComponents(text))
    assert len(found) == len(theirs) == len(cards)
    for ours, other in zip(found, theirs, strict=True):
        name = other.n.value
        assert (ours.family, ours.given, ours.middle, ours.prefix, ours.suffix) == (
            name.family, name.given, name.additional, name.prefix, name.suffix,
        )  # fmt: skip
        said = other.contents
        assert [h.text for h in ours.handles if h.channel == "mail"] == [
            p.value for p in said.get("email", [])
        ]
        assert [h.text for h in ours.handles if h.channel == "phone"] == [
            p.value for p in said.get("tel", [])
        ]
        assert ours.notes == "\n".join(p.value for p in said.get("note", []))
        assert ours.company == (said["org"][0].value[0] if "org" in said else "")
        assert [f.value for f in ours.facts if f.field == "place"] == [
            p.value.city for p in said.get("adr", [])
        ]


@pytest.mark.parametrize("form", ["lines", "UTF-16", "lines of the old Macintosh"])
def test_a_picture_of_forty_megabytes_is_left_out_with_a_word_and_never_held(write: Write, form: str) -> None:
    whole = (
        "BEGIN:VCARD\nFN:Ada\nPHOTO;ENCODING=b:"
        + "A" * (40 * limits.MB)
        + "\nTEL:+44 7700\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n"
    )
    if form == "UTF-16":
        whole = whole.replace("\n", "\r\n")
    path = write(
        "a.vcf",
        whole.encode("utf-16") if form == "UTF-16" else whole.replace("\n", "\r" if "old" in form else "\n"),
    )
    del whole
    tracemalloc.start()
    try:
        found = list(formats.read(path))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [(p.full_name, len(p.handles)) for p in people(found)] == [("Ada", 1), ("Bo", 0)]
    assert skipped(found) == [(3, vcard_lines.TOO_LONG)]
    assert peak < 8 * limits.LINE
