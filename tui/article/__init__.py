"""What a news story is: frozen values and pure functions; no files, no screen."""
