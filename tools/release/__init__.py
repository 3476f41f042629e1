"""What the release keeper does with new versions: signs them and puts them where the desks look (docs/updates.md)."""

from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "updates" / "root.json"
"""What every package brings along once it has been made and committed."""
