"""The form in which the user wants dates in figures: what `ui/dates` asks for in words is answered in them.

A translator: a form is one more way to say a thing, and holds for the whole program as its language does.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTranslator

from networker.ui.dates import FORM

# A whole day, one whose year is known, a month: in Qt's letters, by the names that the settings have.
FORMS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "iso": ("yyyy-MM-dd", "MM-dd", "yyyy-MM"),
        "dots": ("dd.MM.yyyy", "dd.MM.", "MM.yyyy"),
        "slashes": ("dd/MM/yyyy", "dd/MM", "MM/yyyy"),
        "month first": ("MM/dd/yyyy", "MM/dd", "MM/yyyy"),
    }
)


class DateForms(QTranslator):
    """Days and months in figures; a weekday before them, and a month that is a heading, stay words."""

    def __init__(self, form: str, parent: QObject | None = None) -> None:
        """`form`: one of FORMS."""
        super().__init__(parent)
        whole, day, month = FORMS[form]
        self._forms = {"MMM yyyy": month}
        for weekday in ("", "ddd ", "dddd "):
            for name in ("MMM", "MMMM"):
                self._forms[f"{weekday}d {name} yyyy"] = weekday + whole
                self._forms[f"{weekday}d {name}"] = weekday + day

    def isEmpty(self) -> bool:
        """Qt asks nothing of a translator that is empty."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """A form in figures; None for every text that is none."""
        return self._forms.get(text) if context == FORM else None
