"""`python -m tools.package.parts SITE FOLDER SBOM`: what a package is made of, as an SBOM (CycloneDX 1.6) and as licences.

SITE holds the installed parts, FOLDER is the program's, which gets a folder `licenses`. Run with the environment of
requirements/package.txt.
"""

from __future__ import annotations

import platform
import re
import shutil
import sys
import sysconfig
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from crm_desktop import __version__
from tools.package.folder import MOMENT
from tools.package.owners import (
    INTERNAL,
    LICENCE_OF_WINDOWS,
    OF_WINDOWS,
    OWN,
    PYTHON,
    NoOwner,
    SystemPackage,
    owners,
    system_packages,
    version_told_by,
)
from tools.package.windows_python import REQUIREMENTS, ROOT

_NAMED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ;.*)? \\$", re.MULTILINE)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_LICENCE = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS", re.IGNORECASE)
_SERIAL = uuid.UUID("5c6f2a7e-64b8-4a53-8f55-0b1c4d1e9f27")
_READ_ME = """O CRM Desktop é distribuído sob a licença MIT (crm-desktop/LICENSE). As partes que vêm com ele têm cada uma a sua
licença, numa pasta com o nome e a versão da parte.

Qt e PySide6 são usados sob a LGPL, versão 3. Ficam em arquivos separados, na pasta _internal/PySide6 e
_internal/shiboken6: quem quiser pode trocá-los por outra compilação da mesma versão. O código-fonte está em
https://download.qt.io/official_releases/QtForPython/ e https://download.qt.io/official_releases/qt/. Os textos da LGPL e
da GPL, a que ela se refere, estão na pasta qt-lgpl. psycopg e as bibliotecas de sistema sob a LGPL podem ser trocadas
do mesmo modo.

A lista de todas as partes, com versões, é o arquivo .cdx.json (CycloneDX) que acompanha cada versão do programa.
"""
_RESOURCES = {
    "lucide": ("icons", "ISC"),
    "inter": ("fonts", "OFL-1.1"),
    "dictionary-pt-br": ("dictionaries", "LGPL-3.0-only OR MPL-2.0"),
}
"""What of others lies in resources/: its folder and licence."""


