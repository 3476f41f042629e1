"""The interfaces of Windows' shell that a jump list is made with, as shobjidl_core.h and propsys.h have them.

Only on Windows. Source: Microsoft's documentation of ICustomDestinationList, IObjectCollection, IPropertyStore.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

if sys.platform == "win32":
    from ctypes import POINTER, byref, c_uint, c_void_p, c_wchar_p
    from ctypes.wintypes import DWORD, USHORT

    from comtypes import COMMETHOD, GUID, HRESULT, CoCreateInstance, IUnknown
    from comtypes.shelllink import IShellLinkW, ShellLink

    _VT_LPWSTR = 31

    class PropertyKey(ctypes.Structure):
        _fields_ = [("fmtid", GUID), ("pid", DWORD)]

    class TextVariant(ctypes.Structure):
        """A PROPVARIANT that holds a text; the last field fills it up to the size of one."""

        _fields_ = [
            ("vt", USHORT),
            ("reserved", USHORT * 3),
            ("text", c_wchar_p),
            ("rest", c_void_p),
        ]

    _TITLE = PropertyKey(GUID("{F29F85E0-4FF9-1068-AB91-08002B27B3D9}"), 2)

    class IPropertyStore(IUnknown):  # type: ignore[misc]
        _iid_ = GUID("{886D8EEB-8CF2-4446-8D02-CDBA1DBDCF99}")
        _methods_ = [
            COMMETHOD([], HRESULT, "GetCount", (["out"], POINTER(DWORD))),
            COMMETHOD([], HRESULT, "GetAt", (["in"], DWORD), (["in"], POINTER(PropertyKey))),
            COMMETHOD(
                [], HRESULT, "GetValue", (["in"], POINTER(PropertyKey)), (["in"], POINTER(TextVariant))
            ),
            COMMETHOD(
                [], HRESULT, "SetValue", (["in"], POINTER(PropertyKey)), (["in"], POINTER(TextVariant))
            ),
            COMMETHOD([], HRESULT, "Commit"),
        ]

    class IObjectArray(IUnknown):  # type: ignore[misc]
        _iid_ = GUID("{92CA9DCD-5622-4BBA-A805-5E9F541BD8C9}")
        _methods_ = [
            COMMETHOD([], HRESULT, "GetCount", (["out"], POINTER(c_uint))),
            COMMETHOD(
                [],
                HRESULT,
                "GetAt",
                (["in"], c_uint),
                (["in"], POINTER(GUID)),
                (["out"], POINTER(POINTER(IUnknown))),
            ),
        ]

    class IObjectCollection(IObjectArray):
        _iid_ = GUID("{5632B1A4-E38A-400A-928A-D4CD63230295}")
        _methods_ = [
            COMMETHOD([], HRESULT, "AddObject", (["in"], POINTER(IUnknown))),
            COMMETHOD([], HRESULT, "AddFromArray", (["in"], POINTER(IObjectArray))),
            COMMETHOD([], HRESULT, "RemoveObjectAt", (["in"], c_uint)),
            COMMETHOD([], HRESULT, "Clear"),
        ]

    class ICustomDestinationList(IUnknown):  # type: ignore[misc]
        _iid_ = GUID("{6332DEBF-87B5-4670-90C0-5E57B408A49E}")
        _methods_ = [
            COMMETHOD([], HRESULT, "SetAppID", (["in"], c_wchar_p)),
            COMMETHOD(
                [],
                HRESULT,
                "BeginList",
                (["out"], POINTER(c_uint)),
                (["in"], POINTER(GUID)),
                (["out"], POINTER(POINTER(IUnknown))),
            ),
            COMMETHOD([], HRESULT, "AppendCategory", (["in"], c_wchar_p), (["in"], POINTER(IObjectArray))),
            COMMETHOD([], HRESULT, "AppendKnownCategory", (["in"], c_uint)),
            COMMETHOD([], HRESULT, "AddUserTasks", (["in"], POINTER(IObjectArray))),
            COMMETHOD([], HRESULT, "CommitList"),
            COMMETHOD(
                [],
                HRESULT,
                "GetRemovedDestinations",
                (["in"], POINTER(GUID)),
                (["out"], POINTER(POINTER(IUnknown))),
            ),
            COMMETHOD([], HRESULT, "DeleteList", (["in"], c_wchar_p)),
            COMMETHOD([], HRESULT, "AbortList"),
        ]

    def destination_list() -> Any:
        return CoCreateInstance(
            GUID("{77F10CF0-3DB5-4966-B520-B7C54FD35ED6}"), interface=ICustomDestinationList
        )

    def begin(made: Any) -> list[str]:
        """Opens the list for writing; the arguments of the links that the user has taken out since."""
        _slots, found = made.BeginList(IObjectArray._iid_)
        removed = found.QueryInterface(IObjectArray)
        lines = []
        for place in range(removed.GetCount()):
            one = removed.GetAt(place, IShellLinkW._iid_).QueryInterface(IShellLinkW)
            lines.append(one.GetArguments())
        return lines

    def link(title: str, tip: str, program: str, line: str) -> Any:
        """A start of `program` with the arguments `line`, under the program's own icon."""
        made = CoCreateInstance(ShellLink._reg_clsid_, interface=IShellLinkW)
        made.SetPath(program)
        made.SetArguments(line)
        made.SetDescription(tip)
        made.SetIconLocation(program, 0)
        store = made.QueryInterface(IPropertyStore)
        store.SetValue(byref(_TITLE), byref(TextVariant(vt=_VT_LPWSTR, text=title)))
        store.Commit()
        return made

    def new_collection() -> Any:
        return CoCreateInstance(GUID("{2D3468C1-36A7-43B6-AC24-D3F02FD9607A}"), interface=IObjectCollection)

    def collection(links: list[Any]) -> Any:
        made = new_collection()
        for one in links:
            made.AddObject(one)
        return made.QueryInterface(IObjectArray)
