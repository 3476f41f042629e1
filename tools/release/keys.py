"""The keys that sign, each in a file that a passphrase opens. They never lie in the source tree."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

ROOT_KEY, RELEASE_KEY, TIMESTAMP_KEY = "root", "release", "timestamp"
"""`root` says which the others are and lies in a safe; `release` signs versions; `timestamp` signs that they are still
the newest, often."""
NAMES = (ROOT_KEY, RELEASE_KEY, TIMESTAMP_KEY)
_SHORTEST_PASSPHRASE = 12

Signers = Mapping[str, CryptoSigner]


class NoKey(Exception):
    """A sentence for the release keeper."""


def make_key(folder: Path, name: str, passphrase: str) -> CryptoSigner:
    """Raises NoKey when there is one already or the passphrase is too short."""
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        raise NoKey(f"a senha das chaves precisa de {_SHORTEST_PASSPHRASE} caracteres ou mais")
    file = _file(folder, name)
    if file.exists():
        raise NoKey(f"já existe {file}: guarde-o em outro lugar antes de fazer outra chave")
    private = Ed25519PrivateKey.generate()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(
        private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    )
    return CryptoSigner(private)


def put_aside(folder: Path, name: str) -> Path:
    """Under the name `<name>-old-<n>.pem`, so that another can be made in its place. Raises OSError."""
    number = 1
    while (kept := _file(folder, f"{name}-old-{number}")).exists():
        number += 1
    return _file(folder, name).rename(kept)


def open_keys(folder: Path, passphrase: str, names: tuple[str, ...]) -> dict[str, CryptoSigner]:
    """Raises NoKey."""
    found = {}
    for name in names:
        file = _file(folder, name)
        try:
            private = load_pem_private_key(file.read_bytes(), passphrase.encode())
        except OSError as error:
            raise NoKey(f"{file} não pôde ser lido: leve a chave “{name}” para lá") from error
        except (ValueError, TypeError) as error:
            raise NoKey(f"a senha não abre {file}") from error
        found[name] = CryptoSigner(private)  # type: ignore[arg-type]
    return found


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.pem"
