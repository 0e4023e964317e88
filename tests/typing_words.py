"""What really happens when a person types a command, with pipes on all three streams."""

import os
import subprocess
import sys

STORY = "Kua kom hjem\n\n– Vi er glade, sier Åse Lie.\n\nLes også: Fjøset brant\n"


def typed(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with these words; pipes are read and written as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=60, env={**os.environ, **environment},
    )  # fmt: skip
