"""Who gets into a shared base, and what is said to who does not."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import psycopg
import pytest

from crm_desktop.errors import (
    BaseNewer,
    BaseOlder,
    BaseUnreachable,
    LoginRefused,
)
from crm_desktop.queries.actor import connected_actor
from crm_desktop.storage.shared import connecting, opening
from crm_desktop.storage.shared.connecting import cause_of, refusal
from crm_desktop.storage.shared.opening import open_shared
from crm_desktop.values.addresses import SharedAddress
from tests.shared.bases import SECRET, TEMPLATE, SharedBase
from tests.shared.proxy import Proxy
from tests.shared.server import Server, free_port


def unreachable(url: str, login: str = "marina") -> str:
    """Why there is no way to that base."""
    with pytest.raises(BaseUnreachable) as refused:
        open_shared(url, login, SECRET)
    assert SECRET not in refused.value.url + refused.value.detail
    return refused.value.cause


def test_who_logs_in_is_who_acts(shared_base: SharedBase) -> None:
    store = shared_base.open("carlos")
    assert store.ask(connected_actor).login == "carlos"
    store.close()


@pytest.mark.parametrize(("login", "password"), [("marina", "errada"), ("ninguem", SECRET), ("marina", "")])
def test_a_wrong_login_or_password_is_refused_without_saying_which(
    login: str, password: str, shared_base: SharedBase
) -> None:
    with pytest.raises(LoginRefused):
        open_shared(shared_base.url, login, password)


def test_a_host_that_nobody_knows(shared_base: SharedBase) -> None:
    url = f"postgresql://nao-existe.invalid/{shared_base.name}?sslmode=prefer"
    assert unreachable(url) == "unknown_host"


def test_a_port_where_nobody_listens(shared_base: SharedBase) -> None:
    assert unreachable(f"postgresql://127.0.0.1:{free_port()}/{shared_base.name}") == "nobody_there"


def test_a_server_that_says_nothing(shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 2)  # the least that the driver takes
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert unreachable(f"postgresql://127.0.0.1:{port}/{shared_base.name}") == "no_answer"


def test_a_server_that_hangs_up(shared_base: SharedBase) -> None:
    with Proxy(shared_base.server.port) as proxy:
        proxy.go_away()
        assert unreachable(f"postgresql://127.0.0.1:{proxy.port}/{shared_base.name}") == "lost"


def test_a_base_that_the_server_has_not(shared_base: SharedBase) -> None:
    assert unreachable(shared_base.server.url("outra", roles=TEMPLATE)) == "no_such_base"


def test_an_address_that_cannot_be_read() -> None:
    assert unreachable("postgresql://127.0.0.1:porta/base") == "address"


@contextlib.contextmanager
def access(server: Server, *lines: str) -> Iterator[None]:
    """The server lets in whom these lines say, before those that it has."""
    file = server.data / "pg_hba.conf"
    before = file.read_text()
    file.write_text("\n".join([*lines, before]))
    try:
        server.read_settings_again()
        yield
    finally:
        file.write_text(before)
        server.read_settings_again()


def test_a_computer_that_the_server_does_not_let_in(shared_base: SharedBase) -> None:
    with access(shared_base.server, f"host {shared_base.name} all 127.0.0.1/32 reject"):
        assert unreachable(shared_base.url) == "not_permitted"


def test_a_server_with_no_room_for_one_more(shared_base: SharedBase) -> None:
    with shared_base.connect() as chief:
        chief.execute(f"ALTER DATABASE {shared_base.name} CONNECTION LIMIT 0")
    assert unreachable(shared_base.url) == "full"


def test_a_server_that_only_reads(shared_base: SharedBase) -> None:
    with shared_base.connect() as chief:
        chief.execute(f"ALTER DATABASE {shared_base.name} SET default_transaction_read_only = on")
    assert unreachable(shared_base.url) == "read_only"


def test_of_several_hosts_a_dead_one_is_passed_over(shared_base: SharedBase) -> None:
    server = shared_base.server
    url = f"postgresql://127.0.0.1:{free_port()},127.0.0.1:{server.port}/{shared_base.name}?roles={TEMPLATE}"
    store = open_shared(url, "marina", SECRET)
    assert store.ask(connected_actor).login == "marina"
    store.close()
    with pytest.raises(LoginRefused):
        open_shared(url, "marina", "errada")


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ('connection to server at "certificates.org", port 5432 failed: Connection refused', "nobody_there"),
        ('connection to server at "SSL", port 5432 failed: timeout expired', "no_answer"),
        ("FATAL:  the database system is starting up", "starting"),
        ("FATAL:  the database system is shutting down", "starting"),
        ("FATAL:  sorry, too many clients already", "full"),
        ('FATAL:  banco de dados "crm" não existe', "no_such_base"),
        ('connection to server at "db", port 1 failed: Recusada (0x0000274D/10061)', "nobody_there"),
        ("FATAL:  something new", ""),
    ],
)
def test_the_cause_is_read_from_the_words_and_not_from_the_names(said: str, cause: str) -> None:
    assert cause_of(said) == cause
    found = refusal(psycopg.OperationalError(said), SharedAddress((("db", 1),), "crm"))
    assert isinstance(found, BaseUnreachable)


def test_a_server_that_speaks_portuguese_refuses_a_password_too() -> None:
    said = psycopg.OperationalError('FATAL:  autentica??o do tipo senha falhou para o usu?rio "crm_0"')
    assert isinstance(refusal(said, SharedAddress((("db", 1),), "crm")), LoginRefused)


def test_a_base_of_a_newer_program(shared_base: SharedBase) -> None:
    with shared_base.connect() as chief:
        chief.execute("UPDATE crm.alembic_version SET version_num = 'S9999'")
    with pytest.raises(BaseNewer) as refused:
        shared_base.open()
    assert refused.value.found == "S9999"


def test_a_base_that_was_not_brought_forward(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SHARED_HEAD", "S9999")
    with pytest.raises(BaseOlder) as refused:
        shared_base.open()
    assert refused.value.needed == "S9999"
