"""What the release keeper does with new versions: signs them and puts them where the desks look (docs/updates.md)."""
