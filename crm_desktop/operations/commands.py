"""Commands to a shared base: which of them need a key of their own to land once, and what becomes of the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.queries.actor import Actor
from crm_desktop.storage.dialects import is_shared

Verb = TypeVar("Verb", bound=Callable[..., object])
_MARK = "crm_repeatable"


def repeatable(verb: Verb) -> Verb:
    """Marks a verb that leaves the same behind when it is carried out once more. Whoever carries it out passes
    `is_repeatable(verb)` on to the store's `carry_out`."""
    setattr(verb, _MARK, True)
    return verb


def is_repeatable(verb: Callable[..., object]) -> bool:
    """Whether `repeatable` marked it."""
    return getattr(verb, _MARK, False)


@repeatable
def forget_commands(session: Session, *, actor: Actor) -> None:
    """Takes the actor's own away that are older than a day: nobody asks for them any more."""
    if is_shared(session):
        session.execute(select(func.crm.forget_commands()))
