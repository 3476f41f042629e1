"""What an administrator decides for who uses this computer: each policy once, and what follows from those that hold.

`read_policies` (policies/reading.py) asks the registry and the machine-wide file. Nothing here is decided twice: the
administrative template, the table in docs/administrator.md and the screen are made from `POLICIES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TypeVar
from urllib.parse import urlsplit

from crm_desktop.errors import DisabledByPolicy, OtherBaseNamed
from crm_desktop.settings import SPECS, Scalar, Settings, Spec, load, save
from crm_desktop.values.addresses import is_shared, parse_address

_F = TypeVar("_F", bound=Callable[..., object])

LONGEST_CHARACTERS = 2_000
_FILE_SCHEME = "sqlite:///"
_REMEMBERED = frozenset({"database", "last_login"})
"""What is no choice of the user's, or has a policy of its own."""


class Feature(StrEnum):
    """What can be switched off."""

    LOCAL_BASE = "local_base"
    CHANGE_BASE = "change_base"
    DATA_EXPORT = "data_export"
    PRINT = "print"
    SEND_MAIL = "send_mail"
    REMEMBER_PASSWORD = "remember_password"


class Group(StrEnum):
    """What the file calls it: a list and a table for the last two. In the registry each is a key of its own."""

    PLAIN = ""
    FEATURES = "disabled_features"
    SETTINGS = "locked_settings"

    @property
    def key(self) -> str:
        return registry_name(self.value)


def registry_name(name: str) -> str:
    """`update_channel` of the file is `UpdateChannel` there."""
    return "".join(word.capitalize() for word in name.split("_"))


def is_base_address(value: str) -> bool:
    """A shared base, or a file of this computer."""
    if not is_shared(value):
        return value.startswith(_FILE_SCHEME) and len(value) > len(_FILE_SCHEME)
    try:
        parse_address(value)
    except ValueError:
        return False
    return True


def is_update_source(value: str) -> bool:
    """An https address without a user, or a folder by its whole path."""
    if "://" not in value:
        return PureWindowsPath(value).is_absolute() or PurePosixPath(value).is_absolute()
    try:
        parts = urlsplit(value)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Policy:
    """`name` is the file's. `spec` says kind, limits and, in one sentence, what it does; `accepts` is what a text must
    be besides."""

    group: Group
    name: str
    spec: Spec
    accepts: Callable[[str], bool] | None = None

    @property
    def value_name(self) -> str:
        return registry_name(self.name)

    def problem(self, value: object) -> str:
        """Why the value cannot be taken, as a fact that holds no secret; empty when it can."""
        if isinstance(value, str) and len(value) > LONGEST_CHARACTERS:
            return f"{len(value)} characters are more than {LONGEST_CHARACTERS}"
        problem = self.spec.problem(value)
        if not problem and isinstance(value, str) and self.accepts is not None and not self.accepts(value):
            return "not such an address"
        return problem


PLAIN_POLICIES = (
    Policy(
        Group.PLAIN,
        "database",
        Spec(None, "Base que este computador usa, sem senha; ninguém pode trocá-la.", is_address=True),
        is_base_address,
    ),
    Policy(
        Group.PLAIN,
        "update_channel",
        Spec("stable", "Canal das atualizações; “off” as desliga.", choices=("stable", "beta", "off")),
    ),
    Policy(
        Group.PLAIN,
        "update_source",
        Spec("", "Pasta ou endereço https de onde vêm as atualizações."),
        is_update_source,
    ),
)
FEATURES: Mapping[Feature, str] = {
    Feature.LOCAL_BASE: "Desativa bases neste computador, a de demonstração também; só uma compartilhada é aberta.",
    Feature.CHANGE_BASE: "Desativa a troca de base, na tela e por --database.",
    Feature.DATA_EXPORT: "Desativa a exportação: planilha, PDF, impressão em arquivo e “crm-desktop data export”.",
    Feature.PRINT: "Desativa a impressão de processos.",
    Feature.SEND_MAIL: "Desativa o envio de e-mails; os que estão na fila esperam.",
    Feature.REMEMBER_PASSWORD: "Desativa lembrar a senha: ela é pedida a cada vez, mesmo se já estava guardada.",
}


POLICIES: tuple[Policy, ...] = (
    *PLAIN_POLICIES,
    *(Policy(Group.FEATURES, feature.value, Spec(False, sentence)) for feature, sentence in FEATURES.items()),
    *(Policy(Group.SETTINGS, name, spec) for name, spec in SPECS.items() if name not in _REMEMBERED),
)
BY_NAME: Mapping[tuple[Group, str], Policy] = {(one.group, one.name): one for one in POLICIES}


