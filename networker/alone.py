"""The process keeps to itself: it opens no connection to any network, and leaves no picture of its memory behind.

Nothing in the program needs a network. This stops what a library might do all the same, before anything is sent; Qt's own
part for networks is only used for a socket of this computer.
"""

import sys

_LOOK_UPS = frozenset(
    (
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
        "urllib.Request",
    )
)
_SPEAKING = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"))
_OF_NETWORKS = frozenset((2, 10, 23, 30))  # AF_INET, and AF_INET6 on Linux, Windows and macOS
# On Windows two ends of one process find each other by this computer's own address.
_HERE = frozenset(("127.0.0.1", "::1"))


class NoNetwork(PermissionError):
    """Something in the process wanted to speak over a network."""


def _look(event: str, args: tuple[object, ...]) -> None:
    if event[:6] not in ("socket", "urllib"):
        return
    if event == "socket.__new__":
        refused = sys.platform != "win32" and args[1] in _OF_NETWORKS
    elif event in _SPEAKING:
        address = args[1] if len(args) > 1 else None
        named = isinstance(address, tuple) and bool(address) and address[0] in _HERE
        refused = getattr(args[0], "family", None) in _OF_NETWORKS and not named
    else:
        refused = event in _LOOK_UPS
    if refused:
        raise NoNetwork("Networker speaks over no network.")


def stay_alone() -> None:
    """From now on, for as long as the process lives: neither can be taken back."""
    sys.addaudithook(_look)
    try:
        import resource
    except ImportError:  # Windows asks nobody
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))  # a browser that is started may ask for its own again
