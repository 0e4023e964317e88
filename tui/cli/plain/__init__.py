"""`spalte --plain`: reading without a screen, in lines that are said one after another and commands that are words."""
