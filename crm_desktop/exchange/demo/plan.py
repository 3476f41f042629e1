"""Which of the demo's processes are still open, and who has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from random import Random

from crm_desktop.exchange.demo.open_time import DAY
from crm_desktop.exchange.demo.stories import Slot

WAITING = "SUP1"
"""The center in which the processes without a holder wait."""

_WHOLE = 3000
_LATER_SHARE = 0.03
_WAITING = 4
# Who, how many are open, how many of them overdue, by how many open days at most.
_HELD: tuple[tuple[str, int, int, float], ...] = (
    ("carlos", 19, 4, 0.9),
    ("beatriz", 14, 0, 0),
    ("joao", 23, 6, 3),
    ("rafael", 11, 0, 0),
    ("tereza", 24, 1, 0.5),
    ("igor", 23, 1, 0.5),
    ("luana", 25, 2, 0.9),
    ("pedro", 22, 1, 0.9),
    ("sofia", 24, 2, 0.8),
)


def open_slots(
    chance: Random, count: int, centers: Mapping[str, tuple[str, ...]], taken: Collection[int]
) -> dict[int, Slot]:
    """By place among `count` processes in order of arrival; `taken` are places that are told otherwise.

    `centers` are those of each user, the main one first. Mostly the newest are open; the overdue ones are the
    oldest of them, and the newest wait for somebody.
    """
    slots = _slots(chance, _scale(count), centers)
    places: set[int] = set()
    while len(places) < min(len(slots), count - len(taken)):
        place = count - 1 - int(chance.expovariate(1 / (1.5 * len(slots) + 5)))
        if place >= 0 and place not in taken:
            places.add(place)
    return dict(zip(sorted(places), slots, strict=False))


def _scale(count: int) -> float:
    """A small base has fewer for each, a large one its share of open ones."""
    if count <= _WHOLE:
        return count / _WHOLE
    whole = sum(held for _login, held, _late, _days in _HELD)
    return 1 + (count - _WHOLE) * _LATER_SHARE / whole


def _slots(chance: Random, scale: float, centers: Mapping[str, tuple[str, ...]]) -> list[Slot]:
    late: list[Slot] = []
    others: list[Slot] = []
    for login, held, overdue, days in _HELD:
        main, *more = centers[login]
        overdue = round(overdue * scale)
        for place in range(max(1, round(held * scale))):
            center = chance.choice(more) if more and chance.random() < 0.2 else main
            if place < overdue:
                share = 1.0 if place == 0 else chance.uniform(0.05, 0.9)
                late.append(Slot(login, center, max(1, int(share * days * DAY))))
            else:
                others.append(Slot(login, center))
    late.sort(key=lambda slot: -slot.late)
    chance.shuffle(others)
    return [*late, *others, *(Slot(None, WAITING) for _ in range(max(1, round(_WAITING * min(1.0, scale)))))]
