"""A folder of encrypted files that are whole or not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from crm_desktop.errors import BaseFull
from crm_desktop.files import PART, insist, whole_file


def new_key() -> str:
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode("ascii")


class EncryptedFolder:
    """One user's, of one base: `owner` tells it apart from others on this computer."""

    def __init__(self, folder: Path, owner: str, key: str) -> None:
        """Clears away what an earlier run of the program was killed while writing."""
        from cryptography.fernet import Fernet

        self.path = folder / hashlib.sha256(owner.encode()).hexdigest()[:24]
        self._cipher = Fernet(key.encode("ascii"))
        for partial in self.path.glob(f"*{PART}"):
            with suppress(OSError):
                partial.unlink()

    def seal(self, content: bytes) -> bytes:
        """One line, without its end."""
        return self._cipher.encrypt(content)

    def open_sealed(self, sealed: bytes) -> bytes:
        """Raises ValueError for what this key did not seal."""
        from cryptography.fernet import InvalidToken

        try:
            return self._cipher.decrypt(sealed.rstrip(b"\n"))
        except InvalidToken as error:
            raise ValueError("not sealed by this key") from error

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        """All of it or what was there before, also when the power fails. Raises BaseFull."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with whole_file(self.path / name, private=True) as file:
                file.writelines(line + b"\n" for line in lines)
        except OSError as error:
            raise BaseFull(self.path) from error

    def open(self, name: str) -> BinaryIO:
        """For reading, as it is on the disk. Raises OSError."""
        return insist((self.path / name).open, "rb")

    def remove(self, name: str) -> None:
        """Without effect when it is gone. Raises OSError."""
        insist((self.path / name).unlink, missing_ok=True)
