"""A card asked by the names of its properties: values decoded, labels and the order of preference told."""

import re
from collections.abc import Sequence

from networker.formats import text, values
from networker.formats.google_csv import plain_label
from networker.formats.vcard_lines import Property, raw_value, split, unescape

_APPLE_LABEL = re.compile(r"_\$!<(.*?)>!\$_")
NO_LABEL = frozenset(
    (
        "pref",
        "internet",
        "voice",
        "msg",
        "text",
        "x400",
        "postal",
        "parcel",
        "intl",
        "dom",
        "iphone",
        "textphone",
    )
)
_LABELS = {"HomePage": "home page", "iPhone": "mobile", "HomeFAX": "home fax", "WorkFAX": "work fax"}


class CardView:
    """A card asked by the names of its properties; values come decoded."""

    def __init__(self, properties: Sequence[Property]) -> None:
        self.properties = tuple(properties)
        self._named: dict[str, list[Property]] = {}
        for prop in properties:
            self._named.setdefault(prop.name, []).append(prop)
        version = b"".join(prop.value for prop in self.named("VERSION")[:1]).strip()
        self.old = version.startswith(b"2") or (
            not version and any(prop.is_quoted_printable for prop in properties)
        )
        self._other = ""
        self._other = self._code_page()
        self._labels = {
            prop.group: _APPLE_LABEL.sub(r"\1", self.plain(prop)).strip()
            for prop in self.named("X-ABLABEL")
            if prop.group
        }

    def named(self, *names: str) -> list[Property]:
        """The properties of these names, in the order of the names."""
        return [prop for name in names for prop in self._named.get(name, ())]

    def text(self, prop: Property) -> str:
        """A value as text with its escapes, so that it can still be split."""
        declared = prop.params.get("CHARSET", ("",))[0]
        return text.decode(raw_value(prop), declared, self._other).replace("\r\n", "\n").replace("\r", "\n")

    def plain(self, prop: Property) -> str:
        """A value that is one text."""
        return unescape(self.text(prop), old=self.old).strip()

    def parts(self, prop: Property, mark: str = ";") -> list[str]:
        """A value that is several texts."""
        return [unescape(part, old=self.old).strip() for part in split(self.text(prop), mark)]

    def all(self, name: str) -> list[str]:
        """The texts of all properties of a name that hold something."""
        return [found for prop in self.named(name) if (found := self.plain(prop))]

    def one(self, name: str) -> str:
        """The preferred or first of them, or ""."""
        found = sorted((prop for prop in self.named(name) if prop.value.strip()), key=preference)
        return self.plain(found[0]) if found else ""

    def own_label(self, prop: Property) -> str:
        """Apple's label beside a value, or ""."""
        label = self._labels.get(prop.group, "") if prop.group else ""
        return plain_label(_LABELS.get(label, label))

    def label(self, prop: Property) -> str:
        """What the card calls a value: Apple's label beside it, else its types."""
        if label := self.own_label(prop):
            return label
        types = [kind.lower().removeprefix("x-") for kind in prop.all("TYPE")]
        kept = [kind for kind in types if kind not in NO_LABEL]
        if "cell" in kept:
            return "mobile"
        return " ".join(sorted(values.unique(kept), key=lambda kind: kind == "fax"))

    def _code_page(self) -> str:
        """The code page of those values of the card that are neither UTF-8 nor declared, or ""."""
        odd = []
        for prop in self.properties:
            if not prop.is_base64 and (prop.is_quoted_printable or not prop.value.isascii()):
                value = raw_value(prop)
                try:
                    value.decode("utf-8")
                except UnicodeDecodeError:
                    odd.append(value)
        return text.guess(b"\n".join(odd)) if odd else ""


def preference(prop: Property) -> int:
    """The order of values that mean the same: PREF=1 first, then the old `pref`, then all others."""
    number = prop.first("PREF")
    if number.isascii() and number.isdigit():
        return min(int(number[:4]), 100)
    return 1 if "pref" in (kind.lower() for kind in prop.all("TYPE")) else 101
