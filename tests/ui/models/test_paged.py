"""The model of ids: pages are fetched when they are painted, and nothing else."""

from array import array
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from networker.ui.models.paged import PAGE, IdRole, ItemRole, PagedModel


class Shelf:
    """Answers asked pages when told to."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.answers: list[Callable[[Mapping[int, str]], None]] = []

    def fetch(self, ids: Sequence[int], then: Callable[[Mapping[int, str]], None]) -> None:
        self.asked.append(list(ids))
        self.answers.append(then)

    def answer(self, n: int = -1) -> None:
        self.answers[n]({number: f"person {number}" for number in self.asked[n]})


def made(shelf: Shelf, people: int) -> PagedModel:
    model = PagedModel(shelf.fetch, words=lambda value: f"words of {value}")
    model.set_ids(array("q", range(1000, 1000 + people)))
    return model


def test_it_keeps_the_rules_of_models(qapp: QApplication) -> None:
    shelf = Shelf()
    model = made(shelf, 250)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    shelf.answer()
    model.set_ids(array("q", [5, 6]), {5: "five"})
    model.forget([5])
    model.set_ids(array("q"))
    assert tester.model() is model


def test_a_page_is_asked_for_once_and_only_when_painted(qapp: QApplication) -> None:
    shelf = Shelf()
    model = made(shelf, 100_000)
    assert shelf.asked == []
    for row in range(50_000, 50_020):
        assert model.index(row).data(ItemRole) is None
    assert [len(page) for page in shelf.asked] == [PAGE]
    shelf.answer()
    assert model.index(50_000).data(ItemRole) == "person 51000"
    assert model.index(50_000).data(IdRole) == 51_000
    assert model.index(50_000).data(Qt.ItemDataRole.AccessibleTextRole) == "words of person 51000"


def test_values_that_came_with_the_ids_need_no_asking(qapp: QApplication) -> None:
    shelf = Shelf()
    model = made(shelf, 0)
    model.set_ids(array("q", [7]), {7: "seven"})
    assert (model.index(0).data(ItemRole), shelf.asked) == ("seven", [])


def test_an_answer_for_ids_that_are_gone_changes_nothing(qapp: QApplication) -> None:
    shelf = Shelf()
    model = made(shelf, 10)
    model.index(0).data(ItemRole)
    model.set_ids(array("q", [1]))
    shelf.answer(0)
    assert model.value(1000) is None


def test_a_changed_row_is_asked_for_anew(qapp: QApplication) -> None:
    shelf = Shelf()
    model = made(shelf, 10)
    model.index(0).data(ItemRole)
    shelf.answer()
    model.forget([1003])
    assert model.index(3).data(ItemRole) is None
    assert shelf.asked[-1] == [1003]


def test_the_row_of_an_id_is_known(qapp: QApplication) -> None:
    model = made(Shelf(), 10)
    assert (model.row_of(1004), model.row_of(3)) == (4, -1)
