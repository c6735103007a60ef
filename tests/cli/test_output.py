"""What is printed for people stays in its line and cannot act on the terminal."""

from networker.cli import imports_told, people_told
from networker.domain.dates import PartialDate
from networker.domain.vocabulary import PersonId
from networker.services.imports.report import Doubtful, Report, SkippedLine
from networker.services.today_views import Named
from networker.services.views import FactView, TieView

WHOLE = {
    "id": 1, "name": "Ana\n\x1b[31mRed\u202eevil", "company": "Acme\tLtd", "title": "", "city": "",
    "circle": None, "state": "active", "emails": [], "phones": [], "profiles": [], "groups": [], "topics": [],
    "last_contact": None, "met_in_person": None, "notes": "first line\nsecond line", "facts": [],
    "follow_ups": [], "interactions": [],
}  # fmt: skip


def test_a_name_stays_in_its_line() -> None:
    listed = people_told.people_text([WHOLE], 1)
    assert listed == "     1  Ana  [31mRedevil  ·  Acme Ltd\n1 person."


def test_notes_keep_their_lines() -> None:
    assert people_told.full_text(WHOLE).splitlines() == [
        "Ana  [31mRedevil", "  work      Acme Ltd", "  notes     first line", "            second line",
    ]  # fmt: skip


def test_facts_say_since_and_until_when_and_ties_who_it_is() -> None:
    since, until = PartialDate(2018), PartialDate(2022, 3)
    facts = (
        FactView(1, "job", "Designer", "Vela", since, until, "typed"),
        FactView(2, "custom", "42", "Shoe size", None, None, "a.vcf"),
        FactView(3, "connected", "", "", since, None, "a.csv"),
    )
    tie = TieView(1, "introduced by", Named(PersonId(2), "Ines Duarte"), None, "")
    assert people_told.full_text(WHOLE | {"notes": ""}, facts, [tie]).splitlines()[2:] == [
        "  job       Designer, Vela, since 2018, until 2022-03 (typed)",
        "  custom    Shoe size, 42 (a.vcf)",
        "  connected since 2018 (a.csv)",
        "  tie       introduced by Ines Duarte",
    ]


def test_what_stands_in_no_line_of_a_file_is_given_none() -> None:
    done = Report(
        import_id=1,
        files=(),
        formats=(),
        new=1,
        updated=0,
        unchanged=0,
        doubtful=(
            Doubtful("Chat with Bo.txt", 0, 1, 2, "the same name"),
            Doubtful("c.csv", 6, 3, 4, "the same name"),
        ),
        skipped=(SkippedLine("d.csv", 0, "unknown columns"),),
        interactions=0,
        people=2,
    )
    listed = imports_told.report_text(done, dry=False).splitlines()
    assert listed[0].endswith("2 doubtful, 1 file skipped."), "of which no row is told"
    assert listed[-5:-2] == [
        "  doubtful  Chat with Bo.txt: the same name",
        "  doubtful  c.csv, 6: the same name",
        "  skipped   d.csv: unknown columns",
    ]
