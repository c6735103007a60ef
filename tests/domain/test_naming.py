"""What somebody is called, as it follows from what was said, whatever came first."""

from itertools import permutations

from networker.domain.naming import Called, Given, naming


def said(
    step: int, name: str, record: int = 1, *, kind: str = "vcard", key: str = "ana", **more: object
) -> Called:
    return Called(step, record, kind, key, name, "2026-11-20", **more)  # type: ignore[arg-type]


def called(*all_: Called, given: tuple[Given, ...] = ()) -> tuple[str, dict[str, bool]]:
    """The name, and others with whether they are former ones."""
    found = naming(all_, given)
    return found.name, {name: each.former for name, each in found.beside.items()}


def test_the_record_that_gave_the_name_changes_it_and_others_do_not() -> None:
    other = said(2, "Ana Ode", 2, kind="google", key="ana ode|")
    assert called(said(1, "Ana Berg"), other) == ("Ana Berg", {"Ana Ode": False})
    assert called(said(1, "Ana Berg"), other, said(3, "Ana Silva")) == (
        "Ana Silva",
        {"Ana Ode": False, "Ana Berg": True},
    )
    assert called(said(1, "Ana Berg"), said(2, "Ana Silva"), said(3, "Ana Berg")) == (
        "Ana Berg",
        {"Ana Silva": True},
    )


def test_the_file_that_was_changed_last_counts_in_whatever_order_they_come() -> None:
    for order in permutations(enumerate(("Ana Berg", "Ana Ode", "Ana Silva"))):
        files = [said(step, name, changed=100.0 * n) for step, (n, name) in enumerate(order, 1)]
        assert called(*files) == ("Ana Silva", {"Ana Berg": True, "Ana Ode": True})


def test_without_an_id_a_record_follows_one_that_its_file_has_no_more() -> None:
    first = said(1, "Ana Berg", key="ana berg|")
    alone = said(2, "Ana Silva", 2, key="ana silva|", beside=frozenset({2}))
    assert called(first, alone) == ("Ana Silva", {"Ana Berg": True})
    both = said(2, "Ana Silva", 2, key="ana silva|", beside=frozenset({1, 2}))
    assert called(first, both) == ("Ana Berg", {"Ana Silva": False})


def test_a_talk_gives_way_to_a_list_and_renames_nobody() -> None:
    talk = said(1, "Ana Berg", 2, kind="mail", key="mail|ana@x.example", listed=False, row=0)
    assert called(talk, said(2, "Ana Silva")) == ("Ana Silva", {"Ana Berg": True})
    late = said(3, "Tom Kern", 2, kind="mail", key="mail|ana@x.example", listed=False, row=0)
    assert called(said(1, "Ana Berg"), late) == ("Ana Berg", {}), "a family may have one mailbox"


def test_an_older_list_tells_a_former_name() -> None:
    assert called(said(1, "Ana Silva"), said(2, "Ana Berg", held=True)) == ("Ana Silva", {"Ana Berg": True})


def test_what_was_typed_stands_and_what_was_chosen_goes_on() -> None:
    typed = Given(2, "Ana Kern")
    assert called(said(1, "Ana Berg"), said(3, "Ana Silva"), given=(typed,))[0] == "Ana Kern"
    google = said(1, "Ana Ode", 2, kind="google", key="g2")
    chosen = Given(2, "Ana Ode", 2, "google", "g2")
    assert called(said(1, "Ana Berg"), google, given=(chosen,))[0] == "Ana Ode"
    later = said(3, "Ana Silva", 2, kind="google", key="g2")
    assert called(said(1, "Ana Berg"), google, later, given=(chosen,))[0] == "Ana Silva"
    assert called(said(1, "Ana Berg"), given=(chosen,))[0] == "Ana Berg", "nobody who stands says it"
