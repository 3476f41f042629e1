"""A report as one zip of texts, each of which can be read before it is saved."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crm_desktop.desktop.saving import save_whole


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the report: its name in the zip, what the screen calls it, and all that is in it."""

    name: str
    title: str
    text: str

    @property
    def size_bytes(self) -> int:
        return len(self.text.encode("utf-8"))


def write_report(path: Path, parts: Sequence[Part]) -> None:
    """The whole zip or what was there before. Raises FileNotSaved. Call it on a worker."""

    def pack(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for part in parts:
                packed.writestr(part.name, part.text.encode("utf-8"))

    save_whole(path, pack)
