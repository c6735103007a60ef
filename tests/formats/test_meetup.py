"""Meetup's lists: tabs under a name of another program, month first, members known by their number."""

from networker.formats import values
from tests.formats.conftest import Read
from tests.formats.seen import facts, people, skipped, texts

HEAD = (
    "Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tLast visited group on\tLast Attended\t"
    "Total RSVPs\tIntro\tPhoto\tURL of Member Profile\tWhat brings you here?\n"
)
IVY = (
    "Ivy Sample\tuser 10000001\tOrganizer\t10000001\tLondon\t04/05/2014\t06/22/2015\t06/20/2015\t 14\tYes\tYes\t"
    "http://www.meetup.com/Kite-Flyers/members/10000001/ \tthe wind\n"
)


def test_members(read: Read) -> None:
    found = read(HEAD + IVY + "\tuser 5\t\t5\t\t\t\t\t\t\t\t\t\n", "meetup-members")
    [ivy] = people(found)
    assert (ivy.source_kind, ivy.source_id, ivy.full_name, ivy.groups) == (
        "meetup", "10000001", "Ivy Sample", ("Kite Flyers",),
    )  # fmt: skip
    assert texts(ivy) == [("meetup", "http://www.meetup.com/Kite-Flyers/members/10000001/", "")]
    assert facts(ivy) == [
        ("joined", "Kite Flyers", "Meetup"), ("place", "London", ""), ("custom", "Organizer", "Title"),
        ("custom", "the wind", "What brings you here?"),
    ]  # fmt: skip
    assert ivy.facts[0].since == "2014-04-05"
    assert ivy.notes == ""
    assert skipped(found) == [(3, values.NO_PERSON)]


def test_attendees_with_commas(read: Read) -> None:
    content = (
        "Name,Attendance,User ID,Title,Event Host,RSVP,Guests,RSVPed on,Joined Group on,URL of Member Profile,Notes\n"
        "Bo Lind,,user 7,,,Yes,0,01/02/2020,12/31/2019,https://www.meetup.com/en-GB/Tea-Club/members/7,brought scones\n"
    )
    [bo] = people(read(content, "meetup-attendees"))
    assert (bo.source_id, bo.groups, bo.notes) == ("7", ("Tea Club",), "brought scones")
    assert bo.facts[0].since == "2019-12-31"


def test_what_meetup_does_not_know_is_kept_and_so_is_what_cannot_be_read(read: Read) -> None:
    content = (
        "Name,User ID,Assistant Organizer,Joined Group on,URL of Member Profile,Name,,My note\n"
        "Ivy Sample,user 7,Yes,in spring,somewhere,Ivy S.,unnamed,mine,beyond\n"
        "Bo Lind,user 8,No,12/31/2019,https://www.meetup.com/Tea-Club/members/8,Bo Lind,,\n"
    )
    ivy, bo = people(read(content, "meetup-members"))
    assert facts(ivy) == [
        ("custom", "in spring", "Joined Group on"), ("custom", "somewhere", "URL of Member Profile"),
        ("custom", "Yes", "Assistant Organizer"), ("custom", "Ivy S.", "Name"), ("custom", "unnamed", "Column 7"),
        ("custom", "mine", "My note"), ("custom", "beyond", "Column 9"),
    ]  # fmt: skip
    assert facts(bo) == [("joined", "Tea Club", "Meetup")]