def pinned() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Version and hashes of each part, by its normal name, from requirements/app.txt."""
    text = (REQUIREMENTS / "app.txt").read_text(encoding="utf-8")
    found = {}
    starts = list(_NAMED.finditer(text))
    for place, match in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(text)
        found[_normal(match[1])] = (match[2], tuple(_HASH.findall(text[match.end() : end])))
    return found


def shipped(site: Path) -> Iterator[Distribution]:
    """The parts that are there, by name."""
    wanted = pinned()
    found = {_normal(one.name): one for one in distributions(path=[str(site)])}
    for name in sorted(wanted.keys() & found.keys()):
        yield found[name]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def first_pieces(site: Path) -> dict[str, str]:
    """Whose each path below SITE is, by its first piece."""
    return {
        file.parts[0]: _normal(part.name)
        for part in shipped(site)
        for file in part.files or ()
        if file.parts[0] not in ("..", "bin", "__pycache__")
    }


def write_licences(site: Path, folder: Path, system: Mapping[str, SystemPackage]) -> None:
    """Raises NoOwner for Python without its licence."""
    target = folder / "licenses"
    shutil.rmtree(target, ignore_errors=True)
    for part in shipped(site):
        place = target / f"{_normal(part.name)}-{part.version}"
        for file in part.files or ():
            if ".dist-info" in str(file) and _LICENCE.search(file.name):
                place.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path(str(part.locate_file(file))), place / file.name)
    own = target / "crm-desktop"
    own.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", own / "LICENSE")
    for file in sorted((ROOT / "resources").rglob("LICENSE*")):
        shutil.copyfile(file, own / file.name)
    (target / "python").mkdir()
    shutil.copyfile(_licence_of_python(site), target / "python" / "LICENSE.txt")
    (target / "pyinstaller").mkdir()
    for file in distribution("pyinstaller").files or ():
        if file.name == "COPYING.txt":
            shutil.copyfile(str(file.locate()), target / "pyinstaller" / file.name)
    shutil.copytree(ROOT / "packaging" / "licenses", target / "qt-lgpl")
    for package in system.values():
        (target / "sistema").mkdir(exist_ok=True)
        shutil.copyfile(package.copyright, target / "sistema" / f"{package.name}.txt")
    (target / "LEIA-ME.txt").write_text(_READ_ME, encoding="utf-8", newline="\r\n")


def _licence_of_python(site: Path) -> Path:
    version = ".".join(platform.python_version_tuple()[:2])
    for file in (
        site.parent.parent / "LICENSE.txt",
        Path(sysconfig.get_paths()["stdlib"]) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
    ):
        if file.is_file():
            return file
    raise NoOwner("falta a licença do Python (LICENSE.txt)")


def _others(
    site: Path, folder: Path, whose: set[str], system: Mapping[str, SystemPackage]
) -> Iterator[Component]:
    """What no distribution is: Python, what comes with it, the program's start, and libraries of the system."""
    licences, inside = LicenseFactory(), folder / INTERNAL
    dll = next(inside.glob("python3??.dll"), None)
    version = platform.python_version() if dll is None else version_told_by(dll)
    yield _component(PYTHON, version, "PSF-2.0", licences)
    yield _component("pyinstaller", distribution("pyinstaller").version, "GPL-2.0-or-later", licences)
    for name in sorted(whose & LICENCE_OF_WINDOWS.keys()):
        file = next(file for file in inside.iterdir() if OF_WINDOWS[name].fullmatch(file.name))
        yield _component(name, version_told_by(file), LICENCE_OF_WINDOWS[name], licences)
    for package in sorted({one.name: one for one in system.values()}.values(), key=lambda one: one.name):
        made = _component(package.name, package.version, "", licences)
        made.purl = PackageURL("deb", namespace="debian", name=package.name, version=package.version)
        yield made
    for name, (_place, licence) in _RESOURCES.items():
        yield _component(name, "", licence, licences)


def _component(name: str, version: str, licence: str, licences: LicenseFactory) -> Component:
    return Component(
        name=name,
        version=version or None,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}@{version}" if version else name,
        licenses=[licences.make_from_string(licence)] if licence else [],
    )


def write_sbom(
    site: Path, folder: Path, whose: set[str], system: Mapping[str, SystemPackage], target: Path
) -> None:
    """The same parts give the same bytes."""
    licences, hashes = LicenseFactory(), pinned()
    bom = Bom(serial_number=uuid.uuid5(_SERIAL, __version__))
    bom.metadata.timestamp = datetime.fromtimestamp(int(MOMENT), UTC)
    bom.metadata.component = Component(
        name="crm-desktop",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="crm-desktop",
        licenses=[licences.make_from_string("MIT")],
    )
    for part in shipped(site):
        name, told = _normal(part.name), part.metadata
        licence = told.get("License-Expression") or told.get("License")
        bom.components.add(
            Component(
                name=name,
                version=part.version,
                type=ComponentType.LIBRARY,
                bom_ref=name,
                purl=PackageURL("pypi", name=name, version=part.version),
                licenses=[licences.make_from_string(licence.splitlines()[0])] if licence else [],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in hashes[name][1]],
            )
        )
    for other in _others(site, folder, whose, system):
        bom.components.add(other)
    if missing := whose - {one.name for one in bom.components} - {OWN}:
        raise NoOwner(f"não estão na lista de partes: {', '.join(sorted(missing))}")
    bom.register_dependency(bom.metadata.component, list(bom.components))
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", encoding="utf-8", newline="\n")


def main(site: Path, folder: Path, sbom: Path) -> None:
    """Raises NoOwner."""
    system = system_packages(folder)
    whose = owners(folder, first_pieces(site), system)
    write_licences(site, folder, system)
    write_sbom(site, folder, whose, system, sbom)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
