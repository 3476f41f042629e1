"""Whose program this is: the account, the session in front of which it shows its windows, and what belongs to it."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _KERNEL_OBJECT = 6
    _OWNER = 1
    _TOKEN_QUERY = 8
    _TOKEN_USER = 1
    _THIS_PROCESS = -1
    _LONGEST_TOKEN = 256
    _AT_ONCE_MS = 1
    _NO_FILE = 2
    _advapi = ctypes.WinDLL("advapi32")
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _advapi.GetSecurityInfo.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.DWORD,
        *(ctypes.POINTER(ctypes.c_void_p),) * 5,
    )
    _advapi.OpenProcessToken.argtypes = (wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE))
    _advapi.GetTokenInformation.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
    )
    _kernel.WaitNamedPipeW.argtypes = (wintypes.LPCWSTR, wintypes.DWORD)
    _advapi.EqualSid.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    _kernel.LocalFree.argtypes = (ctypes.c_void_p,)
    _kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel.ProcessIdToSessionId.argtypes = (wintypes.DWORD, ctypes.POINTER(wintypes.DWORD))

    def session() -> str:
        """One for each desktop at which the account works: on a terminal server it may have several."""
        found = wintypes.DWORD()
        _kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(found))
        return str(found.value)

    def is_own(handle: int) -> bool:
        """Whether this account made the pipe. A name can be taken by any account of the computer, but no account can
        make another the owner."""
        owner, descriptor = ctypes.c_void_p(), ctypes.c_void_p()
        error = _advapi.GetSecurityInfo(
            handle, _KERNEL_OBJECT, _OWNER, ctypes.byref(owner), None, None, None, ctypes.byref(descriptor)
        )
        if error:
            return False
        try:
            token = _token_user()
            # Its first field points to the account.
            account = ctypes.cast(token, ctypes.POINTER(ctypes.c_void_p)).contents
            return bool(_advapi.EqualSid(owner, account))
        except OSError:
            return False
        finally:
            _kernel.LocalFree(descriptor)

    def is_taken(name: str) -> bool:
        """Whether somebody listens under that name, without coming in."""
        if _kernel.WaitNamedPipeW(rf"\\.\pipe\{name}", _AT_ONCE_MS):
            return True
        return ctypes.get_last_error() != _NO_FILE

    def _token_user() -> ctypes.Array[ctypes.c_char]:
        """What Windows knows of the account of this process. Raises OSError."""
        token, length = wintypes.HANDLE(), wintypes.DWORD()
        if not _advapi.OpenProcessToken(_THIS_PROCESS, _TOKEN_QUERY, ctypes.byref(token)):
            raise ctypes.WinError()
        try:
            buffer = ctypes.create_string_buffer(_LONGEST_TOKEN)
            if not _advapi.GetTokenInformation(
                token, _TOKEN_USER, buffer, _LONGEST_TOKEN, ctypes.byref(length)
            ):
                raise ctypes.WinError()
            return buffer
        finally:
            _kernel.CloseHandle(token)

else:

    def session() -> str:
        """One for each screen at which the account works."""
        return os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY", "")

    def is_own(handle: int) -> bool:
        """The folder of the socket lets in nobody else."""
        return True

    def is_taken(name: str) -> bool:
        """What stands there was left by a run that crashed."""
        return False
