"""The patterns of the grammar: each compiled once, and none of what was typed."""

import ast
import re

import pytest

from networker.domain.quick_line import patterns
from tests.architecture.source import modules
from tests.domain.quick_line.sentences import read

SAID = (
    ("en", "lunch with {} Okoro at Luigi's last friday about her new job; I'll send the deck by monday"),
    ("de", "gestern Kaffee mit {} Okoro im Café Einstein wegen Budget; ich schicke ihr bis Montag den Plan"),
    ("es", "comida con {} Okoro en Sevilla el martes, sobre su viaje; le mando el informe el lunes"),
)

REMEMBERED_BY_RE = {
    f"re.{each}"
    for each in ("compile", "search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")
}


def _read_all(name: str) -> None:
    for lang, said in SAID:
        read(said.format(name), lang=lang)


def test_what_was_read_once_compiles_nothing_in_whichever_language() -> None:
    _read_all("Ana")
    before = patterns.compiled.cache_info()
    _read_all("Ana")
    after = patterns.compiled.cache_info()
    assert after.misses == before.misses
    assert after.hits > before.hits + 300


def test_no_name_becomes_part_of_a_pattern_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    patterns.compiled.cache_clear()
    made: list[str] = []
    compile_ = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(patterns.re, "compile", noted)
    _read_all("Zqxvara")
    assert len(made) > 100
    assert not [pattern for pattern in made if re.search("zqxvara|okoro", pattern, re.IGNORECASE)]


def test_flags_are_part_of_what_is_kept() -> None:
    assert patterns.sub("coffee", "tea", "Coffee", flags=re.IGNORECASE) == "tea"
    assert patterns.sub("coffee", "tea", "Coffee") == "Coffee"


def test_what_the_words_of_a_language_make_is_never_left_to_re() -> None:
    """`stand_ins` is of names, which are not kept."""
    left = [
        f"{one.name}:{call.lineno}"
        for one in modules()
        if one.name.startswith("networker.domain.quick_line.")
        and not one.name.endswith(("patterns", "stand_ins"))
        for made in one.nodes
        if isinstance(made, ast.FunctionDef)
        for call in ast.walk(made)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in REMEMBERED_BY_RE
        if not isinstance(call.args[0], ast.Constant)
    ]
    assert left == []
