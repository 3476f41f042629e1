"""Circles of garbage end in the window's thread, whichever thread made them garbage or allocates next."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from crm_desktop.ui.garbage import Collector


class _Circle:
    ended_in: list[int]

    def __init__(self, ended_in: list[int]) -> None:
        self.ended_in = ended_in
        self.me = self

    def __del__(self) -> None:
        self.ended_in.append(threading.get_ident())


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    gc.enable()
    made = Collector()
    yield made
    made.stop()
    gc.disable()


def test_a_worker_collects_nothing(collector: Collector) -> None:
    ended: list[int] = []

    def work() -> None:
        for _ in range(50):
            _Circle(ended)
        kept = [[n] for n in range(20_000)]  # would have set a collection off
        del kept

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert ended == []
    gc.set_threshold(10, 1, 1)
    try:
        collector.look()
        collector.look()
        collector.look()
    finally:
        gc.set_threshold(700, 10, 10)
    assert len(ended) == 50
    assert set(ended) == {threading.get_ident()}


def test_what_is_settled_is_left_out_of_later_collections(collector: Collector) -> None:
    before = gc.get_freeze_count()
    kept = [[n] for n in range(1_000)]
    collector.settle()
    assert gc.get_freeze_count() >= before + len(kept)


def test_python_collects_by_itself_again_after_the_end(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
