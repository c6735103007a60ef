"""A fact is noted or set right: its value in the form of its field, since and until when. It writes nothing itself."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Fact, FieldType
from networker.services.errors import CannotDo
from networker.services.facts import HOLDS, OwnField
from networker.services.typed_values import NO, YES, kept_value, read_date
from networker.services.views import FactView
from networker.ui.about.form_card import FormCard, Line
from networker.ui.about.words import AboutWords
from networker.ui.icons import Icons
from networker.ui.text import translated
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import TickBox

DATELESS = (Fact.BIRTHDAY, Fact.ANNIVERSARY, Fact.GENDER)


@dataclass(frozen=True, slots=True)
class FactWish:
    """What the card says of a fact."""

    field: Fact
    value: str
    detail: str
    since: PartialDate | None
    until: PartialDate | None
    holds: FieldType | None = None
    instead_of: int | None = None


class FactCard(FormCard):
    """`fact`: the one to set right. `own`: a field of the user's own; without either a custom fact makes a new field.

    `present`: the one that a new fact may take the place of.
    """

    def __init__(
        self, field: Fact, words: AboutWords, said: Words, theme: Theme, icons: Icons, pane: QWidget, *, second: str,
        lang: str, fact: FactView | None = None, own: OwnField | None = None, present: FactView | None = None,
    ) -> None:  # fmt: skip
        super().__init__(own.name if own else words.field(field), second, theme, icons, pane)
        self.setObjectName("factCard")
        self._field, self._words, self._said, self._lang = field, words, said, lang
        self._fact, self._own, self._present = fact, own, present
        self._as_shown: dict[QLineEdit, tuple[str, PartialDate | None]] = {}
        self._build_value(fact)
        self._build_dates(fact)
        self._kind_chosen()

    # ---- building

    @property
    def _new_field(self) -> bool:
        return self._field is Fact.CUSTOM and self._own is None

    def _build_value(self, fact: FactView | None) -> None:
        theme, icons = self._theme, self._icons
        self.detail = self.edit(self._detail_name(), fact.detail if fact else "")
        kinds = [(each, self._words.holds(each)) for each in FieldType]
        self.kind = Choice(self.tr("What it holds"), kinds, theme, icons, parent=self)
        held = HOLDS.get(self._field) or (self._own.holds if self._own else None)
        self.kind.choose(held or FieldType.TEXT)
        self.kind.value_changed.connect(self._kind_chosen)
        self.kind.value_changed.connect(self.said_anew)
        shown = "" if fact is None else fact.value
        if fact is not None and self.kind.value in (FieldType.DATE, FieldType.NUMBER):
            shown = self._words.value(fact)
        self.value = self.edit(self._value_name(), shown, self._hint())
        self._value_shown = self.value.text()
        self.yes = TickBox(self.tr("Yes"), theme, icons, round_=True, parent=self)
        self.no = TickBox(self.tr("No"), theme, icons, round_=True, parent=self)
        (self.no if fact is not None and fact.value == NO else self.yes).setChecked(True)
        self.yes.toggled.connect(self.said_anew)
        job = self._field is Fact.JOB
        with_detail = job or self._field is Fact.FAMILY or self._new_field
        detail = Line(self._detail_name(), (self.detail,), with_detail)
        self._value_line = Line(self._value_name(), (self.value,))
        self._yes_line = Line(self._value_name(), (self.yes, self.no))
        kind = Line(self.tr("Holds"), (self.kind,), self._new_field)
        rest = [kind, self._value_line, self._yes_line]
        self.lines = [self._value_line, detail, kind, self._yes_line] if job else [detail, *rest]

    def _build_dates(self, fact: FactView | None) -> None:
        since, until = (fact.since, fact.until) if fact else (None, None)
        hint = self.tr("March 2022")
        self.since = self.edit(self.tr("Since when"), self._said.partial(since) if since else "", hint)
        self.until = self.edit(self.tr("Until when"), self._said.partial(until) if until else "", hint)
        self._as_shown = {self.since: (self.since.text(), since), self.until: (self.until.text(), until)}
        met, dated = self._field is Fact.HOW_MET, self._field not in DATELESS
        self.lines.append(Line(self.tr("When") if met else self.tr("Since"), (self.since,), dated))
        self.lines.append(Line(self.tr("Until"), (self.until,), dated and not met))
        self.instead = TickBox("", self._theme, self._icons, parent=self)
        if self._present is not None:
            self.instead.setText(self.tr("Instead of: %1").replace("%1", self._words.value(self._present)))
            self.instead.setChecked(True)
        self.instead.toggled.connect(self.said_anew)
        self._instead_line = Line("", (self.instead,), self._present is not None)
        self.lines.append(self._instead_line)
        self.until.textChanged.connect(self._until_typed)

    def _until_typed(self, text: str) -> None:
        """What is over takes the place of nothing."""
        self._instead_line.shown = self._present is not None and not text.strip()
        self.place()

    def _detail_name(self) -> str:
        if self._field is Fact.JOB:
            return self.tr("Company")
        return self.tr("Who") if self._field is Fact.FAMILY else self.tr("Name")

    def _value_name(self) -> str:
        return {
            Fact.JOB: self.tr("Title"), Fact.FAMILY: self.tr("Name"), Fact.PLACE: self.tr("Where"),
            Fact.BIRTHDAY: self.tr("Day"), Fact.ANNIVERSARY: self.tr("Day"),
        }.get(self._field, self.tr("Value") if self._field is Fact.CUSTOM else self.tr("What"))  # fmt: skip

    def _hint(self) -> str:
        if self.kind.value is FieldType.DATE:
            return self.tr("14 February 1980, or without the year")
        return {
            Fact.PROJECT: self.tr("writes a book on commons"), Fact.HOW_MET: self.tr("at the book fair"),
            Fact.LIKE: self.tr("trail running"), Fact.COMMON_GROUND: self.tr("both sailed to Elba"),
        }.get(self._field, "")  # fmt: skip

    def _kind_chosen(self, _kind: object = None) -> None:
        yes_no = self.kind.value is FieldType.YES_NO
        self._value_line.shown, self._yes_line.shown = not yes_no, yes_no and self._field is Fact.CUSTOM
        self.value.setPlaceholderText(self._hint())
        if self.isVisible():
            self.place()

    # ---- what is said

    def wish(self) -> FactWish:
        """What the card says now. Raises CannotDo where a date cannot be read."""
        kind: FieldType = self.kind.value
        value = self.value.text().strip()
        if kind is FieldType.YES_NO:
            value = YES if self.yes.isChecked() else NO
        elif self._fact is not None and self.value.text() == self._value_shown:
            value = self._fact.value  # as it is kept, however it is shown
        detail = self._own.name if self._own else self.detail.text()
        return FactWish(
            self._field,
            value,
            detail,
            self._day(self.since),
            self._day(self.until),
            kind if self._new_field else self._own.holds if self._own else None,
            self._present.id
            if self._present and self._instead_line.shown and self.instead.isChecked()
            else None,
        )

    def _day(self, line: QLineEdit) -> PartialDate | None:
        text, was = self._as_shown[line]
        if line.text() == text:
            return was
        return read_date(line.text(), lang=self._lang) if line.text().strip() else None

    def commit(self) -> None:
        for line in (self.since, self.until):
            try:
                self._day(line)
            except CannotDo as wrong:
                self.say(translated(str(wrong)), line)
                return
        wish = self.wish()
        job = self._field is Fact.JOB
        if not wish.value and not (job and wish.detail.strip()):
            self.say(self.tr("There is nothing to note yet: write what is known."), self.value)
        elif self._new_field and not wish.detail.strip():
            self.say(self.tr("Give the field a name, and it is offered for everybody."), self.detail)
        elif self._is_kept(wish):
            self.save.setEnabled(False)
            self.wished.emit(wish)

    def _is_kept(self, wish: FactWish) -> bool:
        if self._field is Fact.JOB or (self._fact is not None and wish.value == self._fact.value):
            return True
        try:
            kept_value(self.kind.value, wish.value, lang=self._lang)
        except CannotDo as wrong:
            self.say(translated(str(wrong)), self.value)
            return False
        return True

    def may_leave(self) -> bool:
        try:
            wish = self.wish()
        except CannotDo:
            return False
        if self._fact is None:
            lines = (self.value, self.detail, self.since, self.until)
            return not any(line.text().strip() for line in lines)
        was = self._fact
        return (wish.value, wish.detail, wish.since, wish.until) == (
            was.value,
            was.detail,
            was.since,
            was.until,
        )
