"""Arabic writing: pure functions on strings and integers."""
