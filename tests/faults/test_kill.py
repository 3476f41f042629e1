"""Killed while typing and while confirming, 50 times each at random moments: nothing confirmed is lost or half,
and the draft is at most two seconds behind."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case, CaseMove
from crm_desktop.models.opinion import Opinion, OpinionDraft
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.storage.backup import check_base
from crm_desktop.storage.opening import base_url, open_base
from tests.builders import Built, a_case

ROUNDS = 50
AT_ONCE = 5
BEHIND_SECONDS = 2.0

pytestmark = [
    pytest.mark.not_on_windows(
        "the victims are forked, or 100 of them take too long; test_unexpected_end kills one"
    ),
    pytest.mark.xdist_group("kill"),
]


class Killer:
    """Starts victims and ends them."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victim"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def start(self, what: str, base: Path, log: Path) -> int:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what} {base} {log}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def killer() -> Iterator[Killer]:
    made = Killer()
    yield made
    made.close()


@pytest.fixture
def victim_base(base_path: Path, built: Built) -> Path:
    store = open_base(base_url(base_path))
    with store.writing() as session:
        a_case(session, built)
    store.checkpoint()
    store.close()
    return base_path


def first_line(log: Path) -> None:
    deadline = time.monotonic() + 20
    while not (log.exists() and log.stat().st_size):
        assert time.monotonic() < deadline, "the victim never began"
        os.sched_yield()


def kill_some(
    killer: Killer, what: str, base: Path, folder: Path, delays: tuple[float, float]
) -> list[tuple[Path, Path, float]]:
    """Some victims at once, each on a base of its own: (base, log, moment of the kill)."""
    chance = random.Random()
    alive = []
    for i in range(AT_ONCE):
        own = folder / f"{what}-{i}.db"
        shutil.copy(base, own)
        for ending in ("-wal", "-shm"):
            Path(f"{own}{ending}").unlink(missing_ok=True)
        log = folder / f"{what}-{i}.log"
        log.unlink(missing_ok=True)
        alive.append((killer.start(what, own, log), own, log))
    for _pid, _own, log in alive:
        first_line(log)
    ends = sorted((time.monotonic() + chance.uniform(*delays), i) for i in range(AT_ONCE))
    found = []
    for moment, i in ends:
        pid, own, log = alive[i]
        while time.monotonic() < moment:
            os.sched_yield()
        os.kill(pid, signal.SIGKILL)
        found.append((own, log, time.monotonic()))
    return found


def lines(log: Path) -> list[tuple[float, str]]:
    whole = log.read_text().split("\n")[:-1]
    return [(float(line.split(" ", 1)[0]), line.split(" ", 1)[1]) for line in whole]


def test_a_draft_is_at_most_two_seconds_behind(killer: Killer, victim_base: Path, tmp_path: Path) -> None:
    for _ in range(ROUNDS // AT_ONCE):
        for base, log, killed in kill_some(killer, "typing", victim_base, tmp_path, (0.2, 3.2)):
            typed_before = [int(n) for at, n in lines(log) if at <= killed - BEHIND_SECONDS]
            store = open_base(base_url(base))
            with store.reading() as session:
                contents = session.scalars(select(OpinionDraft.content)).all()
            store.close()
            kept = max((len(DraftContent.from_json(text).text) for text in contents), default=0)
            assert kept >= max(typed_before, default=0)
            assert check_base(base).faults == ()


def test_a_confirmed_opinion_is_whole_or_absent(killer: Killer, victim_base: Path, tmp_path: Path) -> None:
    confirmed_in_all = 0
    for _ in range(ROUNDS // AT_ONCE):
        for base, log, _killed in kill_some(killer, "confirming", victim_base, tmp_path, (0.02, 0.6)):
            confirmed = {name for _at, text in lines(log) for name in text.split()[1:]}
            confirmed_in_all += len(confirmed)
            store = open_base(base_url(base))
            with store.reading() as session:
                texts = set(session.scalars(select(Opinion.text).where(Opinion.text.like("Parecer %"))))
                moves = session.scalar(select(func.count()).where(CaseMove.kind == "edge"))
                files = set(session.scalars(select(Attachment.name)))
                count, move_count = session.execute(select(Case.opinion_count, Case.move_count)).one()
            store.close()
            written = {text.removeprefix("Parecer ") for text in texts}
            assert confirmed <= written
            assert written == files
            assert len(written) == moves == move_count - 1 == count - 1
            assert check_base(base).faults == ()
    assert confirmed_in_all > ROUNDS
