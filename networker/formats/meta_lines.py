"""Lines that Facebook and Instagram themselves write into a thread, as if somebody had said them.

They come in the language of the user's account, and nothing marks them in newer exports. So each is known by its
words, and only where nobody would write the same: a line more in the book is better than a message less.
"""

import re
from collections.abc import Mapping

DELETED = "from or to an account that was deleted"
ASSISTANT = "from or to an assistant, which is no person"
UNSENT = "a message that was taken back"
REACTION = "a reaction, not a message"
SYSTEM = "a line of the program, not a message"
MISSED = "a call that was not answered"

_LONGEST = 600  # such lines are short

_NOBODY: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "", "facebook user", "instagram user", "instagrammer", "facebook-nutzer", "facebook-nutzer:in",
            "instagram-nutzer", "instagram-nutzer:in", "utilisateur facebook", "utilisateur de facebook",
            "utilisateur d’instagram", "utilisateur d'instagram", "utilisateur instagram", "usuario de facebook",
            "usuario de instagram", "utente di facebook", "utente facebook", "utente di instagram",
            "usuário do facebook", "usuário do instagram", "utilizador do facebook", "utilizador do instagram",
            "facebook-gebruiker", "instagram-gebruiker", "użytkownik facebooka", "użytkownik instagrama",
        ),
        DELETED,
    ),
    "meta ai": ASSISTANT,
}  # fmt: skip

# A sign that is no letter: "she reacted badly to your message" is what somebody wrote.
_SIGN = r"[^\w\s]{1,20}"
_REACTION = re.compile(
    rf"(?:liked a message|reacted {_SIGN} to (?:your|a|their|his|her|the) message"
    rf"|gefällt eine nachricht|hat (?:mit )?{_SIGN} auf (?:deine|eine|ihre) nachricht reagiert"
    rf"|a aimé un message|a réagi (?:avec )?{_SIGN} à (?:votre|ton|un) message"
    rf"|le gustó un mensaje|(?:ha )?reaccionó (?:con )?{_SIGN} a (?:tu|un|su) mensaje"
    rf"|ha reagito (?:con )?{_SIGN} al tuo messaggio|curtiu uma mensagem|reagiu (?:com )?{_SIGN} à sua mensagem"
    rf"|heeft (?:met )?{_SIGN} op je bericht gereageerd)\.?",
    re.IGNORECASE,
)
# What follows the sender's name, or "You". Those that end in words of the user's own end in a full stop too.
_SYSTEM = re.compile(
    r"(?:left|joined|created|ended) the (?:group|chat|conversation|call|video chat|video call|audio call)\.?"
    r"|started an? (?:video chat|video call|audio call|call)\.?|(?:un)?pinned a message\.?"
    r"|(?:changed|removed) the (?:group name|group photo|chat theme|theme|emoji|quick reaction)\.?"
    r"|(?:re)?named the group .{1,250}\."
    r"|(?:changed|set) the (?:group |chat )?(?:name|theme|emoji|quick reaction) (?:to|from) .{1,250}\."
    r"|(?:set|cleared|changed) (?:the|your|his|her|their)(?: own)? nickname(?: (?:for|of|to) .{1,250})?\."
    r"|(?:added|removed) .{1,250} (?:to|from) (?:the|this) (?:group|chat)\.|made .{1,250} an? (?:group )?admin\."
    r"|created a poll: .{1,250}|waved at .{1,100}[.!]|turned o(?:n|ff) (?:vanish|disappearing) .{1,60}\.",
    re.IGNORECASE,
)
_SYSTEM_WHOLE = re.compile(
    r"you (?:can now message and call each other|are now connected on messenger)\b.*"
    r"|say hi to your new facebook friend\b.*|this poll is no longer available\."
    r"|(?:the )?(?:video chat|video call|audio call|call) (?:has )?ended\.?"
    r"|(?:new )?messages and calls (?:in this chat )?are (?:secured with|now|protected with) end-to-end encrypt.*",
    re.IGNORECASE,
)
_UNSENT = re.compile(r"unsent a message\.?", re.IGNORECASE)
_MISSED = re.compile(
    r"missed (?:your|an?) (?:video |audio )?(?:call|chat)(?: from .{1,250})?\.?", re.IGNORECASE
)
_MISSED_WHOLE = re.compile(r"missed (?:video|audio) (?:call|chat)\.?", re.IGNORECASE)
_SENT = re.compile(
    r"sent an? (attachment|photo|video|link|gif|sticker|voice message|location|file|post|reel|story)\.?",
    re.IGNORECASE,
)


def nobody(name: str) -> str:
    """Why a name is no person's, but stands for a deleted account or a machine; "" for any other."""
    return _NOBODY.get(name.casefold(), "")


def after_subject(said: str, sender: str) -> str:
    """What a line says of its sender: the rest behind their name, first name or "You"; "" for other lines."""
    if len(said) <= _LONGEST:
        for subject in ("You", sender, sender.partition(" ")[0]):
            if subject and said.startswith(subject + " "):
                return said[len(subject) + 1 :]
    return ""


def not_said(said: str, rest: str) -> str:
    """Why a line was written by the program; "" where somebody said it. `rest`: of `after_subject`."""
    if len(said) > _LONGEST:
        return ""
    if rest:  # most messages do not begin with a name
        for why, pattern in ((MISSED, _MISSED), (UNSENT, _UNSENT), (SYSTEM, _SYSTEM), (REACTION, _REACTION)):
            if pattern.fullmatch(rest):
                return why
    for why, pattern in ((MISSED, _MISSED_WHOLE), (SYSTEM, _SYSTEM_WHOLE), (REACTION, _REACTION)):
        if pattern.fullmatch(said):
            return why
    return ""


def sent(rest: str) -> str:
    """What was sent, where a line says no more than that ("Ada sent a photo."); else ""."""
    found = _SENT.fullmatch(rest) if rest else None
    return found[1].lower() if found else ""
