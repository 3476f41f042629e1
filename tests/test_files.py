"""A file that is written is whole, or what it was before."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from crm_desktop import files
from crm_desktop.files import insist, whole_file


def write(path: Path, text: str) -> None:
    with whole_file(path) as file:
        file.write(text.encode())


def test_it_takes_the_place_of_what_was_there_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / f"{'ã' * 120}.txt"
    write(path, "antes")
    write(path, "depois")
    assert path.read_text(encoding="utf-8") == "depois"
    assert list(tmp_path.iterdir()) == [path]


def test_what_ends_half_way_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, "antes")
    with pytest.raises(ZeroDivisionError), whole_file(path) as file:
        file.write(b"dep")
        raise ZeroDivisionError
    assert path.read_text(encoding="utf-8") == "antes"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_that_syncs_no_folders_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write(tmp_path / "a.txt", "depois")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "depois"


@pytest.mark.not_on_windows("there its folder keeps others out")
def test_a_private_one_is_nobody_elses(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        for name, private in (("a", True), ("b", False)):
            with whole_file(tmp_path / name, private=private):
                pass
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in "ab"] == [0o600, 0o644]


@pytest.mark.parametrize("tries", [1, 3])
def test_a_file_that_is_held_for_a_moment_is_waited_for(monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
    monkeypatch.setattr(files, "_PAUSES_SECONDS", (0.0, 0.0))
    asked: list[int] = []

    def act(answer: str) -> str:
        asked.append(1)
        if len(asked) < tries:
            raise PermissionError
        return answer

    assert insist(act, "feito") == "feito"
    asked.clear()
    tries = 9
    with pytest.raises(PermissionError):
        insist(act, "feito")
    assert len(asked) == 3
