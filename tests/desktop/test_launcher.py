"""The launcher as it is shipped, with a stand-in for the program that behaves as its version is told to."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from crm_desktop.desktop.updates.place import LAUNCHED, REOPENS, Place
from tests.updates import NEWER, PRESENT
from tools.package.launcher import FOR_LINUX, linux_launcher
from tools.package.windows_python import MissingPrograms

fcntl = pytest.importorskip(
    "fcntl", reason="the stand-in is a shell's program; on Windows the setup's trial does this"
)

SAYS_STARTED = 'rm -f "$root/update/trial"'
TAKES_BACK = 'size=$(stat -c %s "$root/update/trial"); truncate -s $((size - 1)) "$root/update/trial"'
DIES = "kill -SEGV $$"


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return linux_launcher(tmp_path_factory.mktemp("launcher"))
    except MissingPrograms as error:
        pytest.fail(f"{error}: {FOR_LINUX}")


@pytest.fixture
def place(tmp_path: Path, compiled: Path) -> Place:
    root = tmp_path / "CRM Desktop"
    root.mkdir()
    shutil.copy(compiled, root / "crm-desktop")
    program(root / "app", PRESENT)
    return Place(root)


def program(folder: Path, version: str, does: str = "", status: int = 0) -> Path:
    """It writes its version and its arguments down in `starts`, does that, and ends with that status."""
    folder.mkdir(parents=True)
    (folder / "version.txt").write_text(version, encoding="utf-8")
    file = folder / "crm-desktop"
    file.write_text(
        "#!/bin/sh\n"
        'root=$(dirname "$(dirname "$0")")\n'
        f'printf "%s" "{version}" >> "$root/starts"\n'
        'for word in "$@"; do printf "|%s" "$word" >> "$root/starts"; done\n'
        'printf "\\n" >> "$root/starts"\n'
        f"{does}\nexit {status}\n",
        encoding="utf-8",
    )
    file.chmod(0o755)
    return folder


def waits(place: Place, does: str = "", status: int = 0, version: str = NEWER) -> None:
    place.folder.mkdir(exist_ok=True)
    program(place.folder / "new", version, does, status)
    (place.folder / "ready").write_text(version, encoding="utf-8")


def start(place: Place, *words: str) -> int:
    return subprocess.run([str(place.launcher), *words], timeout=60).returncode


def starts(place: Place) -> list[str]:
    return (place.root / "starts").read_text(encoding="utf-8").splitlines()


def version_of(folder: Path) -> str:
    return (folder / "version.txt").read_text(encoding="utf-8")


def test_it_starts_the_program_with_its_words_and_hands_back_its_status(place: Place) -> None:
    shutil.rmtree(place.app)
    program(place.app, PRESENT, status=3)
    assert start(place, "--link", "tel:1 2", "", "*$x\n") == 3
    assert starts(place) == [f"{PRESENT}|--link|tel:1 2||*$x", ""]


def test_the_program_is_told_that_the_launcher_started_it(place: Place) -> None:
    shutil.rmtree(place.app)
    program(place.app, PRESENT, f'test -e "/proc/self/fd/${LAUNCHED}" || exit 9')
    assert start(place) == 0


def test_a_version_that_waits_takes_the_place_and_the_one_before_is_kept(place: Place) -> None:
    waits(place, SAYS_STARTED, status=4)
    assert start(place, "--user", "ana") == 4
    assert starts(place) == [f"{NEWER}|--user|ana"]
    assert version_of(place.app) == NEWER
    assert version_of(place.previous) == PRESENT
    assert place.waiting() == ""
    assert not place.on_trial


def test_one_that_dies_twice_is_taken_back_and_the_one_before_opens(place: Place) -> None:
    waits(place, DIES)
    assert start(place, "--case", "104218") == 0
    assert starts(place) == [f"{NEWER}|--case|104218"] * 2 + [f"{PRESENT}|--case|104218"]
    assert version_of(place.app) == PRESENT
    assert place.taken_back() == (NEWER,)
    assert not place.on_trial


def test_what_was_taken_back_is_remembered_and_its_files_go(place: Place) -> None:
    waits(place, DIES)
    start(place)
    place.told()
    assert place.taken_back() == ()
    assert place.refused() == (NEWER,)
    waits(place, DIES, version="1.2.0")
    start(place)
    place.told()
    assert place.refused() == (NEWER, "1.2.0")
    assert not list(place.folder.glob("failed*"))


def test_one_that_cannot_even_be_started_is_taken_back(place: Place) -> None:
    waits(place)
    (place.folder / "new" / "crm-desktop").write_bytes(b"\x7fELF broken")
    assert start(place) == 0
    assert starts(place) == [PRESENT]


def test_one_that_works_at_the_second_start_stays(place: Place) -> None:
    waits(place, f'test -e "$root/again" || {{ touch "$root/again"; {DIES}; }}\n{SAYS_STARTED}')
    assert start(place) == 0
    assert starts(place) == [NEWER, NEWER]
    assert version_of(place.app) == NEWER


def test_a_command_says_nothing_about_the_version_and_is_carried_out_once(place: Place) -> None:
    waits(place, TAKES_BACK, status=1)
    for _ in range(3):
        assert start(place, "check") == 1
    assert starts(place) == [f"{NEWER}|check"] * 3
    assert place.on_trial
    assert version_of(place.app) == NEWER


def test_the_place_takes_a_start_back_as_the_program_does(place: Place) -> None:
    place.folder.mkdir()
    trial = place.folder / "trial"
    trial.write_bytes(b"..")
    place.take_back_try()
    assert trial.read_bytes() == b"."
    place.say_started(PRESENT)
    place.take_back_try()
    assert not trial.exists()


def test_while_a_program_runs_nothing_is_moved(place: Place) -> None:
    place.folder.mkdir()
    with (place.folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        waits(place, SAYS_STARTED)
        assert start(place) == 0
    assert starts(place) == [PRESENT]
    assert place.waiting() == NEWER
    start(place)
    assert starts(place) == [PRESENT, NEWER]


def test_the_program_holds_the_lock_for_as_long_as_it_runs(place: Place) -> None:
    shutil.rmtree(place.app)
    program(place.app, PRESENT, "echo up; read -r _")
    running = subprocess.Popen([str(place.launcher)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.readline()
    with (place.folder / "lock").open("w") as other:
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        running.communicate(b"\n")
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.parametrize(
    "moved",
    [["app previous"], ["app previous", "new app"]],
    ids=["between the two renames", "before the trial is noted"],
)
def test_a_cut_while_the_folders_move_loses_nothing(place: Place, moved: list[str]) -> None:
    waits(place, DIES)
    for pair in moved:
        source, target = (place.app if name == "app" else place.folder / name for name in pair.split())
        source.rename(target)
    assert start(place) == 0
    # Put in place, tried twice, taken back.
    assert starts(place) == [NEWER, NEWER, PRESENT]


def test_a_cut_while_it_is_taken_back_ends_with_the_one_before(place: Place) -> None:
    place.folder.mkdir()
    program(place.folder / "previous", "0.9.0")
    place.app.rename(place.folder / "failed0")
    (place.folder / "trial").write_bytes(b"..")
    assert start(place) == 0
    assert starts(place) == ["0.9.0"]
    assert not place.on_trial


def test_the_end_asked_for_reaches_a_version_on_trial(place: Place) -> None:
    waits(place, f"trap '{SAYS_STARTED}; exit 7' TERM\necho up\nread -r _")
    with subprocess.Popen([str(place.launcher)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 7


def has_open(process: int, file: Path) -> bool:
    handles = Path(f"/proc/{process}/fd")
    return any(os.path.realpath(handle) == str(file) for handle in handles.iterdir())


def test_who_is_reopened_waits_for_the_one_that_ends(place: Place) -> None:
    place.folder.mkdir()
    with (place.folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        waits(place, SAYS_STARTED)
        environment = {**os.environ, REOPENS: "1"}
        with subprocess.Popen([str(place.launcher)], env=environment) as reopened:
            while not has_open(reopened.pid, place.folder / "lock"):
                assert reopened.poll() is None
            fcntl.flock(held, fcntl.LOCK_UN)
            assert reopened.wait(60) == 0
    assert starts(place) == [NEWER]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_still_starts(place: Place) -> None:
    place.root.chmod(0o555)
    try:
        assert start(place) == 0
    finally:
        place.root.chmod(0o755)
