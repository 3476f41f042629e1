"""Where policies come from, strongest first: the registry of the machine, that of the user, the machine-wide file.

The strongest place that has a usable value for a policy decides it; each feature and each locked setting is a policy by
itself. What cannot be understood is left out and told, and a weaker place may then decide.

The registry's `Software\\Policies` can be written by administrators only: Windows itself sees to that, so nothing is
checked here. The file is checked (policies/protection.py).
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crm_desktop.policies import BY_NAME, POLICIES, Fault, Group, Held, Ignored, Policies, Policy
from crm_desktop.policies.protection import why_led_elsewhere, why_unprotected

APPLICATION = "CRM Desktop"
KEY = rf"Software\Policies\{APPLICATION}"
HIVES = ("HKLM", "HKCU")
MOST_BYTES = 64 * 1024
_LONGEST_NAME = 80


class Registry(Protocol):
    """What is asked of a registry; `hive` is one of HIVES."""

    def values(self, hive: str, key: str) -> Iterable[tuple[str, object]]:
        """Names and values of one key: texts, whole numbers, or what is neither. Raises FileNotFoundError where there
        is no such key, OSError."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says, by the file's names; `ignored` was not understood."""

    place: str
    values: Mapping[tuple[Group, str], object]
    ignored: tuple[Ignored, ...] = ()


def machine_file() -> Path:
    """`%ProgramData%\\CRM Desktop\\policy.toml` on Windows, else `/etc/crm-desktop/policy.toml`. No variable of the
    user's environment moves it."""
    if sys.platform == "win32":
        from crm_desktop.policies.windows import program_data

        return program_data() / APPLICATION / "policy.toml"
    return Path("/etc/crm-desktop/policy.toml")


def read_policies() -> Policies:
    """Those of this computer. Never raises; takes less than a millisecond."""
    try:
        of_file = said_by_file(machine_file())
    except OSError as error:
        of_file = _nothing("policy.toml", Fault.UNREADABLE, type(error).__name__)
    return combined([*_of_registry(), of_file])


def _of_registry() -> list[Said]:
    if sys.platform == "win32":
        from crm_desktop.policies.windows import WindowsRegistry

        return [said_by_registry(WindowsRegistry(), hive) for hive in HIVES]
    return []


def combined(places: Iterable[Said]) -> Policies:
    """What holds, the places given strongest first."""
    held: dict[tuple[Group, str], Held] = {}
    ignored: list[Ignored] = []
    for said in places:
        ignored += said.ignored
        for key, value in said.values.items():
            policy = BY_NAME.get(key)
            if policy is None:
                ignored.append(Ignored(said.place, _short(key[1]), Fault.UNKNOWN, "unknown"))
                continue
            problem = policy.problem(value)
            if problem:
                ignored.append(Ignored(said.place, policy.name, Fault.VALUE, problem, policy))
            elif key not in held:
                held[key] = Held(policy, value, said.place)  # type: ignore[arg-type]
    order = list(BY_NAME)
    return Policies(tuple(sorted(held.values(), key=lambda h: order.index(_key(h.policy)))), tuple(ignored))


def _key(policy: Policy) -> tuple[Group, str]:
    return policy.group, policy.name


def _short(name: str) -> str:
    return ascii(name)[:_LONGEST_NAME]


# The registry.

_BY_VALUE_NAME: Mapping[tuple[Group, str], Policy] = {
    (one.group, one.value_name.casefold()): one for one in POLICIES
}


def key_of(group: Group, root: str = KEY) -> str:
    """Where the registry keeps the group's values, below the hive."""
    return f"{root}\\{group.key}" if group.key else root


def said_by_registry(registry: Registry, hive: str, root: str = KEY) -> Said:
    """What one hive says; a switch is a number there, 0 or 1. Names are told apart as the registry does."""
    values: dict[tuple[Group, str], object] = {}
    ignored = []
    for group in Group:
        key = key_of(group, root)
        try:
            for name, value in registry.values(hive, key):
                policy = _BY_VALUE_NAME.get((group, name.casefold()))
                values[(group, name if policy is None else policy.name)] = (
                    value if policy is None else _switch(policy, value)
                )
        except FileNotFoundError:
            continue
        except OSError as error:
            ignored.append(Ignored(f"{hive}\\{key}", "", Fault.UNREADABLE, type(error).__name__))
    return Said(f"{hive}\\{root}", values, tuple(ignored))


def _switch(policy: Policy, value: object) -> object:
    is_number = type(value) is int and value in (0, 1)
    return bool(value) if is_number and isinstance(policy.spec.default, bool) else value


# The file.


def said_by_file(path: Path, why_not: Callable[[Path], str] = why_unprotected) -> Said:
    """What the file says; nothing where there is none. `why_not` tells why a file may not decide anything."""
    place = str(path)
    try:
        unprotected = why_led_elsewhere(path)
        path = path.resolve(strict=True)
        unprotected = unprotected or why_not(path)
        if unprotected:
            return _nothing(place, Fault.UNPROTECTED, unprotected)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            return _nothing(place, Fault.UNREADABLE, f"more than {MOST_BYTES} bytes")
        # Windows' own editor puts a byte order mark in front.
        return _said_by_document(place, tomllib.loads(content.decode("utf-8-sig")))
    except FileNotFoundError:
        return Said(place, {})
    except (OSError, ValueError, RecursionError) as error:
        return _nothing(place, Fault.UNREADABLE, type(error).__name__)


def _nothing(place: str, fault: Fault, fact: str) -> Said:
    return Said(place, {}, (Ignored(place, "", fault, fact),))


def _said_by_document(place: str, document: Mapping[str, object]) -> Said:
    values: dict[tuple[Group, str], object] = {}
    ignored = []
    for name, value in document.items():
        if name == Group.FEATURES and isinstance(value, list):
            values |= {(Group.FEATURES, one if isinstance(one, str) else repr(one)): True for one in value}
        elif name == Group.SETTINGS and isinstance(value, dict):
            values |= {(Group.SETTINGS, one): said for one, said in value.items()}
        elif name and name in set(Group):
            wanted = "a list" if name == Group.FEATURES else "a table"
            ignored.append(Ignored(place, name, Fault.VALUE, f"not {wanted}"))
        else:
            values[(Group.PLAIN, name)] = value
    return Said(place, values, tuple(ignored))
