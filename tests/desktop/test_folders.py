"""A base is refused a place on a network or in a synchronised folder, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crm_desktop.desktop.folders import misplaced

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:30 / /home rw - ext4 /dev/sda2 rw
41 22 0:31 / /mnt/mesa rw - cifs //server/mesa rw
42 41 8:2 / /mnt/mesa/local rw - ext4 /dev/sdb1 rw
43 22 0:33 / /mnt/com\040espaço rw - nfs4 server:/x rw
44 22 0:34 / /mnt/ssh rw - fuse.sshfs ana@server: rw
45 22 0:35 / /mnt/c rw - 9p drvfs rw
46 22 0:36 / /mnt/auto rw - autofs systemd-1 rw
47 46 0:37 / /mnt/auto rw shared:3 master:2 - nfs server:/y rw
this line is damaged
48 22
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS, encoding="utf-8")
    return file


@pytest.fixture
def local(tmp_path: Path) -> Path:
    file = tmp_path / "local-mounts"
    file.write_text("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n", encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def no_onedrive(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("ONEDRIVE"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize(
    "text",
    [r"\\server\share\crm.db", r"\\?\UNC\server\share\crm.db", r"\\wsl.localhost\Debian\crm.db"],
)
def test_a_share_is_a_network(text: str, local: Path) -> None:
    assert misplaced(Path(text), local) == "network"


def test_the_long_spelling_of_a_local_path_is_local(local: Path) -> None:
    assert misplaced(Path(r"\\?\C:\dados\crm.db"), local) is None


@pytest.mark.not_on_windows("a share there is told by its drive, not by a list of mounts")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/mnt/mesa/crm.db", "network"),
        ("/mnt/mesa", "network"),
        ("/mnt/mesa/local/crm.db", None),
        ("/mnt/mesas/crm.db", None),
        ("/mnt/com espaço/crm.db", "network"),
        ("/mnt/ssh/a/b/crm.db", "network"),
        ("/mnt/c/crm.db", "network"),
        ("/mnt/auto/crm.db", "network"),
        ("/home/ana/../../mnt/ssh/crm.db", "network"),
        ("/home/ana/crm.db", None),
        ("//home/ana/crm.db", None),
    ],
)
def test_the_mount_that_holds_the_path_decides(text: str, expected: str | None, mounts: Path) -> None:
    assert misplaced(Path(text), mounts) == expected


def test_without_a_list_of_mounts_a_folder_is_local(tmp_path: Path) -> None:
    assert misplaced(tmp_path / "crm.db", tmp_path / "missing") is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("home/ana/OneDrive", "OneDrive"),
        ("home/ana/OneDrive - Mesa Ltda/crm", "OneDrive"),
        ("home/ana/Dropbox/crm", "Dropbox"),
        ("home/ana/Dropbox (Pessoal)", "Dropbox"),
        ("home/ana/Google Drive", "Google Drive"),
        ("g/Meu Drive/crm", "Google Drive"),
        ("g/My Drive", "Google Drive"),
        ("home/ana/iCloudDrive", "iCloud Drive"),
        ("home/ana/iCloud Drive", "iCloud Drive"),
        ("home/ana/Nextcloud", "Nextcloud"),
        ("home/ana/MEGA", "MEGA"),
        ("Users/ana/Documents/MEGA", "MEGA"),
        ("home/ana/pCloudDrive", "pCloud"),
        ("Users/ana/Box", "Box"),
        ("home/ana/Box Sync/x", "Box"),
    ],
)
def test_a_folder_of_a_service_is_named(tmp_path: Path, local: Path, folder: str, service: str) -> None:
    assert misplaced(tmp_path / folder / "crm.db", local) == service
    assert misplaced(tmp_path / folder, local) == service


@pytest.mark.parametrize(
    "folder",
    [
        "home/ana/Backup do OneDrive antigo",
        "home/ana/OneDriveX",
        "home/ana/Dropbox-antigo",
        "home/ana/megabase",
        "home/ana/MEGA Engenharia",
        "dados/mega/crm",
        "home/ana/sistemas/box",
        "home/ana/Inbox",
        "home/ana/Nextcloud clientes",
        "home/ana/meu drive novo",
    ],
)
def test_a_name_that_only_resembles_one_is_good(tmp_path: Path, local: Path, folder: str) -> None:
    assert misplaced(tmp_path / folder / "crm.db", local) is None


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveCommercial", "ONEDRIVECONSUMER"])
def test_onedrive_tells_its_folder_itself(
    tmp_path: Path, local: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "nuvem"))
    assert misplaced(tmp_path / "nuvem" / "a" / "crm.db", local) == "OneDrive"
    assert misplaced(tmp_path / "nuvem2" / "crm.db", local) is None


@pytest.mark.parametrize("value", ["", "/", "relative"])
def test_a_useless_onedrive_variable_accuses_nobody(
    tmp_path: Path, local: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("OneDrive", value)
    assert misplaced(tmp_path / "crm.db", local) is None


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_a_renamed_root_is_known_by_its_marker(
    tmp_path: Path, local: Path, marker: str, service: str
) -> None:
    (tmp_path / "sincronizada" / "crm").mkdir(parents=True)
    (tmp_path / "sincronizada" / marker).write_text("")
    assert misplaced(tmp_path / "sincronizada" / "crm" / "crm.db", local) == service
    assert misplaced(tmp_path / "crm.db", local) is None


def test_the_settings_folder_of_dropbox_in_a_home_is_no_marker(tmp_path: Path, local: Path) -> None:
    (tmp_path / "home" / ".dropbox").mkdir(parents=True)
    assert misplaced(tmp_path / "home" / "crm.db", local) is None


@pytest.mark.not_under_wine("it makes links of a kind that it does not follow")
def test_a_link_is_followed(tmp_path: Path, local: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    try:
        (tmp_path / "crm").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this account may not make links")
    assert misplaced(tmp_path / "crm" / "crm.db", local) == "Dropbox"
