"""The newest revision of the schema of each kind of base, written where asking for it imports nothing."""

HEAD = "0003"
"""Of an embedded base."""
SHARED_HEAD = "S0002"
"""Of a shared one."""
SHARED_KNOWN = ("S0001", "S0002")
"""Every revision that a shared base may have had, oldest first."""