class Fault(StrEnum):
    """Why something is ignored."""

    UNKNOWN = "unknown"
    VALUE = "value"
    UNPROTECTED = "unprotected"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Held:
    """A policy that holds; `place` is the registry's key or the file that says so."""

    policy: Policy
    value: Scalar
    place: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """What a place says and nobody follows; `name` is empty when it is the place as a whole. `fact` is for the log and
    holds no secret; `policy` is known but for a name that is none."""

    place: str
    name: str
    fault: Fault
    fact: str
    policy: Policy | None = None

    def __str__(self) -> str:
        return ": ".join(part for part in (self.place, self.name, self.fact) if part)


@dataclass(frozen=True, slots=True)
class Policies:
    """Those that hold on this computer; without any, nothing is decided."""

    held: tuple[Held, ...] = ()
    ignored: tuple[Ignored, ...] = ()

    def _value(self, group: Group, name: str) -> Scalar:
        return next((h.value for h in self.held if (h.policy.group, h.policy.name) == (group, name)), None)

    def _text(self, name: str) -> str | None:
        value = self._value(Group.PLAIN, name)
        return value if isinstance(value, str) else None

    @property
    def database(self) -> str | None:
        return self._text("database")

    @property
    def update_channel(self) -> str | None:
        """`stable`, `beta` or `off`; None where the administrator leaves it to the program."""
        return self._text("update_channel")

    @property
    def update_source(self) -> str | None:
        """A folder by its whole path, or an https address."""
        return self._text("update_source")

    def allows(self, feature: Feature) -> bool:
        return self._value(Group.FEATURES, feature) is not True

    def require(self, feature: Feature) -> None:
        """Raises DisabledByPolicy."""
        if not self.allows(feature):
            raise DisabledByPolicy(feature)

    def decides(self, feature: Feature | None, setting: str) -> bool:
        """Whether nothing is left to the user of what uses that feature or changes that setting."""
        return (feature is not None and not self.allows(feature)) or setting in self.locked

    # Settings.

    @property
    def locked(self) -> dict[str, Scalar]:
        """The settings that nobody can change here, with their values."""
        return {held.policy.name: held.value for held in self.held if held.policy.group is Group.SETTINGS}

    def applied_to(self, settings: Settings) -> Settings:
        """The same settings, the locked ones with the administrator's values."""
        return replace(settings, **self.locked)  # type: ignore[arg-type]

    def save(self, path: Path, settings: Settings) -> None:
        """Keeps them in the file, but for what is locked: there the user's own choice stays for later days.

        Raises what `settings.save` does.
        """
        if self.locked:
            own = load(path).settings
            settings = replace(settings, **{name: getattr(own, name) for name in self.locked})
        save(path, settings)

    # The base.

    @property
    def may_change_base(self) -> bool:
        return self.database is None and self.allows(Feature.CHANGE_BASE)

    def base_address(self, asked: str | None, chosen: str | None, own: str) -> str:
        """Where the base is: the policy's, else the one `asked` for, else the one `chosen` in the settings, else this
        computer's `own`."""
        return self.database or asked or chosen or own

    def check_base(self, asked: str | None, chosen: str | None, own: str) -> None:
        """Raises OtherBaseNamed when `asked` is another base than the one of this computer and must not be,
        DisabledByPolicy for a base on this computer where there must be none."""
        if asked and not self.may_change_base and not _is_same(asked, self.base_address(None, chosen, own)):
            raise OtherBaseNamed
        if not is_shared(self.base_address(asked, chosen, own)):
            self.require(Feature.LOCAL_BASE)


def _is_same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(url: str) -> str:
    """The same for two ways of writing one base."""
    if not is_shared(url):
        return str(Path(url.removeprefix(_FILE_SCHEME)).absolute())
    try:
        return parse_address(url).url()
    except ValueError:
        return url


NO_POLICIES = Policies()


def needs(feature: Feature) -> Callable[[_F], _F]:
    """Marks a verb or a question that the runner refuses where the feature is switched off."""

    def mark(function: _F) -> _F:
        function.__dict__["needs_feature"] = feature
        return function

    return mark


def needed(function: Callable[..., object]) -> Feature | None:
    """The feature that `needs` marked it with."""
    found = getattr(function, "needs_feature", None)
    return found if isinstance(found, Feature) else None
