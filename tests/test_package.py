"""What packages are made from, as far as it needs no Windows: icon, versions, entries, MSI and the SBOM's sources."""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from crm_desktop.desktop.link_registration import link_entries
from crm_desktop.resources import resource_path
from tools.package import setup
from tools.package.folder import numbers
from tools.package.icon import SIZES, write_icon
from tools.package.leftovers import Snapshot
from tools.package.owners import NoOwner, SystemPackage, owners
from tools.package.person import Base
from tools.package.pruning import asked_for
from tools.package.reproducing import different
from tools.package.source import WrongVersion, build_version, copy_sources
from tools.package.windows_python import ROOT

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


def test_each_version_has_a_build_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRM_BUILD_VERSION", "7.8.9")
    copy_sources(tmp_path / "source", build_version())
    asked = "import crm_desktop; print(crm_desktop.__version__)"
    told = subprocess.run(
        [sys.executable, "-P", "-c", asked],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "source")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "7.8.9"


@pytest.mark.parametrize("version", ["", "1", "1.2", "1.2.3.4", "1.2.3rc1", "1.2.3\n"])
def test_a_version_that_windows_cannot_compare_is_refused(
    version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRM_BUILD_VERSION", version)
    with pytest.raises(WrongVersion):
        build_version()


def test_only_libraries_that_somebody_is_linked_with_stay() -> None:
    links = {
        "/python": {"libpython3.so"},
        "/xcb": {"libQt6Gui.so", "libX11.so"},
        "/Qt6Gui": {"libicu.so"},
    }
    entries = [
        ("libpython3.so", "/python", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/xcb", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so", "/Qt6Gui", "BINARY"),
        ("PySide6/Qt/lib/libQt6Pdf.so", "/Qt6Pdf", "BINARY"),
        ("libX11.so", "/X11", "BINARY"),
        ("libicu.so", "/icu", "BINARY"),
        ("libgtk.so", "/gtk", "BINARY"),
        ("libQt6Gui.so", "PySide6/Qt/lib/libQt6Gui.so", "SYMLINK"),
        ("libQt6Pdf.so", "PySide6/Qt/lib/libQt6Pdf.so", "SYMLINK"),
    ]
    kept = [entry[0] for entry in asked_for(entries, lambda file: links.get(file, set()))]
    gone = {"PySide6/Qt/lib/libQt6Pdf.so", "libgtk.so", "libQt6Pdf.so"}
    assert kept == [entry[0] for entry in entries if entry[0] not in gone]


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right of its own there")
def test_what_two_builds_differ_in_is_named(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for place in (one, other):
        (place / "sub").mkdir(parents=True)
        (place / "sub" / "same").write_bytes(b"same")
        (place / "link").symlink_to("sub/same")
    assert different(one, other) == []
    (one / "alone").write_bytes(b"")
    (other / "sub" / "same").write_bytes(b"SAME")
    (other / "link").unlink()
    (other / "link").symlink_to("sub")
    assert different(one, other) == ["alone", "link", "sub/same"]


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


def test_a_file_that_belongs_to_no_part_stops_the_package(tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    known = (
        "resources/icons/app.svg",
        "base_library.zip",
        "libpython3.11.so.1.0",
        "PySide6/QtCore.abi3.so",
        "sqlite3.dll",
        "libX11.so.6",
    )
    for name in known:
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_bytes(b"")
    parts = {"PySide6": "pyside6-essentials"}
    system = {"libX11.so.6": SystemPackage("libx11-6", "1.8", tmp_path)}
    named = owners(tmp_path, parts, system)
    assert named == {"crm-desktop", "cpython", "pyside6-essentials", "sqlite", "libx11-6"}
    (inside / "libstranger.so").write_bytes(b"")
    with pytest.raises(NoOwner, match=r"libstranger\.so"):
        owners(tmp_path, parts, system)


def test_the_texts_of_the_lgpl_are_handed_out() -> None:
    place = ROOT / "packaging" / "licenses"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (place / "LGPL-3.0.txt").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (place / "GPL-3.0.txt").read_text(encoding="utf-8")


def test_what_an_installation_leaves_is_told() -> None:
    before = Snapshot(frozenset({("windows/a.dll", 1)}), frozenset({"HKCU\\Software"}))
    after = Snapshot(
        frozenset({("windows/a.dll", 2), ("users/x/left.txt", 3)}),
        frozenset({"HKCU\\Software", 'HKCU\\Software\\CRM|"a"="b"'}),
    )
    assert before.added(after) == (["users/x/left.txt"], ['HKCU\\Software\\CRM|"a"="b"'])


def test_a_base_in_use_is_read_with_what_stands_in_its_log(tmp_path: Path) -> None:
    file = tmp_path / "crm.db"
    assert Base(file).count("cases") == 0
    writer = sqlite3.connect(file)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE cases (number INTEGER)")
    writer.commit()
    writer.execute("INSERT INTO cases VALUES (1)")
    writer.commit()
    assert Base(file).count("cases") == 1
    writer.close()
