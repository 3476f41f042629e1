"""The proxy that a script names (PAC, also found by WPAD). Only Windows reads one; nobody asks elsewhere."""

from __future__ import annotations

import re
import sys

_PROXY = re.compile(r"(?:http://)?([\w.-]+)(:\d{1,5})?(?:[;\s].*)?", re.DOTALL)


def first_proxy(said: str) -> str | None:
    """Of a list as Windows gives it, the first as an address; None where that is none of HTTP."""
    found = _PROXY.fullmatch(said.strip())
    return f"http://{found[1]}{found[2] or ':80'}" if found else None


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _AUTO_DETECT, _CONFIG_URL = 1, 2
    _BY_DHCP_AND_DNS = 3
    _NO_PROXY, _NAMED_PROXY = 1, 3

    class _Settings(ctypes.Structure):
        """WINHTTP_CURRENT_USER_IE_PROXY_CONFIG."""

        _fields_ = (
            ("detects", wintypes.BOOL),
            ("script", ctypes.c_void_p),
            ("proxy", ctypes.c_void_p),
            ("bypass", ctypes.c_void_p),
        )

    class _Options(ctypes.Structure):
        """WINHTTP_AUTOPROXY_OPTIONS."""

        _fields_ = (
            ("flags", wintypes.DWORD),
            ("detect_flags", wintypes.DWORD),
            ("script", wintypes.LPCWSTR),
            ("reserved", ctypes.c_void_p),
            ("reserved_number", wintypes.DWORD),
            ("logs_on", wintypes.BOOL),
        )

    class _Answer(ctypes.Structure):
        """WINHTTP_PROXY_INFO."""

        _fields_ = (
            ("access", wintypes.DWORD),
            ("proxy", ctypes.c_void_p),
            ("bypass", ctypes.c_void_p),
        )

    def _library() -> ctypes.WinDLL:
        library = ctypes.WinDLL("winhttp")
        library.WinHttpOpen.restype = ctypes.c_void_p
        library.WinHttpOpen.argtypes = (
            wintypes.LPCWSTR,
            wintypes.DWORD,
            ctypes.c_void_p,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        library.WinHttpCloseHandle.argtypes = (ctypes.c_void_p,)
        library.WinHttpGetIEProxyConfigForCurrentUser.argtypes = (ctypes.POINTER(_Settings),)
        library.WinHttpGetProxyForUrl.argtypes = (
            ctypes.c_void_p,
            wintypes.LPCWSTR,
            ctypes.POINTER(_Options),
            ctypes.POINTER(_Answer),
        )
        return library

    def _taken(*texts: int | None) -> tuple[str, ...]:
        """Windows' own texts, which are given back."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.GlobalFree.argtypes = (ctypes.c_void_p,)
        found = tuple(ctypes.wstring_at(text) if text else "" for text in texts)
        for text in texts:
            kernel.GlobalFree(text)
        return found

    def scripts() -> tuple[bool, str]:
        """Whether this user's settings look for a script, and the address of the one that they name."""
        settings = _Settings()
        if not _library().WinHttpGetIEProxyConfigForCurrentUser(ctypes.byref(settings)):
            return False, ""
        script, _proxy, _bypass = _taken(settings.script, settings.proxy, settings.bypass)
        return bool(settings.detects), script

    def scripted_proxy(address: str, detects: bool, script: str) -> str | None:
        """What it names for that address: `http://host:port`, or empty for none at all. None where no script answers, or
        names what is none of HTTP. May take seconds. Source: Windows API, WinHttpGetProxyForUrl."""
        ways = []
        if script:
            ways.append(_Options(_CONFIG_URL, 0, script, None, 0, True))
        if detects:
            ways.append(_Options(_AUTO_DETECT, _BY_DHCP_AND_DNS, None, None, 0, True))
        library = _library()
        session = library.WinHttpOpen("CRM Desktop", _NO_PROXY, None, None, 0)
        if not session:
            return None
        try:
            for options in ways:
                answer = _Answer()
                if library.WinHttpGetProxyForUrl(
                    session, address, ctypes.byref(options), ctypes.byref(answer)
                ):
                    proxy, _bypass = _taken(answer.proxy, answer.bypass)
                    return first_proxy(proxy) if answer.access == _NAMED_PROXY else ""
        finally:
            library.WinHttpCloseHandle(session)
        return None
