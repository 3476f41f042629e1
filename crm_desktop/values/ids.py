"""Keys made by the client: UUID version 7 (RFC 9562), ordered by time, with no round trip to a base."""

from __future__ import annotations

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def uuid7() -> uuid.UUID:
    """A new key, greater than every one made before in this program; any thread may call it."""
    global _last
    with _lock:
        stamp = time.time_ns() // 1_000_000 << 12
        _last = max(stamp, _last + 1)
        moment = _last
    milliseconds, sequence = moment >> 12, moment & 0xFFF
    random = int.from_bytes(os.urandom(8), "big") & 0x3FFF_FFFF_FFFF_FFFF
    return uuid.UUID(int=milliseconds << 80 | 7 << 76 | sequence << 64 | 0b10 << 62 | random)
