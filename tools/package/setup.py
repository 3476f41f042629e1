"""What Windows installs from: the two setups, the package for group policy, and the folder as a zip."""

from __future__ import annotations

import os
import subprocess
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

from crm_desktop import __version__
from crm_desktop.desktop.identity import APPLICATION_ID
from crm_desktop.desktop.link_registration import link_entries
from crm_desktop.desktop.updates.place import INSTALLED
from tools.package.folder import MOMENT, numbers
from tools.package.launcher import windows_launcher
from tools.package.msi import name_shortcut, remove_old_within, settle, tell_versions
from tools.package.signing import certificate, command_for_others, sign
from tools.package.windows_python import ROOT, require

SCRIPT = ROOT / "packaging" / "windows" / "setup.nsi"
PROGRAMS = {"makensis": "nsis", "wixl": "wixl", "msibuild": "msitools"}
UPGRADE_CODE = uuid.UUID("6a1f6d0e-1d1c-4c52-9d0b-5f0f6b6c1b8e")
"""Of every version: by it Windows knows that one is the other's successor."""
SHORTCUT = "menu"
_STARTED = {"user": "$INSTDIR\\crm-desktop.exe", "machine": "$INSTDIR\\app\\crm-desktop.exe"}
"""What shortcuts and links start: the launcher, where there is one."""
_ZIPPED = datetime.fromtimestamp(int(MOMENT), UTC).timetuple()[:6]


def make_setup(folder: Path, icon: Path, target: Path, scope: str, version: str = __version__) -> Path:
    """`scope` is `user`, where the program updates itself, or `machine`. Raises MissingPrograms, CalledProcessError."""
    require({"makensis": PROGRAMS["makensis"]})
    started = _STARTED[scope]
    links = icon.with_name("links.nsh")
    links.write_text(_link_lines(started), encoding="utf-8", newline="\n")
    size = sum(file.stat().st_size for file in folder.rglob("*")) // 1024
    given = {
        "SCOPE": scope,
        "VERSION": version,
        "NUMBERS": ".".join(map(str, numbers(version))),
        "SOURCE": str(folder),
        "ICON": str(icon),
        "LINKS": str(links),
        "TARGET": str(target),
        "SIZE_KB": str(size),
        "STARTED": started,
        "APPLICATION_ID": APPLICATION_ID,
        "LAUNCHER": str(_launcher(icon, version)),
    }
    if certificate() is not None:
        given["SIGN"] = command_for_others()
    command = [
        "makensis",
        "-V2",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in given.items()),
    ]
    _run([*command, str(SCRIPT)])
    return target


def _launcher(icon: Path, version: str) -> Path:
    made = windows_launcher(icon, icon.parent / "launcher", version)
    by = certificate()
    if by is not None:
        sign(made, by)
    return made


def _link_lines(started: str) -> str:
    """The registry's entries of `crm-desktop:` links as a setup writes them."""
    entries = link_entries(f'"{started}"')
    return "".join(f"WriteRegStr SHCTX `{one.key}` `{one.name}` `{one.text}`\n" for one in entries)


