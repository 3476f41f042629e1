"""What helps to make the program and is not part of it."""
