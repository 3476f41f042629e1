"""The line to a shared base is encrypted, and at its other end is who should be."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from crm_desktop.errors import BaseUnreachable
from crm_desktop.storage.shared import certificates, connecting
from crm_desktop.storage.shared.certificates import system_certificates
from crm_desktop.storage.shared.opening import open_shared
from tests.shared.authority import DAY, Authority
from tests.shared.bases import SECRET, TEMPLATE, SharedBase
from tests.shared.machine import named
from tests.shared.server import Server

READS_CERTIFICATES = pytest.mark.not_under_wine(
    "libpq looks for NtFlushBuffersFileEx before it looks at a file, and takes every certificate for absent without it"
)
ENCRYPTED = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path, "empresa")


@contextmanager
def certified(server: Server, certificate: bytes, key: bytes) -> Iterator[None]:
    """The server offers TLS with that certificate."""
    for name, content in (("tls.crt", certificate), ("tls.key", key)):
        file = server.data / name
        file.write_bytes(content)
        server.machine.give(named(file), 0o600)
    with server.connect("postgres") as chief:
        for setting, value in (("ssl", "on"), ("ssl_cert_file", "tls.crt"), ("ssl_key_file", "tls.key")):
            chief.execute(f"ALTER SYSTEM SET {setting} = '{value}'")
    server.read_settings_again()
    try:
        yield
    finally:
        with server.connect("postgres") as chief:
            for setting in ("ssl", "ssl_cert_file", "ssl_key_file"):
                chief.execute(f"ALTER SYSTEM RESET {setting}")
        server.read_settings_again()


@pytest.fixture
def certified_base(shared_base: SharedBase, authority: Authority) -> Iterator[SharedBase]:
    with certified(shared_base.server, *authority.vouch_for("127.0.0.1")):
        yield shared_base


def address(base: SharedBase, host: str = "127.0.0.1", **options: str) -> str:
    said = "".join(f"&{key}={value}" for key, value in options.items())
    return f"postgresql://{host}:{base.server.port}/{base.name}?roles={TEMPLATE}{said}"


def is_encrypted(url: str) -> bool:
    store = open_shared(url, "marina", SECRET)
    try:
        return bool(store.ask(lambda session: session.execute(ENCRYPTED).scalar()))
    finally:
        store.close()


def refused(url: str) -> str:
    with pytest.raises(BaseUnreachable) as found:
        open_shared(url, "marina", SECRET)
    return found.value.cause


@READS_CERTIFICATES
def test_a_server_with_the_right_certificate_is_taken(
    certified_base: SharedBase, authority: Authority
) -> None:
    assert is_encrypted(address(certified_base, sslmode="verify-full", sslrootcert=str(authority.file)))


@READS_CERTIFICATES
def test_a_certificate_of_another_authority_is_not_taken(certified_base: SharedBase, tmp_path: Path) -> None:
    other = Authority(tmp_path, "outra")
    assert (
        refused(address(certified_base, sslmode="verify-full", sslrootcert=str(other.file))) == "certificate"
    )


def test_a_certificate_of_an_authority_that_the_system_does_not_know_is_not_taken(
    certified_base: SharedBase,
) -> None:
    assert refused(address(certified_base, sslmode="verify-full")) == "certificate"


@READS_CERTIFICATES
@pytest.mark.parametrize("mode", ["verify-full", "verify-ca"])
def test_a_certificate_of_an_authority_that_the_system_knows_is_taken(
    mode: str, certified_base: SharedBase, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "system_certificates", lambda: str(authority.file))
    assert is_encrypted(address(certified_base, sslmode=mode))


@READS_CERTIFICATES
def test_the_certificate_of_another_server_is_not_taken(
    certified_base: SharedBase, authority: Authority
) -> None:
    url = address(certified_base, "localhost", sslmode="verify-full", sslrootcert=str(authority.file))
    assert refused(url) == "certificate"


@READS_CERTIFICATES
def test_a_certificate_that_has_expired_is_not_taken(shared_base: SharedBase, authority: Authority) -> None:
    with certified(shared_base.server, *authority.vouch_for("127.0.0.1", until=-DAY + timedelta(hours=1))):
        url = address(shared_base, sslmode="verify-full", sslrootcert=str(authority.file))
        assert refused(url) == "certificate"


def test_a_file_of_certificates_that_is_not_there(certified_base: SharedBase, tmp_path: Path) -> None:
    url = address(certified_base, sslmode="verify-full", sslrootcert=str(tmp_path / "falta.pem"))
    assert refused(url) == "certificate"


def test_a_server_without_tls_is_not_taken_where_it_is_asked_for(
    shared_base: SharedBase, authority: Authority
) -> None:
    assert refused(address(shared_base, sslmode="verify-full", sslrootcert=str(authority.file))) == "tls"


@pytest.fixture
def looked_up() -> Iterator[None]:
    """What the system trusts is looked up by the test, and forgotten after it."""
    system_certificates.cache_clear()
    yield
    system_certificates.cache_clear()


@pytest.mark.usefixtures("looked_up")
def test_the_certificates_of_the_system_are_a_file() -> None:
    assert ssl.create_default_context(cafile=system_certificates()).get_ca_certs()


@pytest.mark.usefixtures("looked_up")
def test_where_the_system_keeps_them_in_no_file_they_are_written_into_one(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = ssl.create_default_context(cafile=str(authority.file))
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setattr(certificates, "_BUNDLES", ())
    monkeypatch.setattr(
        ssl, "get_default_verify_paths", lambda: ssl.DefaultVerifyPaths(None, None, "", "", "", "")
    )
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
    written = system_certificates()
    assert Path(written).read_text() == authority.file.read_text()
    certificates._forget(written)
    assert not Path(written).exists()