def make_zip(folder: Path, target: Path) -> Path:
    """With the same moment everywhere: the same folder gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = (Path("crm-desktop") / file.relative_to(folder)).as_posix()
            entry = zipfile.ZipInfo(name, _ZIPPED)  # type: ignore[arg-type]
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes())
    return target


def make_msi(folder: Path, icon: Path, target: Path, version: str = __version__) -> Path:
    """For every user of a computer, by group policy. Raises MissingPrograms, CalledProcessError."""
    require({name: PROGRAMS[name] for name in ("wixl", "msibuild")})
    # wixl takes relative paths only.
    source = icon.with_name("crm-desktop.wxs")
    source.write_text(msi_source(folder, icon, version), encoding="utf-8", newline="\n")
    _run(["wixl", "--arch", "x64", "-o", str(target), source.name], cwd=source.parent)
    name_shortcut(target, SHORTCUT, APPLICATION_ID)
    tell_versions(target, {_key(one.relative_to(folder).as_posix()): one for one in folder.rglob("*")})
    remove_old_within(target)
    settle(target, _named(f"package {version}"), int(MOMENT))
    return target


def _named(what: str) -> str:
    """A GUID that stays the same for the same thing."""
    return str(uuid.uuid5(UPGRADE_CODE, what)).upper()


def msi_source(folder: Path, icon: Path, version: str = __version__) -> str:
    """The orders for wixl, read in the icon's folder: a component for each file, so that repair knows each."""
    names: list[str] = []
    tree = "".join(_directory(folder, folder, icon.parent, names))
    components = "".join(f'<ComponentRef Id="{name}"/>' for name in names)
    three = ".".join(map(str, numbers(version)[:3]))
    links = "".join(
        f'<RegistryValue Root="HKLM" Key={quoteattr(one.key)}'
        + (f" Name={quoteattr(one.name)}" if one.name else "")
        + f' Type="string" Value={quoteattr(one.text)}/>\n'
        for one in link_entries('"[APPDIR]crm-desktop.exe"')
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{_named(f"product {version}")}" Name="CRM Desktop" Language="1046" Codepage="1252" Version="{three}"
 Manufacturer="CRM Desktop" UpgradeCode="{str(UPGRADE_CODE).upper()}">
<Package Id="{_named(f"package {version}")}" InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
 Description="CRM Desktop {version}"/>
<MajorUpgrade DowngradeErrorMessage="Já está instalada uma versão mais nova. Nada foi mudado."/>
<Property Id="REINSTALLMODE" Value="amus"/>
<Property Id="SETUPVERSION"><RegistrySearch Id="setup" Root="HKLM" Key="{INSTALLED}" Name="DisplayVersion" Type="raw"
 Win64="yes"/></Property>
<Condition Message="O CRM Desktop está neste computador pelo instalador para todos. Remova-o antes. Nada foi mudado."
>Installed OR NOT SETUPVERSION</Condition>
<Media Id="1" Cabinet="crm.cab" EmbedCab="yes"/>
<Icon Id="app.ico" SourceFile={quoteattr(icon.name)}/>
<Property Id="ARPPRODUCTICON" Value="app.ico"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="CRM Desktop"><Directory Id="APPDIR" Name="app">
{tree}</Directory></Directory></Directory>
<Directory Id="ProgramMenuFolder"><Component Id="shortcut" Guid="{_named("shortcut")}" Win64="yes">
<Shortcut Id="{SHORTCUT}" Name="CRM Desktop" Target="[APPDIR]crm-desktop.exe" WorkingDirectory="APPDIR" Icon="app.ico"/>
<RegistryValue Root="HKLM" Key="Software\\CRM Desktop" Name="shortcut" Type="integer" Value="1" KeyPath="yes"/>
{links}</Component></Directory>
</Directory>
<Feature Id="all" Level="1">{components}<ComponentRef Id="shortcut"/></Feature>
</Product>
</Wix>
"""


def _key(told: str) -> str:
    """Of a file or folder, in the MSI's tables."""
    return "f" + uuid.uuid5(UPGRADE_CODE, told).hex


def _directory(folder: Path, place: Path, beside: Path, names: list[str]) -> list[str]:
    lines = []
    for entry in sorted(place.iterdir(), key=lambda one: (one.is_dir(), one.name)):
        told = entry.relative_to(folder).as_posix()
        key = _key(told)
        if entry.is_dir():
            lines.append(f'<Directory Id="d{key}" Name={quoteattr(entry.name)}>\n')
            lines += _directory(folder, entry, beside, names)
            lines.append("</Directory>\n")
            continue
        names.append(f"c{key}")
        lines.append(
            f'<Component Id="c{key}" Guid="{_named(told)}" Win64="yes"><File Id="{key}" '
            f'Name={quoteattr(entry.name)} Source={quoteattr(Path(os.path.relpath(entry, beside)).as_posix())} KeyPath="yes"/></Component>\n'
        )
    return lines


def _run(command: list[str], cwd: Path | None = None) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=cwd)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command[:1], done.stdout)
