"""Keys made by the client."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122

from crm_desktop.values.ids import uuid7


def test_a_key_is_a_version_7_uuid() -> None:
    key = uuid7()
    assert key.version == 7
    assert key.variant == RFC_4122


def test_a_key_tells_the_millisecond_of_its_making() -> None:
    before = time.time_ns() // 1_000_000
    stamp = uuid7().int >> 80
    assert before <= stamp <= before + 60_000


def test_ten_thousand_keys_are_in_the_order_of_their_making() -> None:
    keys = [uuid7() for _ in range(10_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_threads_never_get_the_same_key() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: [uuid7() for _ in range(1_000)], range(4)))
    assert len({key for keys in made for key in keys}) == 4_000
    assert all(keys == sorted(keys) for keys in made)
