"""What an administrator may have decided, as the program reads it."""

from __future__ import annotations

from pathlib import Path

from crm_desktop.policies import POLICIES, Feature, Group, Policies, Policy
from crm_desktop.policies.reading import KEY, Said, combined, said_by_file
from crm_desktop.settings import Scalar

COMPANY = "postgresql+psycopg://crm.empresa.example:5432/crm"
UPDATES = "https://crm.empresa.example/versoes"


def decided(*off: Feature, locked: dict[str, Scalar] | None = None, **plain: str | None) -> Policies:
    """Features switched off, locked settings and plain policies such as `database`, all of the machine's registry."""
    values: dict[tuple[Group, str], object] = {(Group.FEATURES, one.value): True for one in off}
    values |= {(Group.SETTINGS, name): value for name, value in (locked or {}).items()}
    values |= {(Group.PLAIN, name): value for name, value in plain.items() if value is not None}
    found = combined([Said(rf"HKLM\{KEY}", values)])
    assert found.ignored == ()
    return found


def _value(policy: Policy) -> object:
    if policy.name in ("database", "update_source"):
        return COMPANY if policy.name == "database" else UPDATES
    spec = policy.spec
    return spec.choices[-1] if spec.choices else spec.high or not spec.default


EVERYTHING = combined(
    [
        Said(rf"HKLM\{KEY}", {(one.group, one.name): _value(one) for one in POLICIES}),
        Said(
            rf"HKCU\{KEY}",
            {
                (Group.PLAIN, "Telepatia"): 1,
                (Group.FEATURES, "print"): 7,
                (Group.SETTINGS, "theme"): "roxo",
                (Group.SETTINGS, "font_scale_percent"): 400,
                (Group.PLAIN, "database"): "servidor",
            },
        ),
        said_by_file(Path(__file__), lambda _path: "theirs"),
    ]
)
"""Each policy once, and something ignored for every reason."""
