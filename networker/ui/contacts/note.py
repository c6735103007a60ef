"""The line below the filters: what a search waits for, what was looked for instead, who is found by what was said."""

from PySide6.QtWidgets import QWidget

from networker.ui.contacts.finding import Besides
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme


class SearchNote(PlainLabel):
    """Hidden where there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("", parent)
        self._theme = theme
        self.setFont(theme.font("small"))
        self.setWordWrap(True)
        self.setContentsMargins(16, 0, 16, 8)
        self.hide()

    def dress(self) -> None:
        """Take the theme's colour."""
        self.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def tell(self, query: str, total: int, besides: Besides | None = None) -> None:
        """Say what there is to say of a search that lists so many, those found besides among them."""
        said = self._said(query, total, besides) if query else ""
        self.setText(said)
        self.setVisible(bool(said))

    def _said(self, query: str, total: int, besides: Besides | None) -> str:
        from networker.domain.search_query import parse  # no part of the first paint
        from networker.ui.contacts import search_words

        remark = parse(query).said
        if remark is not None:
            return search_words.sentence(remark)
        if besides is None:
            return ""
        if besides.near is not None:
            return search_words.near(besides.near)
        return search_words.besides(len(besides.ids)) if 0 < len(besides.ids) < total else ""
