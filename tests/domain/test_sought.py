"""What is looked for in a text, and where it stands."""

from hypothesis import given
from hypothesis import strategies as st

from networker.domain.names import fold
from networker.domain.sought import first_place, places, sought_words


def test_words_are_folded_and_lose_their_sign() -> None:
    assert sought_words("  #Housing @Łódź housing # ") == ("housing", "lodz")


def test_the_first_of_the_words_is_found_as_it_is_written() -> None:
    text = "Groß war die Straße nach Łódź"
    assert text[first_place(text, ("lodz", "strasse")) :].startswith("Straße")
    assert text[first_place(text, ("lodz",)) :] == "Łódź"
    assert first_place(text, ("berlin",)) == first_place(text, ()) == 0


@given(st.text(max_size=40), st.text(alphabet="abcß", min_size=1, max_size=6), st.text(max_size=20))
def test_what_stands_at_the_place_begins_with_the_word(before: str, word: str, after: str) -> None:
    text = before + " " + word + " " + after
    place = first_place(text, (fold(word),))
    assert fold(word) in fold(text[place:])


def test_every_place_of_the_words_is_told_in_letters_as_they_are_written() -> None:
    text = "Straße in Łódź, strasse; e\u0301te ete"
    found = [text[start:end] for start, end in places(text, sought_words("strasse lodz ete"))]
    assert found == ["Straße", "Łódź", "strasse", "e\u0301te", "ete"]
    assert places("aaa", ("aa", "a")) == [(0, 3)]
    assert places("abc", ()) == places("", ("a",)) == []
