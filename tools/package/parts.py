"""`python -m tools.package.parts SITE FOLDER SBOM`: what a package is made of, as an SBOM (CycloneDX 1.6) and as licences.

SITE holds the installed parts, FOLDER is the program's, which gets a folder `licenses`. Run with the environment of
requirements/package.txt.
"""

from __future__ import annotations

import re
import shutil
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from crm_desktop import __version__
from tools.package.folder import MOMENT
from tools.package.windows_python import REQUIREMENTS, ROOT

_NAMED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ;.*)? \\$", re.MULTILINE)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_LICENCE = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS", re.IGNORECASE)
_SERIAL = uuid.UUID("5c6f2a7e-64b8-4a53-8f55-0b1c4d1e9f27")
_READ_ME = """O CRM Desktop é distribuído sob a licença MIT (crm-desktop/LICENSE). As partes que vêm com ele têm cada uma a sua
licença, numa pasta com o nome e a versão da parte.

Qt e PySide6 são usados sob a LGPL, versão 3. Ficam em arquivos separados, na pasta _internal/PySide6 e
_internal/shiboken6: quem quiser pode trocá-los por outra compilação da mesma versão. O código-fonte está em
https://download.qt.io/official_releases/QtForPython/ e https://download.qt.io/official_releases/qt/. O texto da LGPL
está na pasta de psycopg, que tem a mesma licença.
"""


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


def write_licences(site: Path, folder: Path) -> None:
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
    of_python = site.parent.parent / "LICENSE.txt"
    if of_python.is_file():
        (target / "python").mkdir()
        shutil.copyfile(of_python, target / "python" / "LICENSE.txt")
    (target / "LEIA-ME.txt").write_text(_READ_ME, encoding="utf-8", newline="\r\n")


def write_sbom(site: Path, target: Path) -> None:
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
    bom.register_dependency(bom.metadata.component, list(bom.components))
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_licences(Path(sys.argv[1]), Path(sys.argv[2]))
    write_sbom(Path(sys.argv[1]), Path(sys.argv[3]))
