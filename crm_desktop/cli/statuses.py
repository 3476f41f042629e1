"""Exit statuses of the commands, besides 0."""

FAILED = 1
REFUSED = 2
