"""The form of the list of fields is read as a person wrote it, and what is none of it is refused."""

import pytest

from networker.domain.ask.fields import Field, Mention, Part, read_fields

TEETH = """\
# For readers only.

Dentistry < medicine ~ oral surgery, sleep
who: dentist, dental nurse | Zahnarzt, Zahnärztin | dentista
what: tooth, bridge? | Zahn, Brücke ? | muela
at: dental practice | Zahnarztpraxis | clínica dental

medicine
who: doctor | Ärztin | médica

oral surgery < dentistry
who: oral surgeon

sleep ~ medicine
what: insomnia
"""


def test_words_are_found_folded_with_their_part_and_language() -> None:
    words = read_fields(TEETH).words
    assert words["zahnarztin"] == (Mention("dentistry", Part.WHO, "de", doubtful=False),)
    assert words["clinica dental"] == (Mention("dentistry", Part.AT, "es", doubtful=False),)
    assert not any(word.startswith("#") or "|" in word for word in words)


def test_a_question_mark_makes_a_word_doubtful_and_is_no_part_of_it() -> None:
    words = read_fields(TEETH).words
    assert words["bridge"][0].doubtful
    assert words["brucke"][0].doubtful
    assert not words["tooth"][0].doubtful


def test_kin_are_kin_from_either_side_but_for_parent_and_parts() -> None:
    by_name = read_fields(TEETH).by_name
    assert by_name["dentistry"].parent == "medicine"
    assert by_name["medicine"].parent == ""
    assert by_name["dentistry"].kin == ("sleep",)
    assert by_name["sleep"].kin == ("medicine", "dentistry")
    assert by_name["medicine"].kin == ("sleep",)
    assert by_name["oral surgery"].kin == ()


def test_a_second_block_adds_to_the_first() -> None:
    fields = read_fields(TEETH + "\ndentistry ~ hygiene\nwhat: tooth, floss | Zahnseide\n")
    assert fields.by_name["dentistry"] == Field("dentistry", "medicine", ("sleep", "hygiene"))
    assert fields.words["floss"][0].field == "dentistry"
    assert len(fields.words["tooth"]) == 1


def test_one_word_may_be_of_several_fields() -> None:
    fields = read_fields("painting\nwhat: canvas?\n\nsailing\nwhat: canvas?\n")
    assert [each.field for each in fields.words["canvas"]] == ["painting", "sailing"]


def test_room_around_words_and_empty_places_say_nothing() -> None:
    words = read_fields("chess\nwho:  chess player ,,  |  | ajedrecista \n").words
    assert {word: each[0].language for word, each in words.items()} == {
        "chess player": "en",
        "ajedrecista": "es",
    }


@pytest.mark.parametrize(
    "wrong",
    ["chess\nchess player", "chess\nwhere: club", "chess\nwho: a | b | c | d", "who: nobody's", "< games"],
)
def test_what_is_none_of_the_form_is_told_by_its_line(wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong.rsplit("\n", maxsplit=1)[-1].replace("|", r"\|")):
        read_fields(wrong)
