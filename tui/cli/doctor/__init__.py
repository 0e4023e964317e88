"""`spalte doctor`: what this terminal can do, what is missing, and what was chosen and why, without secrets."""
