"""Short forms lead to whole names, and whole names to short forms."""

from networker.domain.quick_line import word_variants
from networker.domain.short_names import fit, short_forms, whole_names


def test_a_whole_name_has_its_short_forms_and_no_others() -> None:
    assert {"flo", "flossie"} <= short_forms("florence")
    assert short_forms("flo") == frozenset()
    assert "florence" in whole_names("flo")


def test_the_quick_line_looks_up_both() -> None:
    assert {"florence", "florian"} <= set(word_variants("Flo"))
    assert {"liz", "beth"} <= set(word_variants("Elizabeth"))


def test_names_that_share_a_short_form_are_not_one() -> None:
    assert fit("alex", "alexander")
    assert not fit("christian", "christine")
