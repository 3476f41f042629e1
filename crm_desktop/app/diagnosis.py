"""What helps to find out why the program misbehaves on a computer, as texts that a person reads before sending them.

No name, no address of a person, no content of the base: settings that are free text only say whether there is one, an
address loses user and password, a path the account.
"""

from __future__ import annotations

import getpass
import importlib.metadata
import os
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from crm_desktop import __version__
from crm_desktop.desktop.ended import Ended, last_ended
from crm_desktop.desktop.log import log_files
from crm_desktop.desktop.report import Part
from crm_desktop.settings import SPECS, Paths, Settings
from crm_desktop.storage.revision import HEAD, SHARED_HEAD
from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.values.addresses import is_shared, parse_address

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from crm_desktop.credentials import Credentials
    from crm_desktop.storage.opening import Store

_PACKAGES = ("sqlalchemy", "alembic", "psycopg", "cryptography", "keyring")
_DEFAULT_SCALE = 96
_SHORT_ACCOUNT = 2
"""Letters; within other words such a one would be found everywhere."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What one is made of; `store` is None while no base is open. Any thread may call `parts`."""

    paths: Paths
    settings: Settings
    address: str
    credentials: Credentials
    store: Store | None
    screens: tuple[str, ...]

    def parts(self) -> tuple[Part, ...]:
        """Reads files, the base and the keyring: call it on a worker. Raises nothing for what cannot be read."""
        found = [
            Part("versoes.txt", t("Versões e tela"), _lines(self._versions())),
            Part("base.txt", t("Base e pastas"), _lines(self._base())),
            Part("ajustes.txt", t("Ajustes"), _lines(self._settings())),
        ]
        ended = last_ended(self.paths.run_folder)
        if ended is not None:
            text = f"{_lines(_end_of(ended))}\n{ended.trace}".strip() + "\n"
            found.append(Part("falha.txt", t("Último fim inesperado"), text))
        for place, path in enumerate(log_files(self.paths.log_folder)):
            title = t("Registro anterior {n}", n=place) if place else t("Registro")
            try:
                found.append(Part(path.name, title, path.read_text("utf-8", "replace")))
            except OSError as error:
                found.append(Part(path.name, title, _unread(error)))
        return tuple(found)

    def _versions(self) -> Iterator[tuple[str, str]]:
        yield t("Programa"), f"crm_desktop {__version__}"
        yield t("Sistema"), platform.platform()
        yield "Python", platform.python_version()
        yield "Qt", f"{qVersion()} (PySide6 {pyside_version})"
        for name in _PACKAGES:
            try:
                yield name, importlib.metadata.version(name)
            except importlib.metadata.PackageNotFoundError:
                yield name, "?"
        yield t("Idioma do sistema"), QLocale.system().name()
        yield t("Cofre de senhas"), self.credentials.backend_name() or t("nenhum")
        for place, screen in enumerate(self.screens, 1):
            yield t("Tela {n}", n=place), screen
        yield t("Momento"), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def _base(self) -> Iterator[tuple[str, str]]:
        shared = is_shared(self.address)
        yield t("Espécie"), t("compartilhada (PostgreSQL)") if shared else t("local (SQLite)")
        yield t("Endereço"), shown_address(self.address)
        yield t("Revisão que o programa usa"), SHARED_HEAD if shared else HEAD
        if self.store is None:
            yield t("Revisão da base"), t("nenhuma base aberta")
        else:
            yield from _opened(self.store)
        for folder in (
            self.paths.log_folder,
            self.paths.run_folder,
            self.paths.state_folder,
            self.paths.backup_folder,
            self.paths.cache_folder,
            self.paths.root / "drafts",
        ):
            yield t("Pasta {name}", name=folder.name), _size_of(folder)
        yield t("Espaço livre no disco"), _free(self.paths.root)

    def _settings(self) -> Iterator[tuple[str, str]]:
        for name, spec in SPECS.items():
            value = getattr(self.settings, name)
            if spec.is_address:
                yield name, shown_address(value) if value else t("a deste computador")
            elif isinstance(value, str) and not spec.choices:
                yield name, t("(preenchido)") if value else t("(vazio)")
            else:
                yield name, str(value)


