"""Secrets live in the system's keyring or nowhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from crm_desktop.credentials import Credentials, forget_all_on_windows, login_service, smtp_service

SERVICE = smtp_service("suporte@mesa.example")


class MemoryKeyring(KeyringBackend):
    priority = 0  # type: ignore[assignment]  # never chosen by the library itself

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("the user dismissed the prompt")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(f"could not keep {password}")


class PlaintextKeyring(MemoryKeyring):
    """Named as those that write to a file."""


@pytest.fixture(autouse=True)
def restore_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> MemoryKeyring:
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    return memory


def test_a_secret_is_recalled_until_it_is_forgotten(memory: MemoryKeyring) -> None:
    credentials = Credentials()
    assert credentials.available()
    assert credentials.remember(SERVICE, "marina", "ação 123")
    assert memory.kept == {("crm_desktop:smtp:suporte@mesa.example", "marina"): "ação 123"}
    assert credentials.recall(SERVICE, "marina") == "ação 123"
    assert credentials.forget(SERVICE, "marina")
    assert credentials.recall(SERVICE, "marina") is None
    assert credentials.reason == ""


def test_services_and_users_are_kept_apart(memory: MemoryKeyring) -> None:
    credentials = Credentials()
    credentials.remember(login_service("base-1"), "marina", "um")
    assert credentials.recall(login_service("base-2"), "marina") is None
    assert credentials.recall(login_service("base-1"), "carlos") is None
    assert login_service("base-1") == "crm_desktop:login:base-1"


def test_forgetting_what_was_never_kept_is_done(memory: MemoryKeyring) -> None:
    assert Credentials().forget(SERVICE, "ninguém")


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring, PlaintextKeyring])
def test_a_keyring_that_keeps_nothing_or_a_file_is_none(kind: type[KeyringBackend]) -> None:
    keyring.set_keyring(kind())
    credentials = Credentials()
    assert not credentials.available()
    assert not credentials.remember(SERVICE, "marina", "segredo")
    assert credentials.recall(SERVICE, "marina") is None
    assert not credentials.forget(SERVICE, "marina")
    assert credentials.reason.startswith("no keyring")
    assert getattr(keyring.get_keyring(), "kept", {}) == {}


def test_of_a_chain_only_the_member_that_keeps_secrets_is_used() -> None:
    file, memory = PlaintextKeyring(), MemoryKeyring()

    class Chain(chainer.ChainerBackend):
        priority = 0
        backends = (file, memory)

    keyring.set_keyring(Chain())
    assert Credentials().remember(SERVICE, "marina", "segredo")
    assert file.kept == {}
    assert list(memory.kept.values()) == ["segredo"]


def test_a_locked_keyring_is_a_fact_without_the_secret() -> None:
    keyring.set_keyring(LockedKeyring())
    credentials = Credentials()
    assert not credentials.remember(SERVICE, "marina", "segredo")
    assert credentials.reason == "KeyringLocked: could not keep ***"
    assert credentials.recall(SERVICE, "marina") is None
    assert credentials.reason == "KeyringLocked: the user dismissed the prompt"
    assert not credentials.forget(SERVICE, "marina")


def test_a_later_success_clears_the_reason(memory: MemoryKeyring) -> None:
    credentials = Credentials()
    keyring.set_keyring(fail.Keyring())
    assert not credentials.available()
    keyring.set_keyring(memory)
    assert credentials.available()
    assert credentials.reason == ""


def test_the_keyring_is_imported_only_when_used() -> None:
    code = "import sys\nfrom crm_desktop.credentials import Credentials\nCredentials()\nprint('keyring' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == ["False"]


@pytest.mark.skipif(sys.platform != "win32", reason="Windows alone has the Credential Manager")
def test_everything_of_this_program_leaves_the_credential_manager_and_nothing_else() -> None:
    from keyring.backends.Windows import WinVaultKeyring

    keyring.set_keyring(WinVaultKeyring())
    keys = Credentials()
    for user in ("marina", "carlos"):
        assert keys.remember(login_service("sqlite:///teste.db"), user, "segredo")
    assert keys.remember(SERVICE, "suporte", "segredo")
    keyring.set_password("outro programa", "alguém", "fica")
    try:
        assert forget_all_on_windows() >= 3
        assert keys.recall(SERVICE, "suporte") is None
        assert keyring.get_password("outro programa", "alguém") == "fica"
        assert forget_all_on_windows() == 0
    finally:
        keyring.delete_password("outro programa", "alguém")
