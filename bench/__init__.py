"""What the program costs, each figure as a ratio with both sides measured in the same run, in turn."""
