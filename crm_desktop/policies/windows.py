"""What only Windows answers: its registry, the folder of all users' data, and who may write a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ADMINISTRATORS = frozenset(
    {
        "S-1-5-18",  # SYSTEM
        "S-1-5-32-544",  # Administrators
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",  # TrustedInstaller
    }
)

if sys.platform == "win32":
    import ctypes
    import os
    import winreg
    from ctypes import wintypes

    _HIVES = {"HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCU": winreg.HKEY_CURRENT_USER}
    _TEXT_OR_NUMBER = (winreg.REG_SZ, winreg.REG_DWORD, winreg.REG_QWORD)
    _COMMON_APPDATA = 0x23
    _FILE_OBJECT = 1
    _OWNER = 1

    class WindowsRegistry:
        """The registry itself. REG_EXPAND_SZ is no text here: what it says is up to the user's environment."""

        def values(self, hive: str, key: str) -> Iterator[tuple[str, object]]:
            access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            with winreg.OpenKey(_HIVES[hive], key, 0, access) as opened:
                for place in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, kind = winreg.EnumValue(opened, place)
                    yield name, value if kind in _TEXT_OR_NUMBER else (kind, value)

    def program_data() -> Path:
        """Raises OSError."""
        buffer = ctypes.create_unicode_buffer(wintypes.MAX_PATH)
        result = ctypes.windll.shell32.SHGetFolderPathW(None, _COMMON_APPDATA, None, 0, buffer)
        if result:
            raise OSError(f"SHGetFolderPathW: {result:#x}")
        return Path(buffer.value)

    def can_be_written(path: Path) -> bool:
        """By a user who is no administrator; an administrator running the program asks only who owns it."""
        if {owner_of(path), owner_of(path.parent)} - ADMINISTRATORS:
            return True
        if ctypes.windll.shell32.IsUserAnAdmin():
            return False
        try:
            os.close(os.open(path, os.O_WRONLY))
        except PermissionError:
            return False
        return True

    def owner_of(path: Path) -> str:
        """The owner's SID as text. Raises OSError."""
        advapi, kernel = ctypes.WinDLL("advapi32"), ctypes.WinDLL("kernel32")
        kernel.LocalFree.argtypes = (ctypes.c_void_p,)
        advapi.GetNamedSecurityInfoW.argtypes = (
            wintypes.LPCWSTR,
            ctypes.c_int,
            wintypes.DWORD,
            *(ctypes.POINTER(ctypes.c_void_p),) * 5,
        )
        advapi.ConvertSidToStringSidW.argtypes = (ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
        owner, descriptor, text = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
        error = advapi.GetNamedSecurityInfoW(
            str(path), _FILE_OBJECT, _OWNER, ctypes.byref(owner), None, None, None, ctypes.byref(descriptor)
        )
        if error:
            raise ctypes.WinError(error)
        try:
            if not advapi.ConvertSidToStringSidW(owner, ctypes.byref(text)):
                raise ctypes.WinError()
            try:
                return ctypes.wstring_at(text.value or 0)
            finally:
                kernel.LocalFree(text)
        finally:
            kernel.LocalFree(descriptor)
