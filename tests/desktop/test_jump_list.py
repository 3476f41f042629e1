"""The jump list, as far as the system has one: by the interfaces that Windows' headers name, against a list of ours."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from crm_desktop.desktop import jump_list
from crm_desktop.desktop.identity import own_start

if sys.platform != "win32":

    def test_another_system_has_none() -> None:
        assert jump_list.here() is None

else:
    from comtypes import COMObject
    from comtypes.hresult import S_OK

    from crm_desktop.desktop import shell_lists as shell

    TASK = jump_list.Entry("Novo processo", "Abre um processo", ("--link", "crm-desktop:novo"))
    RECENT = jump_list.Entry(
        "Processo 42", "Abrir", ("--profile", "C:\\a b\\", "--link", "crm-desktop:processo/42")
    )

    class Collection(COMObject):
        """Keeps what is added."""

        _com_interfaces_ = [shell.IObjectCollection]

        def __init__(self, links=()) -> None:
            super().__init__()
            self.links = list(links)

        def AddObject(self, link):
            self.links.append(link)
            return S_OK

        def GetCount(self):
            return len(self.links)

        def GetAt(self, place, _iid):
            return self.links[place]

    class Shelf(COMObject):
        """A list that its user has taken `removed` out of."""

        _com_interfaces_ = [shell.ICustomDestinationList]

        def __init__(self, removed=()) -> None:
            super().__init__()
            self.removed = Collection(removed)
            self.calls = []

        def SetAppID(self, name):
            self.calls.append(("SetAppID", name))
            return S_OK

        def BeginList(self, _iid):
            return 10, self.removed.QueryInterface(shell.IObjectArray)

        def AppendCategory(self, title, array):
            self.calls.append(("AppendCategory", title, array.GetCount()))
            return S_OK

        def AddUserTasks(self, array):
            self.calls.append(("AddUserTasks", array.GetCount()))
            return S_OK

        def CommitList(self):
            self.calls.append(("CommitList",))
            return S_OK

    @pytest.fixture
    def made(monkeypatch):
        """Wine has neither the list nor the collection; Windows' own are tried by test_this_system_… below."""

        def make(removed=()):
            shelf = Shelf(removed)
            monkeypatch.setattr(
                shell, "destination_list", lambda: shelf.QueryInterface(shell.ICustomDestinationList)
            )
            monkeypatch.setattr(
                shell, "new_collection", lambda: Collection().QueryInterface(shell.IObjectCollection)
            )
            return shelf

        return make

    def test_a_link_starts_this_program_with_its_words() -> None:
        program = str(own_start()[0])
        link = shell.link("Novo processo", "dica", program, "--link crm-desktop:novo")
        assert (link.GetArguments(), link.GetDescription()) == ("--link crm-desktop:novo", "dica")
        assert Path(link.GetPath()) == Path(program)

    def test_both_lists_are_committed_under_the_program_s_name(made) -> None:
        shelf = made()
        assert jump_list.here().show([TASK], "Processos recentes", [RECENT]) == ()
        assert shelf.calls == [
            ("SetAppID", "CRMDesktop.CRMDesktop"),
            ("AppendCategory", "Processos recentes", 1),
            ("AddUserTasks", 1),
            ("CommitList",),
        ]

    def test_what_was_taken_out_by_hand_is_left_out_and_given_back(made) -> None:
        line = jump_list._line(RECENT)
        shelf = made([shell.link("x", "x", str(own_start()[0]), line)])
        assert jump_list.here().show([TASK], "Processos recentes", [RECENT]) == (RECENT,)
        assert [call[0] for call in shelf.calls] == ["SetAppID", "AddUserTasks", "CommitList"]

    def test_this_system_shows_it_or_says_that_it_has_none() -> None:
        with contextlib.suppress(OSError):
            assert jump_list.here().show([TASK], "Processos recentes", [RECENT]) == ()
