"""Makes what is installed: `python3 dev.py package` (tools/package/__main__.py)."""
