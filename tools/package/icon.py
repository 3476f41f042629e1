"""The program's icon in the format of Windows, drawn anew at every size from resources/icons/app.svg."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels: lists, title bars and task bars from 100 to 250 %, and the large view of folders."""
_HEADER, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")


def write_icon(drawing: Path, target: Path) -> None:
    """Each size as PNG, which Windows reads since Vista. The same drawing gives the same bytes."""
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(f"no drawing: {drawing}")
    pictures = [_png(renderer, size) for size in SIZES]
    offset = _HEADER.size + _ENTRY.size * len(SIZES)
    entries = []
    for size, picture in zip(SIZES, pictures):
        edge = size % 256  # 0 stands for 256
        entries.append(_ENTRY.pack(edge, edge, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    target.write_bytes(_HEADER.pack(0, 1, len(SIZES)) + b"".join(entries) + b"".join(pictures))


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(kept.data())
