"""Where in a list one is, as a bar at its edge: which cells of it are filled, and what a cell stands for."""


def thumb(height: int, rank: float, shown: float, total: float) -> range:
    """The cells of a bar of this height that are filled: `rank` stories are above those `shown`, of `total`.

    At least one cell; none where all is in view. The ends are reached at the ends of the list only.
    """
    if height < 1 or shown >= total:
        return range(0)
    size = max(1, min(height - 1, round(height * shown / total))) if height > 1 else 1
    free = height - size
    share = min(1.0, max(0.0, rank / (total - shown)))
    start = round(free * share)
    if free > 1:
        start = max(start, 1) if share > 0 else start
        start = min(start, free - 1) if share < 1 else start
    return range(start, start + size)


def share_at(height: int, y: int) -> float:
    """The share of the list that is above what row `y` of its bar stands for."""
    return min(1.0, max(0.0, y / (height - 1))) if height > 1 else 0.0
