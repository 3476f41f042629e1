"""Signs what is made for Windows, and verifies it: `python -m tools.package.signing FILE` with the certificate of the
environment, as the setups' compiler calls it for their uninstallers.

| variable | |
|---|---|
| CRM_SIGN_PFX | the certificate with its key, a PKCS #12 file: osslsigncode signs |
| CRM_SIGN_PASSPHRASE_FILE, or CRM_SIGN_PASSPHRASE | its passphrase; never on a command line |
| CRM_SIGN_THUMBPRINT | instead, on Windows: a certificate of this account's store or of a token; signtool signs |
| CRM_SIGN_TIMESTAMP | address of an RFC 3161 server; without one the signature ends with the certificate |
| CRM_SIGN_ROOTS | certificates (PEM) that are trusted when verifying; without it those of the PKCS #12 file and the system's |
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.package.windows_python import ROOT, require

UNSIGNED = "NÃO ASSINADO: sem certificado (CRM_SIGN_PFX ou, no Windows, CRM_SIGN_THUMBPRINT), o Windows avisa de “editor desconhecido”."
_SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")


class NotSigned(Exception):
    """What cannot be signed or verified, and what the tool said."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Either `pfx` with its `passphrase`, or the `thumbprint` of one in Windows' store. `timestamp` may be empty."""

    pfx: Path | None
    passphrase: str
    thumbprint: str
    timestamp: str
    roots: Path | None


def certificate(environment: Mapping[str, str] = os.environ) -> Certificate | None:
    """The one that the environment names; None without. Raises NotSigned where a file is missing."""
    pfx, thumbprint = environment.get("CRM_SIGN_PFX", ""), environment.get("CRM_SIGN_THUMBPRINT", "")
    if not pfx and not thumbprint:
        return None
    secret, roots = environment.get("CRM_SIGN_PASSPHRASE_FILE", ""), environment.get("CRM_SIGN_ROOTS", "")
    for name in filter(None, (pfx, secret, roots)):
        if not Path(name).is_file():
            raise NotSigned(f"não existe o arquivo {name}")
    passphrase = environment.get("CRM_SIGN_PASSPHRASE", "")
    if secret:
        passphrase = Path(secret).read_text(encoding="utf-8").rstrip("\r\n")
    return Certificate(
        Path(pfx).resolve() if pfx else None,
        passphrase,
        thumbprint,
        environment.get("CRM_SIGN_TIMESTAMP", ""),
        Path(roots).resolve() if roots else None,
    )


def sign(file: Path, by: Certificate) -> None:
    """In place, and verified. Raises NotSigned, MissingPrograms."""
    if by.pfx is None:
        stamp = ["/tr", by.timestamp, "/td", "sha256"] if by.timestamp else []
        _run(["signtool", "sign", "/q", "/fd", "sha256", "/sha1", by.thumbprint, *stamp, str(file)])
    else:
        _sign_with_file(file, by)
    verify(file, by)


def _sign_with_file(file: Path, by: Certificate) -> None:
    require({"osslsigncode": "osslsigncode"})
    stamp = ["-ts", by.timestamp] if by.timestamp else []
    with tempfile.TemporaryDirectory() as name:  # for this account alone
        secret, signed = Path(name) / "secret", Path(name) / f"signed{file.suffix}"
        secret.write_text(by.passphrase, encoding="utf-8")
        secret.chmod(0o600)
        _run(
            ["osslsigncode", "sign", "-pkcs12", str(by.pfx), "-readpass", str(secret), "-h", "sha256",
             "-n", "CRM Desktop", *stamp, "-in", str(file), "-out", str(signed)]
        )  # fmt: skip
        file.write_bytes(signed.read_bytes())


def verify(file: Path, by: Certificate) -> None:
    """Raises NotSigned for a file without a signature, with another's, or changed since it was signed."""
    if by.pfx is None:
        _run(["signtool", "verify", "/q", "/pa", str(file)])
        return
    require({"osslsigncode": "osslsigncode"})
    with _trusted(by) as roots:
        stamps = ["-TSA-CAfile", str(roots)]
        said = _run(["osslsigncode", "verify", "-CAfile", str(roots), *stamps, "-in", str(file)])
    if "Succeeded" not in said:
        raise NotSigned(f"{file.name}: {said}")


@contextmanager
def _trusted(by: Certificate) -> Iterator[Path]:
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

    assert by.pfx is not None
    if by.roots is not None:
        yield by.roots
        return
    held = pkcs12.load_pkcs12(by.pfx.read_bytes(), by.passphrase.encode() or None)
    own = [one.certificate for one in (held.cert, *held.additional_certs) if one is not None]
    texts = [one.public_bytes(Encoding.PEM) for one in own if one.issuer == one.subject]
    if _SYSTEM_ROOTS.is_file():
        texts.append(_SYSTEM_ROOTS.read_bytes())
    with tempfile.TemporaryDirectory() as name:
        roots = Path(name) / "roots.pem"
        roots.write_bytes(b"".join(texts))
        yield roots


def _run(command: list[str]) -> str:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    if done.returncode:
        raise NotSigned(f"{Path(command[-1]).name}: {done.stdout.strip()}")
    return done.stdout


def command_for_others() -> str:
    """What signs the file named behind it, for a tool that knows no Python: with the environment of now."""
    os.environ["PYTHONPATH"] = str(ROOT)
    return f'"{sys.executable}" -m tools.package.signing'


if __name__ == "__main__":
    found = certificate()
    if found is None:
        raise SystemExit(UNSIGNED)
    try:
        sign(Path(sys.argv[1]), found)
    except NotSigned as error:
        raise SystemExit(str(error)) from error
