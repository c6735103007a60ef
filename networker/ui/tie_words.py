"""How two people belong together, within a sentence: "friend" of somebody. A word of the user's own stays as it is."""

from PySide6.QtCore import QCoreApplication


def _tr(text: str) -> str:
    return QCoreApplication.translate("ties", text)


def tie_word(word: str) -> str:
    """What somebody is to another, in small letters where the language has them."""
    return {
        "partner": _tr("partner"), "spouse": _tr("spouse"), "child": _tr("child"), "parent": _tr("parent"),
        "friend": _tr("friend"), "best friend": _tr("best friend"), "colleague": _tr("colleague"),
        "family": _tr("family"), "mentor": _tr("mentor"), "protégé": _tr("protégé"), "sibling": _tr("sibling"),
        "cousin": _tr("cousin"), "boss": _tr("boss"), "uncle": _tr("uncle or aunt"), "nephew": _tr("nephew or niece"),
        "grandparent": _tr("grandparent"), "grandchild": _tr("grandchild"), "acquaintance": _tr("acquaintance"),
    }.get(word, word)  # fmt: skip
