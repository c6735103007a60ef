"""Channels, kinds and facts as the window shows them: their own names, the icon of each, and what is done there.

Icons show the kind of place, never whose; brands are names and are not translated.
"""

from PySide6.QtCore import QCoreApplication

from networker.domain.vocabulary import Channel, Kind

BRANDS = {
    Channel.LINKEDIN: "LinkedIn",
    Channel.X: "X",
    Channel.FACEBOOK: "Facebook",
    Channel.INSTAGRAM: "Instagram",
    Channel.MASTODON: "Mastodon",
    Channel.BLUESKY: "Bluesky",
    Channel.WHATSAPP: "WhatsApp",
    Channel.TELEGRAM: "Telegram",
    Channel.SIGNAL: "Signal",
    Channel.GOOGLE_PLUS: "Google+",
    Channel.MEETUP: "Meetup",
}
KIND_ICONS = {
    Kind.MEETING: "meeting",
    Kind.CALL: "phone",
    Kind.VIDEO: "video",
    Kind.MAIL: "mail",
    Kind.COMMENT: "comment",
    Kind.NOTE: "note",
}
CHANNEL_ICONS = {
    Channel.MAIL: "mail",
    Channel.PHONE: "phone",
    Channel.LINKEDIN: "channel-work",
    Channel.X: "channel-short",
    Channel.MASTODON: "channel-short",
    Channel.BLUESKY: "channel-short",
    Channel.FACEBOOK: "channel-friends",
    Channel.GOOGLE_PLUS: "channel-friends",
    Channel.INSTAGRAM: "channel-photo",
    Channel.WHATSAPP: "channel-chat",
    Channel.TELEGRAM: "channel-chat",
    Channel.SIGNAL: "channel-chat",
    Channel.BLOG: "channel-blog",
    Channel.MEETUP: "group",
    Channel.IN_PERSON: "meeting",
    Channel.OTHER: "channel-web",
}
FACT_ICONS = {
    "connected": "channel-work",
    "followed": "channel-short",
    "endorsed": "win",
    "joined": "group",
    "left": "let-go",
    "address": "mail",
    "bounced": "mail",
    "job": "channel-work",
    "place": "place",
    "project": "win",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("channels", text)


def channel_name(channel: Channel) -> str:
    """A channel, by itself."""
    own = {
        Channel.MAIL: _tr("Mail"),
        Channel.PHONE: _tr("Phone"),
        Channel.IN_PERSON: _tr("In person"),
        Channel.BLOG: _tr("Blog"),
        Channel.OTHER: _tr("Elsewhere"),
    }
    return own.get(channel) or BRANDS[channel]


def verb(channel: Channel) -> str:
    """The word on the button that begins."""
    if channel is Channel.PHONE:
        return _tr("Call")
    return _tr("Meet") if channel is Channel.IN_PERSON else _tr("Write")


def way(channel: Channel, *, known: bool = True) -> str:
    """What is done on a channel: "Write on Signal", "Call". `known`: there is an address, or it is told where."""
    if channel is Channel.MAIL:
        return _tr("Write a mail")
    if channel in (Channel.PHONE, Channel.IN_PERSON) or (channel is Channel.OTHER and not known):
        return verb(channel)
    return _tr("Write on {0}").replace("{0}", BRANDS.get(channel, _tr("their page")))
