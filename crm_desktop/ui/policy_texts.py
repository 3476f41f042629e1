"""Policies in words: what holds and where it is said, and why something is not followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from crm_desktop.policies import Fault, Group, Held, Ignored, Policy
from crm_desktop.settings import Scalar
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_words import CHANNELS, FAULTS, LANGUAGES, THEMES

_CHOICES: Final = {"theme": THEMES, "language": LANGUAGES, "update_channel": CHANNELS}


def held_text(held: Held) -> tuple[str, str]:
    """What it does; with which value, where that says more, and the place."""
    what = t(held.policy.spec.sentence)
    if held.policy.group is Group.FEATURES and held.value is True:
        return what, held.place
    return what, f"{_value(held.policy, held.value)} · {held.place}"


def ignored_text(told: Ignored) -> tuple[str, str]:
    """What is not followed and why; the place."""
    why = t(FAULTS[told.fault])
    if told.fault is Fault.VALUE:
        allowed = _allowed(told.policy)
        why += f" ({allowed})" if allowed else ""
    return (f"{told.name}: {why}" if told.name else why[:1].upper() + why[1:]), told.place


def _value(policy: Policy, value: Scalar) -> str:
    if isinstance(value, bool):
        return t("sim") if value else t("não")
    if policy.spec.choices:
        return _choice(_CHOICES[policy.name], str(value))
    return f"{value} {policy.spec.unit}".strip()


def _choice(words: Mapping[str, str], code: str) -> str:
    """As the screen says it, with what the administrator wrote."""
    if words is LANGUAGES:  # each says its own name
        return f"{words[code]} ({code})"
    word = t(words[code])
    said = word[:1].lower() + word[1:]
    return said if said == code else f"{said} ({code})"


def _allowed(policy: Policy | None) -> str:
    if policy is None:
        return ""
    spec = policy.spec
    if spec.choices:
        return t("use {choices}", choices=", ".join(spec.choices))
    if isinstance(spec.default, bool):
        return t("use sim ou não: true ou false no arquivo, 1 ou 0 no registro")
    if isinstance(spec.default, int):
        return t("use um número de {low} a {high}", low=spec.low, high=spec.high)
    return t("use um endereço completo, sem senha")
