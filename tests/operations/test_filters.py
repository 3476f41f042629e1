"""Saved filters: whose they are, and what may be done to them."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy.orm import Session

from crm_desktop.errors import Duplicate, Missing, NotAllowed, RecordGone
from crm_desktop.operations.filters import (
    delete_filter,
    rename_filter,
    save_filter,
    set_default_filter,
    share_filter,
)
from crm_desktop.queries.options import SavedFilterOption, read_options
from crm_desktop.storage.opening import Store
from tests.builders import NOW, actor


def saved(session: Session, name: str, login: str = "helena") -> uuid.UUID:
    changes = save_filter(session, actor=actor(session, login), now=NOW, name=name, content="{}")
    return next(iter(changes.ids))


def seen(session: Session, login: str) -> dict[str, SavedFilterOption]:
    return {option.name: option for option in read_options(session, actor(session, login)).filters}


def test_a_filter_takes_another_name_but_not_that_of_a_sibling(store: Store) -> None:
    with store.writing() as session:
        key, _other = saved(session, "Urgentes"), saved(session, "Atrasados")
        saved(session, "Do Carlos", "carlos")
        helena = actor(session, "helena")
        rename_filter(session, actor=helena, filter_id=key, name="  Do Carlos ")
        assert sorted(seen(session, "helena")) == ["Atrasados", "Do Carlos"]
        with pytest.raises(Duplicate):
            rename_filter(session, actor=helena, filter_id=key, name="Atrasados")
        with pytest.raises(Missing):
            rename_filter(session, actor=helena, filter_id=key, name=" ")


def test_one_filter_at_most_is_the_default_of_its_owner(store: Store) -> None:
    with store.writing() as session:
        keys = [saved(session, "Urgentes"), saved(session, "Atrasados")]
        others = saved(session, "Do Carlos", "carlos")
        set_default_filter(session, actor=actor(session, "carlos"), filter_id=others, is_default=True)
        for key in keys:
            set_default_filter(session, actor=actor(session, "helena"), filter_id=key, is_default=True)
        defaults = [name for name, option in seen(session, "helena").items() if option.is_default]
        assert defaults == ["Atrasados"]
        assert seen(session, "carlos")["Do Carlos"].is_default
        set_default_filter(session, actor=actor(session, "helena"), filter_id=keys[1], is_default=False)
        assert not any(option.is_default for option in seen(session, "helena").values())


def test_the_team_sees_a_shared_filter_with_its_owner_until_it_is_taken_back(store: Store) -> None:
    with store.writing() as session:
        key = saved(session, "Urgentes")
        helena = actor(session, "helena")
        share_filter(session, actor=helena, filter_id=key, shared=True)
        theirs = seen(session, "carlos")["Urgentes"]
        assert (theirs.mine, theirs.owner_name) == (False, "Helena Duarte")
        share_filter(session, actor=helena, filter_id=key, shared=False)
        assert seen(session, "carlos") == {}


def test_an_agent_may_not_share(store: Store) -> None:
    with store.writing() as session:
        key = saved(session, "Meus", "carlos")
        with pytest.raises(NotAllowed):
            share_filter(session, actor=actor(session, "carlos"), filter_id=key, shared=True)


def test_what_another_saved_stays_as_it_is(store: Store) -> None:
    with store.writing() as session:
        key = saved(session, "Urgentes")
        share_filter(session, actor=actor(session, "helena"), filter_id=key, shared=True)
        carlos = actor(session, "carlos")
        with pytest.raises(RecordGone):
            rename_filter(session, actor=carlos, filter_id=key, name="Meu")
        with pytest.raises(RecordGone):
            set_default_filter(session, actor=carlos, filter_id=key, is_default=True)
        with pytest.raises(RecordGone):
            delete_filter(session, actor=carlos, filter_id=key)
        delete_filter(session, actor=actor(session, "helena"), filter_id=key)
        assert seen(session, "helena") == {}
