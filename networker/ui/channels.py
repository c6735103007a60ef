"""Channels, kinds and facts as the window shows them: their own names, and the icon of each.

Icons show the kind of place, never whose; brands are names and are not translated.
"""

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
    "job": "channel-work",
    "place": "place",
    "project": "win",
}