def screens() -> tuple[str, ...]:
    """Size in logical pixels, scale and the platform that paints. In the window's thread only."""
    painted_by = QGuiApplication.platformName()
    found = []
    for screen in QGuiApplication.screens():
        size = screen.geometry().size()
        scale = screen.devicePixelRatio() * screen.logicalDotsPerInch() / _DEFAULT_SCALE
        found.append(f"{size.width()} × {size.height()}, {scale * 100:.0f} %, {painted_by}")
    return tuple(found)


def shown_address(address: str) -> str:
    """Where a base is, without user, password and account."""
    try:
        if is_shared(address):
            parts = parse_address(address)
            return replace(parts, certificates=_without_account(parts.certificates)).url()
        scheme, _, rest = address.partition(":///")
        return f"{scheme}:///{_without_account(rest.partition('?')[0])}" if scheme == "sqlite" else "?"
    except ValueError:
        return "?"


def _without_account(path: str) -> str:
    """The home folder as `~`, and no folder named as the account is."""
    if not path:
        return ""
    path, home = path.replace("\\", "/"), Path.home().as_posix()
    if path.startswith(f"{home}/"):
        path = "~" + path[len(home) :]
    try:
        account = getpass.getuser().casefold()
    except (OSError, KeyError, ImportError):  # an account without a name
        return path
    return "/".join("…" if _names(part.casefold(), account) else part for part in path.split("/"))


def _names(folder: str, account: str) -> bool:
    return account in folder if len(account) > _SHORT_ACCOUNT else account == folder


def _end_of(ended: Ended) -> Iterator[tuple[str, str]]:
    yield t("Programa"), f"crm_desktop {ended.version}"
    yield t("Aberto em"), f"{ended.started:%Y-%m-%dT%H:%M:%SZ}"
    yield (
        t("Fim"),
        t("por uma falha, nestes lugares do programa") if ended.trace else t("interrompido de fora"),
    )


def _opened(store: Store) -> Iterator[tuple[str, str]]:
    def read(connection: Connection) -> tuple[str, str, int]:
        if not store.is_shared:
            revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return str(revision), f"SQLite {sqlite3.sqlite_version}", _base_bytes(store.path)
        revision = connection.exec_driver_sql("SELECT version_num FROM crm.alembic_version").scalar()
        version = connection.exec_driver_sql("SHOW server_version").scalar()
        size = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar()
        return str(revision), f"PostgreSQL {version}", int(size or 0)

    try:
        with store.reading() as session:
            revision, engine, size_bytes = read(session.connection())
    except Exception as error:  # a base that is away or broken is what is being looked into
        yield t("Revisão da base"), _unread(error)
        return
    yield t("Revisão da base"), revision
    yield t("Versão do banco"), engine
    yield t("Tamanho da base"), fmt.size(size_bytes)


def _base_bytes(path: Path | None) -> int:
    if path is None:
        return 0
    return sum(
        found.stat().st_size for found in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if found.exists()
    )


def _size_of(folder: Path) -> str:
    files, size_bytes = 0, 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            try:
                size_bytes += os.stat(os.path.join(place, name)).st_size
            except OSError:  # gone meanwhile
                continue
            files += 1
    return f"{fmt.count(files, t('arquivo'), t('arquivos'))}, {fmt.size(size_bytes)}"


def _free(folder: Path) -> str:
    try:
        return fmt.size(shutil.disk_usage(folder).free)
    except OSError as error:
        return _unread(error)


def _unread(error: BaseException) -> str:
    return t("não pôde ser lido ({name})", name=type(error).__name__)


def _lines(facts: Iterator[tuple[str, str]]) -> str:
    return "".join(f"{name}: {value}\n" for name, value in facts)


def prepare(
    *, paths: Paths, settings: Settings, address: str, credentials: Credentials, store: Store | None
) -> Callable[[], tuple[Part, ...]]:
    """In the window's thread; what it gives makes the parts on a worker."""
    return Diagnosis(paths, settings, address, credentials, store, screens()).parts
