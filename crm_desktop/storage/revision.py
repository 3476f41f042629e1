"""The newest revision of the schema, written where asking for it imports nothing."""

HEAD = "0002"
