"""The colours of our own themes; without Textual, for what is drawn before it is imported."""

NIGHT_DESK = {
    "primary": "#6fa8c9",
    "secondary": "#c3a6d8",
    "accent": "#e8b96a",
    "warning": "#e8b96a",
    "error": "#e0796f",
    "success": "#8fbf7f",
    "foreground": "#d8d4cb",
    "background": "#14171b",
    "surface": "#191d22",
    "panel": "#22272e",
}

NEWSPRINT = {
    "primary": "#1f4e79",
    "secondary": "#6b4a7d",
    "accent": "#9c3b1b",
    "warning": "#8a5a00",
    "error": "#a4262c",
    "success": "#2f6b3a",
    "foreground": "#23201b",
    "background": "#f6f1e5",
    "surface": "#f1ebdc",
    "panel": "#e6dec9",
}

OWN = {"night-desk": NIGHT_DESK, "newsprint": NEWSPRINT}
DEFAULT = "night-desk"
THEME = "theme"
"""What the name of the theme is remembered under."""
