"""A run that ended without saying so is noticed once, and what it left names nobody."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop import __version__
from crm_desktop.desktop import runs
from crm_desktop.desktop.ended import last_ended, take_ended
from crm_desktop.desktop.runs import Run

HOLDING = """
import sys
from pathlib import Path
from crm_desktop.desktop.runs import Run
run = Run(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    exec(line)
    print("done", flush=True)
"""


@pytest.fixture(autouse=True)
def own_faults() -> Iterator[None]:
    yield
    faulthandler.enable(sys.__stderr__)  # type: ignore[arg-type]


class Other:
    """Another program on the same profile."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDING, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._hear("ready")

    def _hear(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == f"{word}\n"

    def do(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        self._hear("done")

    def crash(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("import faulthandler; faulthandler._sigsegv()\n")
        self.process.stdin.flush()
        self.gone()

    def gone(self) -> None:
        self.process.wait(20)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()

    def kill(self) -> None:
        self.process.kill()
        self.gone()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Other]:
    made = Other(tmp_path)
    yield made
    if made.process.poll() is None:
        made.kill()


def test_a_run_that_goes_on_is_not_taken_for_ended(other: Other, tmp_path: Path) -> None:
    assert take_ended(tmp_path) is None
    assert last_ended(tmp_path) is None
    assert len(list(tmp_path.glob("*.run"))) == 1


def test_a_normal_end_leaves_nothing(other: Other, tmp_path: Path) -> None:
    other.do("run.end()")
    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_is_told_once_and_kept(other: Other, tmp_path: Path) -> None:
    other.kill()
    waiting = last_ended(tmp_path)
    ended = take_ended(tmp_path)
    assert ended is not None
    assert (ended.version, ended.trace) == (__version__, "")
    assert take_ended(tmp_path) is None
    assert waiting == ended == last_ended(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["last.txt"]


def test_a_fault_of_native_code_leaves_where_it_was(other: Other, tmp_path: Path) -> None:
    other.crash()
    ended = take_ended(tmp_path)
    assert ended is not None
    lines = ended.trace.splitlines()
    assert lines[0].startswith(("Fatal Python error: ", "Windows fatal exception: "))
    assert any(line.startswith("Current thread 0x") for line in lines)
    assert any(line.endswith("<module>") for line in lines)
    assert last_ended(tmp_path) == ended


def test_an_end_by_the_system_is_none_of_ours_unless_it_was_called_off(tmp_path: Path) -> None:
    logged_off, called_off = Other(tmp_path), Other(tmp_path)
    for one in (logged_off, called_off):
        one.do("run.pause()")
    called_off.do("run.resume()")
    logged_off.kill()
    assert take_ended(tmp_path) is None
    called_off.kill()
    assert take_ended(tmp_path) is not None
    assert take_ended(tmp_path) is None


def test_of_several_the_newest_is_told(tmp_path: Path) -> None:
    for name, moment in (("a", "23T09:00:00Z"), ("b", "24T09:00:00Z"), ("c", "22T09:00:00Z")):
        (tmp_path / f"{name}.run").write_text(f"crm_desktop 0.0.9{name} 2026-11-{moment}\n")
    ended = take_ended(tmp_path)
    assert ended is not None
    assert ended.version == "0.0.9b"
    assert [path.name for path in tmp_path.iterdir()] == ["last.txt"]


def test_what_is_no_record_is_left_alone_until_it_is_old(tmp_path: Path) -> None:
    empty, strange = tmp_path / "a.run", tmp_path / "b.run"
    empty.touch()
    strange.write_text("Rosângela Figueiredo\n")
    assert take_ended(tmp_path) is None
    assert empty.exists()
    day_before_yesterday = time.time() - 2 * 86_400
    os.utime(empty, (day_before_yesterday, day_before_yesterday))
    assert take_ended(tmp_path) is None
    assert not empty.exists()
    assert strange.exists()


def test_the_trace_names_modules_and_nobody(tmp_path: Path) -> None:
    (tmp_path / "a.run").write_text(
        "crm_desktop 0.2.0 2026-11-24T09:31:00Z\n"
        "Fatal Python error: Segmentation fault: Rosângela\n"
        "\n"
        "Current thread 0x00007fb9d48a9b80 [Rosângela] (most recent call first):\n"
        '  File "C:\\Users\\rosangela\\AppData\\crm\\crm_desktop\\ui\\runner.py", line 230 in _read\n'
        '  File "/home/rosangela/.venv/lib/python3.11/site-packages/sqlalchemy/orm/session.py", line 7 in get\n'
        '  File "/home/rosangela/notas.py", line 3 in <module>\n'
        '  File "C:\\Python311\\Lib\\threading.py", line 9 in run\n'
        '  File "sqlalchemy\\engine\\base.py", line 5 in execute\n'
        '  File "<frozen runpy>", line 88 in _run_code\n'
        "  ...\n"
        "Cliente ameaçou cancelar\n"
        "Extension modules: shiboken6.Shiboken, PySide6.QtCore (total: 2)\n",
        "utf-8",
    )
    ended = take_ended(tmp_path)
    assert ended is not None
    assert ended.trace.splitlines() == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007fb9d48a9b80",
        "  crm_desktop/ui/runner.py:230 _read",
        "  sqlalchemy/orm/session.py:7 get",
        "  ?:3 <module>",
        "  threading.py:9 run",
        "  sqlalchemy/engine/base.py:5 execute",
        "  <frozen runpy>:88 _run_code",
        "  ...",
        "Extension modules: shiboken6.Shiboken, PySide6.QtCore (total: 2)",
    ]
    assert last_ended(tmp_path) == ended


DEALT_WITH = "Windows fatal exception: code 0x8001010d\n\n"


@pytest.mark.parametrize(
    ("trace", "may_be_chance"),
    [
        ("", False),
        (DEALT_WITH, True),
        ("Windows fatal exception: access violation\n", False),
        (DEALT_WITH + "Windows fatal exception: access violation\n", False),
        ("Fatal Python error: Segmentation fault\n", False),
    ],
)
def test_an_error_of_windows_that_was_dealt_with_is_told_apart(
    tmp_path: Path, trace: str, may_be_chance: bool
) -> None:
    (tmp_path / "a.run").write_text(f"crm_desktop 0.2.0 2026-11-24T09:31:00Z\n{trace}", "utf-8")
    ended = take_ended(tmp_path)
    assert ended is not None
    assert ended.may_be_chance is may_be_chance


def test_of_a_long_record_the_end_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.run").write_text(
        "crm_desktop 0.2.0 2026-11-24T09:31:00Z\n"
        + 10_000 * DEALT_WITH
        + "Windows fatal exception: access violation\n",
        "utf-8",
    )
    ended = take_ended(tmp_path)
    assert ended is not None
    assert (ended.version, ended.may_be_chance) == ("0.2.0", False)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("a file")
    run = Run(tmp_path / "run")
    run.pause()
    run.resume()
    run.end()
    assert take_ended(tmp_path / "run") is None


def test_a_file_that_cannot_be_held_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a share without locks: better no record than one of a run that goes on."""

    def refuse(_handle: int) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(runs, "lock", refuse)
    Run(tmp_path)
    assert list(tmp_path.iterdir()) == []
