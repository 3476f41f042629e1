"""What one computer remembers for its user: each setting once, with default, unit, limits and one sentence.

Kept as TOML under the system's local (not roaming) data folder. A broken file never stops the program.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import NoReturn, TypeAlias, TypeVar
from urllib.parse import parse_qsl, urlsplit

from crm_desktop.errors import OutOfRange
from crm_desktop.files import whole_file

JsonValue: TypeAlias = str | int | float | bool | list["JsonValue"] | dict[str, "JsonValue"] | None
Scalar: TypeAlias = str | int | bool | None
_S = TypeVar("_S", str, int, bool, str | None)
_LONGEST_FACT = 80


@dataclass(frozen=True, slots=True)
class Spec:
    """One setting's nature. `low` and `high` bound a number, inclusive; `choices` are the texts allowed."""

    default: Scalar
    sentence: str
    unit: str = ""
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    is_address: bool = False

    def problem(self, value: object) -> str:
        """Why the value cannot be taken, as a fact that holds no secret; empty when it can."""
        expected = str if self.default is None else type(self.default)
        if value is None and self.default is None:
            return ""
        if type(value) is not expected:
            return f"{_short(value)} is not {expected.__name__}"
        if self.choices and value not in self.choices:
            return f"{_short(value)} is none of {', '.join(self.choices)}"
        if type(value) is int and not self.low <= value <= self.high:
            return f"{value} is not in {self.low}–{self.high}"
        if isinstance(value, str):
            return self._text_problem(value)
        return ""

    def _text_problem(self, value: str) -> str:
        if any("\ud800" <= character <= "\udfff" for character in value):
            return f"{_short(value)} is not Unicode text"
        if self.is_address and _holds_password(value):
            return "a password belongs in the keyring"
        return ""


def _short(value: object) -> str:
    return ascii(value)[:_LONGEST_FACT]


def _holds_password(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.password is not None or any("password" in key for key, _ in parse_qsl(parts.query))
    except ValueError:
        return "@" in address


def _setting(
    default: _S,
    sentence: str,
    *,
    unit: str = "",
    low: int = 0,
    high: int = 0,
    choices: tuple[str, ...] = (),
    is_address: bool = False,
) -> _S:
    spec = Spec(default, sentence, unit, low, high, choices, is_address)
    return field(default=default, metadata={"spec": spec})  # type: ignore[no-any-return, call-overload]


@dataclass(frozen=True, slots=True)
class Settings:
    """Each local setting; `SPECS` tells the nature of each by name."""

    theme: str = _setting(
        "system", "Tema: o do sistema, claro ou escuro.", choices=("system", "light", "dark")
    )
    font_scale_percent: int = _setting(100, "Tamanho do texto.", unit="%", low=90, high=150)
    compact_rows: bool = _setting(False, "Linhas mais baixas nas listas.")
    language: str = _setting("pt_BR", "Idioma das telas.", choices=("pt_BR", "en"))
    database: str | None = _setting(
        None, "Endereço da base, sem senha; ausente é a base deste computador.", is_address=True
    )
    last_login: str = _setting("", "Quem entrou por último.")
    reminder_minutes: int = _setting(
        10, "Antecedência com que um agendamento é lembrado.", unit="min", low=0, high=1440
    )
    backup_keep_days: int = _setting(
        14, "Por quanto tempo as cópias da base são guardadas.", unit="dias", low=1, high=365
    )
    spell_checking: bool = _setting(True, "Marca palavras desconhecidas ao escrever.")
    recent_cases: bool = _setting(
        True, "Mostra no ícone do programa, no Windows, os números dos últimos processos."
    )


SPECS: Mapping[str, Spec] = {one.name: one.metadata["spec"] for one in fields(Settings)}


@dataclass(frozen=True, slots=True)
class Loaded:
    """`ignored` names what was not usable, each with its fact, for the log."""

    settings: Settings
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things live, all under `root`; nothing is created by asking."""

    root: Path
    settings_file: Path
    base_file: Path
    state_folder: Path
    log_folder: Path
    run_folder: Path
    backup_folder: Path
    cache_folder: Path

    @classmethod
    def for_profile(cls, profile: Path | None) -> Paths:
        """The given folder, or the system's local data folder of this user."""
        if profile is None:
            from platformdirs import user_data_dir

            profile = Path(user_data_dir(appname="crm_desktop", appauthor=False, roaming=False))
        root = profile.absolute()
        return cls(
            root=root,
            settings_file=root / "settings.toml",
            base_file=root / "crm.db",
            state_folder=root / "state",
            log_folder=root / "log",
            run_folder=root / "run",
            backup_folder=root / "backup",
            cache_folder=root / "cache",
        )


def load(path: Path) -> Loaded:
    """The settings of a file; what is missing, unknown or out of range there has its default.

    A file that is no TOML is moved beside as `<name>.broken`; one that cannot be read stays where it is.
    """
    try:
        # Windows' own editor puts a byte order mark in front.
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        return Loaded(Settings(), (f"{path.name}: {error}",))
    except (ValueError, RecursionError) as error:
        _keep_broken(path)
        return Loaded(Settings(), (f"{path.name}: {error}",))
    kept: dict[str, Scalar] = {}
    ignored = []
    for name, value in raw.items():
        spec = SPECS.get(name)
        problem = "unknown" if spec is None else spec.problem(value)
        if problem:
            ignored.append(f"{_short(name) if spec is None else name}: {problem}")
        else:
            kept[name] = value
    return Loaded(Settings(**kept), tuple(ignored))  # type: ignore[arg-type]


def _keep_broken(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.replace(path, path.with_name(path.name + ".broken"))


def save(path: Path, settings: Settings) -> None:
    """Writes the file whole or not at all.

    Raises OutOfRange for a number, ValueError for another value that `load` would ignore, OSError.
    """
    lines = []
    for name, spec in SPECS.items():
        value: Scalar = getattr(settings, name)
        problem = spec.problem(value)
        if problem and type(value) is int and type(spec.default) is int:
            raise OutOfRange(name, value, spec.low, spec.high)
        if problem:
            raise ValueError(f"{name}: {problem}")
        unit = f" ({spec.unit})" if spec.unit else ""
        lines.append(f"# {spec.sentence}{unit}")
        lines.append(f"# {name} =" if value is None else f"{name} = {_toml(value)}")
    _write(path, "\n".join(lines) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path, private=True) as file:
        file.write(text.encode())


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _state_file(paths: Paths, login: str) -> Path:
    # The hash keeps logins apart that a file system or the replacement would make one.
    readable = re.sub(r"[^a-z0-9]", "_", login.casefold())[:40]
    mark = hashlib.sha256(login.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return paths.state_folder / f"{readable}-{mark}.json"


def read_state(paths: Paths, login: str) -> dict[str, JsonValue]:
    """What the windows of that user remembered; empty when there is nothing usable."""
    try:
        text = _state_file(paths, login).read_text(encoding="utf-8")
        found = json.loads(text, parse_constant=_refuse_constant)
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def write_state(paths: Paths, login: str, state: Mapping[str, JsonValue]) -> None:
    """Keeps it, whole or not at all. Raises OSError, and ValueError for a number that is not finite."""
    _write(_state_file(paths, login), json.dumps(dict(state), indent=1, allow_nan=False))
