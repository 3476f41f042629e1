"""What packages are made from, as far as it needs no Windows: icon, versions, entries, MSI and the SBOM's sources."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtGui import QImage

from crm_desktop.desktop.link_registration import link_entries
from crm_desktop.resources import resource_path
from tools.package import setup
from tools.package.folder import numbers
from tools.package.icon import SIZES, write_icon

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def test_the_icon_is_drawn_at_every_size(tmp_path: Path) -> None:
    file = tmp_path / "app.ico"
    write_icon(resource_path("icons", "app.svg"), file)
    icon = file.read_bytes()
    count = struct.unpack_from("<HHH", icon)[2]
    entries = [struct.unpack_from("<BBBBHHII", icon, 6 + 16 * place) for place in range(count)]
    pictures = [QImage.fromData(icon[entry[7] : entry[7] + entry[6]]) for entry in entries]
    assert [picture.width() for picture in pictures] == list(SIZES)
    assert [entry[0] or 256 for entry in entries] == list(SIZES)
    assert all(picture.pixelColor(0, 0).alpha() == 0 for picture in pictures)
    assert all(picture.pixelColor(picture.rect().center()).alpha() == 255 for picture in pictures)


def test_the_icon_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one.ico", "two.ico"):
        write_icon(resource_path("icons", "app.svg"), tmp_path / name)
    assert (tmp_path / "one.ico").read_bytes() == (tmp_path / "two.ico").read_bytes()


def test_a_version_has_four_numbers() -> None:
    assert numbers("1.2.3") == (1, 2, 3, 0)
    assert numbers("12.0") == (12, 0, 0, 0)


def program_folder(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "folder"
    (folder / "_internal").mkdir(parents=True)
    (folder / "crm-desktop.exe").write_bytes(b"program")
    (folder / "_internal" / "a & b.txt").write_bytes(b"part")
    icon = tmp_path / "app.ico"
    write_icon(resource_path("icons", "app.svg"), icon)
    return folder, icon


def test_the_msi_has_a_component_for_every_file_and_the_links(tmp_path: Path) -> None:
    folder, icon = program_folder(tmp_path)
    tree = ElementTree.fromstring(setup.msi_source(folder, icon))
    files = {file.get("Name"): file.get("Source") for file in tree.iter(f"{WIX}File")}
    assert files == {
        "crm-desktop.exe": "folder/crm-desktop.exe",
        "a & b.txt": "folder/_internal/a & b.txt",
    }
    components = {one.get("Id") for one in tree.iter(f"{WIX}Component")}
    assert components == {one.get("Id") for one in tree.iter(f"{WIX}ComponentRef")}
    values = {
        (one.get("Key"), one.get("Name") or ""): one.get("Value") for one in tree.iter(f"{WIX}RegistryValue")
    }
    for entry in link_entries('"[APPDIR]crm-desktop.exe"'):
        assert values[entry.key, entry.name] == entry.text


def test_the_msi_of_one_version_is_the_same_each_time(tmp_path: Path) -> None:
    folder, icon = program_folder(tmp_path)
    assert setup.msi_source(folder, icon) == setup.msi_source(folder, icon)


def test_the_zip_is_the_same_each_time(tmp_path: Path) -> None:
    folder, _icon = program_folder(tmp_path)
    one = setup.make_zip(folder, tmp_path / "one.zip").read_bytes()
    (folder / "crm-desktop.exe").touch()
    assert setup.make_zip(folder, tmp_path / "two.zip").read_bytes() == one


def test_a_setup_enters_the_links_as_the_program_would() -> None:
    lines = setup._link_lines("$INSTDIR\\crm-desktop.exe").splitlines()
    entries = link_entries('"$INSTDIR\\crm-desktop.exe"')
    assert lines == [f"WriteRegStr SHCTX `{one.key}` `{one.name}` `{one.text}`" for one in entries]
    assert any('--link "%1"' in line for line in lines)
