"""What is made is signed with the certificate that is given, and a changed file is found out; a throw-away one here."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from crm_desktop.resources import resource_path
from tools.package import setup
from tools.package.icon import write_icon
from tools.package.signing import Certificate, NotSigned, certificate, sign, verify

PASSPHRASE = "frase de teste"
pytestmark = pytest.mark.skipif(
    shutil.which("osslsigncode") is None or shutil.which("makensis") is None or shutil.which("wixl") is None,
    reason="absent: osslsigncode, makensis or wixl (apt-get install osslsigncode nsis wixl msitools)",
)


def make_certificate(folder: Path, name: str) -> Path:
    """Signs itself, so that it is its own root."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pfx"
    sealed = BestAvailableEncryption(PASSPHRASE.encode())
    file.write_bytes(pkcs12.serialize_key_and_certificates(name.encode(), key, made, None, sealed))
    return file


@pytest.fixture
def by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certificate:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    monkeypatch.setenv("CRM_SIGN_PFX", str(make_certificate(tmp_path, "teste")))
    monkeypatch.setenv("CRM_SIGN_PASSPHRASE_FILE", str(secret))
    found = certificate()
    assert found is not None
    return found


def small_program(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with any program in it, here a setup, and the icon."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "leia.txt").write_text("texto", encoding="utf-8")
    icon = tmp_path / "app.ico"
    write_icon(resource_path("icons", "app.svg"), icon)
    return folder, icon


def recorded_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the words of every call of osslsigncode from now on: a line each, written before the call."""
    words, front = tmp_path / "words", tmp_path / "bin" / "osslsigncode"
    front.parent.mkdir()
    real = shutil.which("osslsigncode")
    front.write_text(f'#!/bin/sh\necho "$@" >> "{words}"\nexec {real} "$@"\n', encoding="utf-8")
    front.chmod(0o755)
    monkeypatch.setenv("PATH", f"{front.parent}{os.pathsep}{os.environ['PATH']}")
    return words


def test_without_a_certificate_nothing_is_signed() -> None:
    assert certificate({}) is None


def test_a_certificate_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotSigned, match=r"falta\.pfx"):
        certificate({"CRM_SIGN_PFX": str(tmp_path / "falta.pfx")})


def test_setup_and_msi_are_signed(by: Certificate, tmp_path: Path) -> None:
    folder, icon = small_program(tmp_path)
    made = setup.make_setup(folder, icon, tmp_path / "setup.exe", "user")
    with pytest.raises(NotSigned):
        verify(made, by)
    msi = setup.make_msi(folder, icon, tmp_path / "programa.msi")
    for file in (made, msi):
        sign(file, by)
        verify(file, by)


def test_launcher_and_uninstaller_are_signed_while_the_setup_is_made(
    by: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, icon = small_program(tmp_path)
    said = recorded_words(tmp_path, monkeypatch)
    setup.make_setup(folder, icon, tmp_path / "setup.exe", "user")
    lines = said.read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["sign", "verify"] * 2
    assert "/launcher/crm-desktop.exe" in lines[0]
    assert "/launcher/crm-desktop.exe" not in lines[2]


def test_a_setup_whose_uninstaller_cannot_be_signed_is_not_made(
    by: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, icon = small_program(tmp_path)
    (tmp_path / "secret.txt").write_text("outra frase", encoding="utf-8")
    monkeypatch.setattr(setup, "sign", lambda file, by: None)  # the launcher's turn, which comes first
    with pytest.raises(subprocess.CalledProcessError):
        setup.make_setup(folder, icon, tmp_path / "setup.exe", "user")


def test_a_file_changed_after_signing_is_refused(by: Certificate, tmp_path: Path) -> None:
    folder, icon = small_program(tmp_path)
    made = setup.make_setup(folder, icon, tmp_path / "setup.exe", "user")
    sign(made, by)
    data = bytearray(made.read_bytes())
    data[0x400] ^= 1
    made.write_bytes(data)
    with pytest.raises(NotSigned):
        verify(made, by)


def test_a_file_that_another_signed_is_refused(by: Certificate, tmp_path: Path) -> None:
    folder, icon = small_program(tmp_path)
    made = setup.make_setup(folder, icon, tmp_path / "setup.exe", "user")
    other = Certificate(make_certificate(tmp_path, "outro"), PASSPHRASE, "", "", None)
    sign(made, other)
    with pytest.raises(NotSigned):
        verify(made, by)


def test_the_passphrase_stands_on_no_command_line(
    by: Certificate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, icon = small_program(tmp_path)
    made = setup.make_setup(folder, icon, tmp_path / "setup.exe", "user")
    said = recorded_words(tmp_path, monkeypatch)
    sign(made, by)
    words = said.read_text(encoding="utf-8")
    assert "-readpass" in words
    assert PASSPHRASE not in words
