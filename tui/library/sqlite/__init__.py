"""The library in one file on this machine, kept by SQLite."""
