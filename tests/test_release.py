"""The release keeper's commands, from keys to what a desk takes."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_desktop.desktop.updates import Found
from crm_desktop.desktop.updates.looking import SYSTEM, Setting, look
from tests.updates import NEWER, NOT_SHARED, installed, program_folder
from tools.package.windows_python import ROOT
from tools.release.__main__ import PASSPHRASE, main
from tools.release.archive import pack
from tools.release.keys import NAMES

SECRET = "uma senha bem longa"


class Keeper:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keys, self.repository = folder / "keys", folder / "repository"
        self.root = folder / "root.json"

    def does(self, verb: str, *words: str) -> int:
        keys = () if verb == "list" else ("--keys", str(self.keys))
        return main([verb, *keys, "--repository", str(self.repository), *words])

    def begins(self) -> int:
        return self.does("init", "--root", str(self.root))


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setenv(PASSPHRASE, SECRET)
    return Keeper(tmp_path)


def made(tmp_path: Path, version: str = NEWER) -> Path:
    folder = program_folder(tmp_path / version, version)
    (folder / ("crm-desktop.exe" if SYSTEM == "linux" else "crm-desktop")).unlink()
    return folder


def test_from_keys_to_a_desk(keeper: Keeper, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert keeper.begins() == 0
    assert keeper.does("add", "--channel", "stable", "--channel", "beta", str(made(tmp_path))) == 0
    assert keeper.does("renew") == keeper.does("renew", "--release", "--root") == 0
    capsys.readouterr()
    assert keeper.does("list") == 0
    assert capsys.readouterr().out.splitlines() == [f"stable {SYSTEM} {NEWER}", f"beta {SYSTEM} {NEWER}"]
    place = installed(tmp_path / "installed")
    setting = Setting("stable", None, str(keeper.repository), place, keeper.root.read_bytes())
    assert look(setting, NOT_SHARED, now=datetime.now(UTC)).found is Found.READY
    assert keeper.does("withdraw", "--channel", "stable", "--system", SYSTEM) == 0
    assert look(setting, NOT_SHARED, now=datetime.now(UTC)).found is Found.NOTHING


def test_renewing_needs_the_timestamp_key_alone(keeper: Keeper) -> None:
    keeper.begins()
    for name in ("root", "release"):
        (keeper.keys / f"{name}.pem").unlink()
    assert keeper.does("renew") == 0
    assert keeper.does("renew", "--release") == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_key_is_replaced_and_the_old_one_is_believed_no_more(
    keeper: Keeper, tmp_path: Path, name: str
) -> None:
    keeper.begins()
    keeper.does("add", "--channel", "stable", str(made(tmp_path)))
    place = installed(tmp_path / "installed")
    setting = Setting("stable", None, str(keeper.repository), place, keeper.root.read_bytes())
    assert look(setting, NOT_SHARED, now=datetime.now(UTC)).version == NEWER
    stolen = (keeper.keys / f"{name}.pem").read_bytes()
    assert keeper.does("replace-key", name) == 0
    assert keeper.does("add", "--channel", "stable", str(made(tmp_path, "1.2.0"))) == 0
    assert look(setting, NOT_SHARED, now=datetime.now(UTC)).version == "1.2.0"
    (keeper.keys / f"{name}.pem").write_bytes(stolen)
    assert keeper.does("add", "--channel", "stable", str(made(tmp_path, "1.3.0"))) == 0
    assert keeper.does("renew", "--root") == 0
    assert look(setting, NOT_SHARED, now=datetime.now(UTC)).hitch == "signature"
    new = installed(tmp_path / "new")
    again = Setting("stable", None, str(keeper.repository), new, keeper.root.read_bytes())
    assert look(again, NOT_SHARED, now=datetime.now(UTC)).hitch == "signature"


def test_keys_open_with_their_passphrase_only(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keeper.begins()
    for file in keeper.keys.iterdir():
        assert file.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
        if os.name == "posix":
            assert file.stat().st_mode & 0o077 == 0
    monkeypatch.setenv(PASSPHRASE, "outra senha qualquer")
    assert keeper.does("renew") == 1
    assert "a senha não abre" in capsys.readouterr().err


def test_keys_never_lie_in_the_source_tree(keeper: Keeper, capsys: pytest.CaptureFixture[str]) -> None:
    keeper.keys = ROOT / "keys"
    assert keeper.begins() == 1
    assert not keeper.keys.exists()
    assert "pasta do projeto" in capsys.readouterr().err


def test_nothing_is_begun_twice(keeper: Keeper) -> None:
    keeper.begins()
    before = keeper.root.read_bytes()
    assert keeper.begins() == 1
    assert keeper.root.read_bytes() == before


def test_a_short_passphrase_makes_no_keys(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSPHRASE, "curta")
    assert keeper.begins() == 1
    assert not keeper.keys.exists()


def test_what_is_no_program_is_not_offered(keeper: Keeper, tmp_path: Path) -> None:
    keeper.begins()
    assert keeper.does("add", "--channel", "stable", str(tmp_path)) == 1


def test_the_same_folder_gives_the_same_archive(tmp_path: Path) -> None:
    folder = made(tmp_path)
    one = pack(folder, tmp_path / "one").archive.read_bytes()
    (folder / "_internal" / "part.bin").touch()
    assert pack(folder, tmp_path / "two").archive.read_bytes() == one
