"""The one of eight colours that stands for a colour where there are no more.

By its tint, and not by its distance: of muted colours almost all would be nearest to grey. The brighter eight are left
out: some terminals lack them, and in some palettes they are what they stand on.
"""

Shade = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

_BLACK, _BLUE, _CYAN, _WHITE = 0, 4, 6, 7
_TINTS = (1, 3, 2, _CYAN, _BLUE, 5)
"""Red, yellow, green, cyan, blue and magenta, as they stand in a circle."""
_TINTED, _TINTED_DARK, _TINTED_LIGHT = 40, 24, 90
"""By so much the strongest part is above the weakest in what has a tint: letters, a dark ground, a light one."""
_DARK_TEXT, _DARK = 72, 128


def light_of(shade: Shade) -> float:
    """How light it is to the eye, from 0 to 255."""
    red, green, blue = shade
    return 0.299 * red + 0.587 * green + 0.114 * blue


def text_for(shade: Shade) -> int:
    """What letters are written in."""
    if max(shade) - min(shade) >= _TINTED:
        return _tint(shade)
    return _BLACK if light_of(shade) < _DARK_TEXT else _WHITE


def ground_for(shade: Shade) -> int:
    """What letters stand on: one on which those read that read on the other."""
    dark = light_of(shade) < _DARK
    if max(shade) - min(shade) >= (_TINTED_DARK if dark else _TINTED_LIGHT):
        return _tint(shade)
    return _BLACK if dark else _WHITE


def readable(text: int, ground: int) -> int:
    """`text`, or where it could not be told from the ground, black or white."""
    return text if text != ground else _BLACK if ground == _WHITE else _WHITE


def _tint(shade: Shade) -> int:
    red, green, blue = shade
    most, reach = max(shade), max(shade) - min(shade)
    if most == red:
        turn = (green - blue) / reach
    elif most == green:
        turn = 2 + (blue - red) / reach
    else:
        turn = 4 + (red - green) / reach
    tint = _TINTS[round(turn) % 6]
    return _BLUE if tint == _CYAN and light_of(shade) < _DARK else tint
