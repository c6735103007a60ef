"""Which promises may be spoken of to whom they were made: what the user noted for themselves is for them alone."""

from networker.domain.names import fold

# Words that begin (in German also end) a promise to give or send something, in the languages of the quick line.
_GIVES = frozenset(
    (
        "send", "mail", "email", "e-mail", "forward", "share", "lend", "return", "introduce",
        "schicke", "schicken", "sende", "senden", "maile", "mailen", "leihe", "leihen", "weiterleiten", "vorstellen",
        "zuruckgeben",
        "enviar", "enviarle", "mandar", "mandarle", "compartir", "prestarle", "presentarle", "devolver", "devolverle",
    )
)  # fmt: skip


def gives_something(text: str) -> bool:
    """Whether a promise plainly says that somebody is to be given something: "send him the map".

    "Ask Carl whether he is sober again" and "remind me to send a card" are the user's own notes, and so is
    whatever else cannot be told apart from one.
    """
    words = [word.strip(".,;:") for word in fold(text).removeprefix("ich ").split()]
    return bool(words) and (words[0] in _GIVES or words[-1] in _GIVES)
