"""What several journeys stand on."""

import pytest


@pytest.fixture
def wished(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that the desktop was asked to open."""
    from networker.desktop import open_with

    urls: list[str] = []

    class Desktop:
        @staticmethod
        def openUrl(url: object) -> bool:
            urls.append(url.toString())  # type: ignore[attr-defined]
            return True

    monkeypatch.setattr(open_with, "QDesktopServices", Desktop)
    return urls
