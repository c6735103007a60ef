"""Hostile bytes: whatever a file holds, it is read, skipped row by row, or refused in a sentence."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker import formats
from networker.formats import columns
from networker.formats.records import PersonRecord, SkippedRow

NOTE = 'Notes:\n"When exporting, some ""addresses"" are missing."\n\n'
SEEDS = {
    "linkedin": (
        f"{NOTE}First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        'Zoë,"Brandt, Ph.D.",https://www.linkedin.com/in/zo%C3%AB-brandt,z@example.com,"Tern ""Works""",Editor,05 Mar 2024\n'
        ",,,,,,07 Jun 2026\nAda,Quill\n"
    ).encode(),
    "google": (
        "Name,Given Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,"
        "Address 1 - City,IM 1 - Service,IM 1 - Value,Organization 1 - Name,Relation 1 - Type,Relation 1 - Value\n"
        'Zoë B,Zoë,B," --05-17","two\nlines",* myContacts ::: Press,* Home,a@example.com ::: b@example.com,+44 7700,'
        "Łódź,Telegram,zoe,Tern,Spouse,Bo\n"
    ).encode(),
    "vcard 2.1": (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Br=\r\n=C3=BCck;Zo=C3=AB\r\n"
        b"TEL;CELL;PREF:+44 7700\r\nPHOTO;ENCODING=BASE64;PNG:iVBORw0K\r\n GgoAAAA=\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:x\r\n"
        b"END:VCARD\r\nX-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;14;;\r\nEND:VCARD\r\n"
    ),
    "vcard 4.0": (
        'BEGIN:VCARD\nVERSION:4.0\nN:Brandt;Zoë;;;MBE,x\nTEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418;ext=1\n'
        "item1.ADR;LABEL=\"a^nb\":;;Pier;Łódź;;;UK\nitem1.X-ABLabel:_$!<Home>!$_\nBDAY:--0203\nRELATED;VALUE=text:Bo\n"
        "CATEGORIES:a\\,b,c\nNOTE:one\\ntwo\n  three\nEND:VCARD\n"
    ).encode(),
    "outlook": (
        '"Anrede";"Vorname";"Nachname";"Firma";"Straße privat";"Ort privat";"Telefon geschäftlich";"E-Mail-Adresse";'
        '"E-Mail 2: Adresse";"Geburtstag";"Kategorien";"Notizen"\n'
        '"Dr.";"Zoë";"Größe";"Tern";"Quay 1";"Köln";"0221 1";"z@example.com";"/o=X";"14.3.1975";"a;b";"two\nlines"\n'
    ).encode("cp1252"),
    "thunderbird": (
        "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth Day,Custom 1,Home City,Notes,\n"
        'Zoë,B,"Zoë (z@example.com)",z@example.com,1970,11,31,x,Łódź,"a\nb",\n'
    ).encode(),
    "hubspot": b"Record ID,First Name,Last Name,Email,City\n101,Zo\xc3\xab,B,z@example.com,Nantes\n103,,,,\n",
    "meetup": (
        "Name\tUser ID\tMember ID\tLocation\tJoined Group on\tURL of Member Profile\tWhy?\n"
        "Zoë\tuser 1\t1\tLyon\t02/31/2014\thttp://www.meetup.com/Kites/members/1/ \tx\n"
    ).encode(),
    "mastodon": b"Account address,Show boosts\n\nZo\xc3\xab@social.example,true\nbob,true\n",
    "facebook": b'{"friends_v2": [\n{"name": "Zo\\u00c3\\u00ab", "timestamp": 1577836800},\n{"name": "Bo"}\n]}',
    "instagram": (
        b'[\n{"title": "Zo\\u00eb", "string_list_data": [{"href": "https://www.instagram.com/zoe", "value": "",'
        b' "timestamp": 1700000000}]}\n]'
    ),
    "ldif": (
        "version: 1\n# c\n\ndn: cn=Zoë\nobjectclass: person\ngivenName:: Wm/Dqw==\nsn: B\nmail: z@example.com\n"
        "description: a\n  b\nbirthmonth: 2\nbirthday: 30\n\ndn: cn=L\nobjectclass: groupOfNames\ncn: L\n"
        "member: mail=z@example.com\n"
    ).encode(),
}  # fmt: skip
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
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"{") + data.count(b",") + 2
    for item in items:
        assert isinstance(item, PersonRecord | SkippedRow)
        assert 1 <= item.row <= lines
        if isinstance(item, PersonRecord):
            said = repr(item[:-2]) + "".join(handle.text for handle in item.handles) + item.notes
            assert "\0" not in said + item.raw
            item.raw.encode("utf-8")
            item.given.encode("utf-8")
            assert any((item.given, item.family, item.middle, item.full_name, item.nickname, item.handles))


@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_themselves_are_read(name: str) -> None:
    assert any(
        isinstance(item, PersonRecord) and {"Zoë", "zoe"} & {item.given, item.full_name, item.nickname}
        for item in formats.read(io.BytesIO(SEEDS[name]))
    )


@pytest.mark.parametrize("name", SEEDS)
def test_mutants_are_read_or_refused(name: str) -> None:
    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(mutated(SEEDS[name]))
    def run(data: bytes) -> None:
        reads_or_refuses(data)

    run()


@settings(max_examples=200)
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


def test_random_mappings_are_read_or_refused() -> None:
    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
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


def test_mutated_archives_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in SEEDS.items():
            archive.writestr(name, content)
    path = tmp_path_factory.mktemp("fuzz") / "a.zip"

    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(mutated(whole.getvalue()))
    def run(data: bytes) -> None:
        path.write_bytes(data)
        try:
            for recognised in formats.read_all(path):
                list(recognised)
        except (formats.UnknownFormat, formats.UnreadableFile) as error:
            assert str(error).endswith(".")

    run()


def test_unknown_tables_are_looked_at_and_read_as_guessed() -> None:
    @settings(max_examples=200, suppress_health_check=list(HealthCheck))
    @given(mutated(SEEDS["outlook"].replace(b"Vorname", b"Wer")))
    def run(data: bytes) -> None:
        try:
            table = columns.look(io.BytesIO(data))
            said = {column.name: column.guess for column in table.columns if column.name}
            for item in columns.read_columns(io.BytesIO(data), said):
                assert isinstance(item, PersonRecord | SkippedRow)
        except formats.UnreadableFile as error:
            assert str(error).endswith(".")

    run()
