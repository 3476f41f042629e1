"""Addresses of shared bases."""

from __future__ import annotations

import pytest

from crm_desktop.values.addresses import SharedAddress, is_shared, parse_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("postgresql+psycopg://servidor/crm", SharedAddress((("servidor", 5432),), "crm")),
        ("postgresql://servidor:5433/crm", SharedAddress((("servidor", 5433),), "crm")),
        ("postgres://a,b:5433/crm", SharedAddress((("a", 5432), ("b", 5433)), "crm")),
        ("postgresql://[::1]:5433/crm", SharedAddress((("::1", 5433),), "crm")),
        ("postgresql://[::1]/crm", SharedAddress((("::1", 5432),), "crm")),
        ("postgresql:///crm", SharedAddress((("localhost", 5432),), "crm")),
        (
            "postgresql://dba:s%40nha@servidor/base%20nova?sslmode=require&roles=crm",
            SharedAddress(
                (("servidor", 5432),),
                "base nova",
                tls="require",
                roles_key="crm",
                user="dba",
                password="s@nha",
            ),
        ),
    ],
)
def test_an_address_is_read(url: str, address: SharedAddress) -> None:
    assert parse_address(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///crm.db",
        "postgresql://servidor",
        "postgresql://servidor/",
        "postgresql://servidor/a/b",
        "postgresql://servidor:porta/crm",
        "postgresql://servidor:99999/crm",
        "postgresql://servidor:0/crm",
        "postgresql://um servidor/crm",
        "postgresql://servidor/crm?options=-c",
        "http://servidor/crm",
        "",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        parse_address(url)


def test_an_address_is_shown_without_its_password_and_reads_the_same() -> None:
    address = parse_address("postgresql://dba:segredo@a,[::1]:5433/crm?sslmode=disable")
    assert "segredo" not in address.url(with_user=True)
    shown = parse_address(address.url())
    assert (shown.hosts, shown.database, shown.tls) == (address.hosts, address.database, "disable")


@pytest.mark.parametrize(
    ("url", "tls"),
    [
        ("postgresql://localhost/crm", "prefer"),
        ("postgresql://127.0.0.1,[::1]/crm", "prefer"),
        ("postgresql://localhost,servidor/crm", "verify-full"),
        ("postgresql://10.0.0.5/crm", "verify-full"),
        ("postgresql://servidor/crm?sslmode=require", "require"),
    ],
)
def test_what_leaves_this_computer_is_checked_in_full(url: str, tls: str) -> None:
    assert parse_address(url).effective_tls == tls


def test_a_file_is_no_shared_base() -> None:
    assert not is_shared("sqlite:///postgresql.db")
    assert is_shared("postgresql+psycopg://servidor/crm")
