"""Addresses and words of offices."""

import pytest

from networker.domain.offices import is_role_address, names_an_office


@pytest.mark.parametrize(
    "mail",
    ["info@x.example", "INFO@x.example", "customer.care@x.example", "sales-team@x.example", "hr@x.example"],
)
def test_whoever_answers(mail: str) -> None:
    assert is_role_address(mail)


@pytest.mark.parametrize(
    "local",
    [
        "empfang", "einkauf", "büro", "buero", "geschäftsleitung", "verein", "webmaster", "accueil", "comptabilité",
        "recepción", "secretaria", "direcao", "segreteria", "kantoor", "biuro", "księgowość", "kundtjänst", "økonomi",
        "recepce", "hotel", "sekretariat.buero",
    ],
)  # fmt: skip
def test_whoever_answers_in_other_languages(local: str) -> None:
    assert is_role_address(f"{local}@x.example")


@pytest.mark.parametrize(
    "mail",
    ["ana@x.example", "ana.info@x.example", "info2@x.example", "@x.example", "", "a.@x", "ola@x.example"],
)
def test_somebodys_own(mail: str) -> None:
    assert not is_role_address(mail)


def test_a_family_is_no_office() -> None:
    assert names_an_office("support")
    assert not names_an_office("post")
    assert not names_an_office("church")
