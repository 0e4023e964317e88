"""How the names of people look, in every country's papers."""

UPPER = "A-ZÆØÅÄÖÜÉÈÁÍÓÚŠŽ"

NAME = rf"[{UPPER}][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?"
"""One word of a name, as an expression: capitalised, with hyphens, apostrophes and initials."""

_PARTICLES = "von van der den de del della di da dos du bin ibn al el af av la le ter ten zu zur"
PARTICLES = frozenset(_PARTICLES.split())
"""Words in lower case that stand within names."""

NAMES = rf"{NAME}(?:[ \xa0](?:(?:{_PARTICLES.replace(' ', '|')})[ \xa0])*{NAME}){{0,4}}"
"""A whole name, up to five words with their particles."""
