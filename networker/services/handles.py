"""Match keys of addresses: the domain's rules, and for phone numbers the world's numbering plans.

`phonenumbers` is imported at the first number: an export without any never pays for it.
"""

from networker.domain.handles import match_key, phone_digits
from networker.domain.vocabulary import Channel
from networker.store.writer import Step

BY_NUMBER = (Channel.PHONE, Channel.WHATSAPP, Channel.SIGNAL)


def key_of(channel: Channel, text: str, *, region: str = "") -> str:
    """The key by which an address is matched; "" where it cannot be one.

    A phone number becomes E.164. `region` (two letters) is the country of numbers written without
    a code; without it such a number keeps its digits, which match only when written the same.
    """
    if channel in BY_NUMBER and (digits := phone_digits(text)):
        return in_full(digits, region=region)
    return match_key(channel, text)


def in_full(digits: str, *, region: str = "") -> str:
    """A number that `phone_digits` read, in E.164 where its country is known; else as it is."""
    if not digits.startswith("+") and not region:
        return digits
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, region.upper() or None)
    except phonenumbers.NumberParseException:
        return digits
    if not phonenumbers.is_possible_number(number):
        return digits
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shared_by_now(step: Step, person: int, channel: str, key: str) -> bool:
    """Whether others have this match key as well: then it belongs to several and matches nobody from now on."""
    if not key:
        return False
    # One question for each of the two indexes, which between them hold every handle.
    one = "SELECT id, person_id, shared FROM handle WHERE channel = ? AND key = ? AND shared = "
    rows = step.rows(f"{one}0 UNION ALL {one}1", (channel, key, channel, key))
    others = [row for row in rows if row[1] != person]
    for number, _, shared in others:
        if not shared:
            step.update("handle", number, shared=True)
    return bool(others)
