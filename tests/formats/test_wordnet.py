"""WordNet's files, as small ones of the same form: near words are found by halving and offsets."""

from pathlib import Path

import pytest

from networker.formats.wordnet import WordNet, folder

# lemma: (offset, its words, those above it, its kinds, derived verbs)
SYNSETS = {
    "craftsman": (["craftsman", "artisan"], [], ["potter", "smith"], []),
    "potter": (["potter", "ceramicist"], ["craftsman"], [], []),
    "smith": (["smith"], ["craftsman"], [], ["forge"]),
    "mouse": (["mouse"], [], ["field_mouse"], []),
    "field_mouse": (["field_mouse"], ["mouse"], [], []),
}
VERBS = {"forge": (["forge", "hammer"], [], [], [])}
HEAD = "  1 This line stands for the licence at the head of each file.  \n" * 3


def written(
    place: Path,
    pos: str,
    synsets: dict[str, tuple[list[str], list[str], list[str], list[str]]],
    other: dict[str, int],
) -> dict[str, int]:
    offsets: dict[str, int] = {}
    for _ in range(2):  # the second time the offsets are known
        data, at = HEAD, len(HEAD)
        for name, (words, above, kinds, derived) in synsets.items():
            pointers = [("@", offsets.get(each, 0), pos[0]) for each in above] + [
                ("~", offsets.get(each, 0), pos[0]) for each in kinds
            ]
            pointers += [("+", other.get(each, 0), "v") for each in derived]
            listed = " ".join(f"{sign} {offset:08d} {kind} 0000" for sign, offset, kind in pointers)
            line = f"{at:08d} 18 {pos[0]} {len(words):02x} {' '.join(f'{word} 0' for word in words)} {len(pointers):03d} {listed} | a gloss \n"
            offsets[name] = at
            data, at = data + line, at + len(line)
    (place / f"data.{pos}").write_text(data, encoding="utf-8")
    index = {word: offsets[name] for name, (words, *_) in synsets.items() for word in words}
    lines = [f"{word} {pos[0]} 1 1 @ 1 0 {offset:08d}  \n" for word, offset in sorted(index.items())]
    (place / f"index.{pos}").write_text(HEAD + "".join(lines), encoding="utf-8")
    return offsets


@pytest.fixture
def place(tmp_path: Path) -> Path:
    written(tmp_path, "noun", SYNSETS, written(tmp_path, "verb", VERBS, {}))
    return tmp_path


def near(place: Path, word: str) -> dict[str, float]:
    with WordNet(place) as found:
        words: dict[str, float] = {}
        for each, strength in found.near(word):
            words[" ".join(each)] = max(strength, words.get(" ".join(each), 0))
        return words


def test_synonyms_are_nearer_than_what_is_above_and_that_than_siblings(place: Path) -> None:
    found = near(place, "potter")
    assert found["ceramicist"] > found["artisan"] > found["smith"] > 0
    assert "mouse" not in found


def test_kinds_and_words_of_its_doing(place: Path) -> None:
    assert "potter" in near(place, "craftsman")
    assert "hammer" in near(place, "smith")


def test_forms_are_led_to_their_words(place: Path) -> None:
    assert "field mouse" in near(place, "mice")
    assert near(place, "potters") == near(place, "potter")


@pytest.mark.parametrize("word", ["zebra", "", "a", "zzzz", "mouse trap", "This"])
def test_an_unknown_word_has_no_near_ones(place: Path, word: str) -> None:
    assert near(place, word) == {}
    with WordNet(place) as found:
        assert not found.knows(word)
        assert found.knows("smith")


def test_the_folder_is_the_one_that_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert folder(str(place)) == place
    monkeypatch.setenv("WNSEARCHDIR", str(place))
    assert folder() == place
    assert folder(str(tmp_path / "none")) == place
