"""The package for group policy, read back table by table from what was built."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from crm_desktop.desktop.identity import APPLICATION_ID
from crm_desktop.desktop.link_registration import link_entries
from crm_desktop.resources import resource_path
from tools.package import setup
from tools.package.folder import set_moment
from tools.package.icon import write_icon
from tools.package.launcher import windows_launcher, windows_tools

pytestmark = pytest.mark.skipif(
    any(shutil.which(one) is None for one in ("wixl", "msiinfo", *windows_tools())),
    reason="absent: wixl, msiinfo or mingw (apt-get install wixl msitools gcc-mingw-w64-x86-64-win32)",
)
FILES = {
    "crm-desktop-cli.exe": b"command",
    "_internal/com espaço.txt": b"part",
    "_internal/VS_VERSION_INFO.txt": "VS_VERSION_INFO\0".encode("utf-16-le"),
}
PROGRAM = "crm-desktop.exe"
"""The only one with a version, 4.5.6: a real program."""
IN_64_BIT = 256
LOCATED_IN_64_BIT = 16
OLDER, NEWER = 1, 2
MACHINE = "2"


def build(place: Path, version: str = "1.2.3") -> Path:
    folder = place / "folder"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    icon = place / "app.ico"
    write_icon(resource_path("icons", "app.svg"), icon)
    shutil.copy(windows_launcher(icon, place / "launcher", "4.5.6"), folder / PROGRAM)
    set_moment(folder)
    return setup.make_msi(folder, icon, place / "programa.msi", version)


def table(msi: Path, name: str) -> list[dict[str, str]]:
    """The rows by column, in the text format of Windows Installer."""
    said = subprocess.run(
        ["msiinfo", "export", str(msi), name], cwd=msi.parent, capture_output=True, check=True
    ).stdout
    titles, _types, _keys, *rows = said.decode().replace("\r\n", "\n").rstrip("\n").split("\n")
    return [dict(zip(titles.split("\t"), row.split("\t"), strict=True)) for row in rows]


def properties(msi: Path) -> dict[str, str]:
    return {row["Property"]: row["Value"] for row in table(msi, "Property")}


@pytest.fixture(scope="module")
def msi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("msi"))


def test_it_names_product_version_and_language(msi: Path) -> None:
    told = properties(msi)
    assert told["ProductName"] == "CRM Desktop"
    assert told["ProductVersion"] == "1.2.3"
    assert told["ProductLanguage"] == "1046"
    assert told["ALLUSERS"] == "1"


def test_versions_share_the_upgrade_code_and_nothing_else(msi: Path, tmp_path: Path) -> None:
    one, next_one = properties(msi), properties(build(tmp_path, "1.2.4"))
    assert one["UpgradeCode"] == next_one["UpgradeCode"] == f"{{{str(setup.UPGRADE_CODE).upper()}}}"
    assert one["ProductCode"] != next_one["ProductCode"]


def test_an_older_version_is_replaced_and_a_newer_one_refused(msi: Path) -> None:
    rows = {int(row["Attributes"]): row for row in table(msi, "Upgrade")}
    assert (rows[OLDER]["VersionMin"], rows[OLDER]["VersionMax"]) == ("", "1.2.3")
    assert (rows[NEWER]["VersionMin"], rows[NEWER]["VersionMax"]) == ("1.2.3", "")
    conditions = {row["Condition"]: row["Description"] for row in table(msi, "LaunchCondition")}
    refused = conditions[f"NOT {rows[NEWER]['ActionProperty']}"]
    assert refused == "Já está instalada uma versão mais nova. Nada foi mudado."
    order = {row["Action"]: int(row["Sequence"]) for row in table(msi, "InstallExecuteSequence")}
    assert order["FindRelatedProducts"] < order["LaunchConditions"] < order["RemoveExistingProducts"]
    # Inside what Windows takes back when it fails.
    assert order["InstallInitialize"] < order["RemoveExistingProducts"] < order["ProcessComponents"]


def test_what_the_setup_for_all_installed_is_not_mixed_with(msi: Path) -> None:
    conditions = {row["Condition"]: row["Description"] for row in table(msi, "LaunchCondition")}
    assert "instalador para todos" in conditions["Installed OR NOT SETUPVERSION"]
    (sought,) = table(msi, "RegLocator")
    assert sought["Signature_"] == table(msi, "AppSearch")[0]["Signature_"]
    assert (sought["Root"], sought["Name"]) == (MACHINE, "DisplayVersion")
    assert sought["Key"].endswith("Uninstall\\crm-desktop")
    assert int(sought["Type"]) & LOCATED_IN_64_BIT


def test_files_with_a_version_are_told_with_it(msi: Path) -> None:
    rows = {row["FileName"].split("|")[-1]: row for row in table(msi, "File")}
    assert (rows[PROGRAM]["Version"], rows[PROGRAM]["Language"]) == ("4.5.6.0", "1046")
    others = [row for name, row in rows.items() if name != PROGRAM]
    assert {row["Version"] for row in others} == {""}
    # Windows tells these apart by their content.
    assert {row["File_"] for row in table(msi, "MsiFileHash")} == {row["File"] for row in others}
    assert properties(msi)["REINSTALLMODE"] == "amus"


def test_the_shortcut_is_grouped_with_the_windows(msi: Path) -> None:
    (row,) = table(msi, "MsiShortcutProperty")
    assert (row["PropertyKey"], row["PropVariantValue"]) == ("System.AppUserModel.ID", APPLICATION_ID)
    assert row["Shortcut_"] in {one["Shortcut"] for one in table(msi, "Shortcut")}


def test_every_file_is_in_it_with_its_size(msi: Path) -> None:
    found = {row["FileName"].split("|")[-1]: int(row["FileSize"]) for row in table(msi, "File")}
    assert found.pop(PROGRAM) == (msi.parent / "folder" / PROGRAM).stat().st_size
    assert found == {Path(name).name: len(content) for name, content in FILES.items()}


def test_files_go_below_program_files(msi: Path) -> None:
    folders = {row["Directory"]: row for row in table(msi, "Directory")}
    parents = {key: (row["Directory_Parent"], row["DefaultDir"]) for key, row in folders.items()}
    assert parents["APPDIR"] == ("INSTALLDIR", "app")
    assert parents["INSTALLDIR"] == ("ProgramFiles64Folder", "CRM Desktop")
    assert parents["ProgramFiles64Folder"][0] == "TARGETDIR"
    internal = next(key for key, (_parent, name) in parents.items() if name == "_internal")
    assert parents[internal][0] == "APPDIR"


def test_every_component_is_of_64_bit_and_installed(msi: Path) -> None:
    components = {row["Component"]: row for row in table(msi, "Component")}
    assert all(int(row["Attributes"]) & IN_64_BIT for row in components.values())
    assert {row["Component_"] for row in table(msi, "FeatureComponents")} == set(components)
    assert len({row["ComponentId"] for row in components.values()}) == len(components)
    keys = {row["File"] for row in table(msi, "File")} | {row["Registry"] for row in table(msi, "Registry")}
    assert {row["KeyPath"] for row in components.values()} <= keys


def test_links_are_entered_for_the_machine(msi: Path) -> None:
    rows = table(msi, "Registry")
    assert {row["Root"] for row in rows} == {MACHINE}
    values = {(row["Key"], row["Name"]): row["Value"] for row in rows}
    for entry in link_entries('"[APPDIR]crm-desktop.exe"'):
        assert values[entry.key, entry.name] == entry.text


def test_the_menu_has_one_shortcut_with_the_icon(msi: Path) -> None:
    (shortcut,) = table(msi, "Shortcut")
    assert shortcut["Directory_"] == "ProgramMenuFolder"
    assert shortcut["Name"].split("|")[-1] == "CRM Desktop"
    assert shortcut["Target"] == "[APPDIR]crm-desktop.exe"
    assert [row["Name"] for row in table(msi, "Icon")] == [shortcut["Icon_"]]
    assert properties(msi)["ARPPRODUCTICON"] == shortcut["Icon_"]


def test_it_runs_nothing_of_its_own(msi: Path) -> None:
    assert table(msi, "CustomAction") == []


def test_the_same_files_give_the_same_bytes(msi: Path, tmp_path: Path) -> None:
    assert build(tmp_path).read_bytes() == msi.read_bytes()


def test_its_summary_says_language_and_moment(msi: Path) -> None:
    command = ["msiinfo", "suminfo", str(msi)]
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C"}
    said = subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
    assert "Template: x64;1046" in said
    assert said.partition("Created:")[2].splitlines()[0].split() == ["Thu", "Jan", "1", "00:00:00", "2026"]
