"""The line of a story: all that its references and updates connect it with, level by level."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from tui.library.base import Headline
from tui.library.graph import Line, nearest_first
from tui.library.keys import key_of
from tui.library.sqlite.linking import origins_by_likeness, resolved
from tui.library.sqlite.readers import Asked
from tui.library.sqlite.rows import headlines_at, listed
from tui.library.updates import FEW, plain, titles_of_updates, updates

Edge = tuple[int, int]
"""The place of a story that refers, and that of the one it means."""

_MOST_READ = 20_000
"""Of so many references to the stories of a level the nearest are taken; it is not looked at more."""
_LIKENED = 5
"""Of so many stories, the nearest, references are followed by likeness: each such look takes time."""
_MANY = 200
"""Where a line is cut among so many stories, what is alike is not looked for: it would be cut as well."""
_BELOW, _ABOVE = -(1 << 63), (1 << 63) - 1
_NEIGHBOURS = """
    (SELECT max(id) FROM story AS other WHERE other.title_key = {key} AND other.id < {place}),
    (SELECT min(id) FROM story AS other WHERE other.title_key = {key} AND other.id > {place})"""
_TO = f"""
    SELECT ref.story, {_NEIGHBOURS.format(key="ref.key", place="ref.story")}
    FROM json_each(?) AS here CROSS JOIN ref ON ref.story = here.value WHERE ref.key IS NOT NULL"""
_FROM = f"""
    WITH here (place, key, older, newer) AS MATERIALIZED (
        SELECT story.id, title_key, {_NEIGHBOURS.format(key="story.title_key", place="story.id")}
        FROM json_each(?) AS given CROSS JOIN story ON story.id = given.value WHERE title_key IS NOT NULL
    )
    SELECT ref.story, place, older, newer FROM here CROSS JOIN ref
    ON ref.key = here.key AND ref.story BETWEEN coalesce(older, {_BELOW}) AND coalesce(newer, {_ABOVE})
    LIMIT {_MOST_READ}"""
_UNBORNE = """
    SELECT ref.story, CAST(ref.title AS TEXT) FROM json_each(?) AS here CROSS JOIN ref ON ref.story = here.value
    WHERE ref.key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM story WHERE story.title_key = ref.key)"""
_TITLES = "SELECT story.id, CAST(title AS TEXT) FROM json_each(?) AS here CROSS JOIN story ON story.id = here.value"
_BEARERS = f"""
    SELECT given.value, story.id FROM json_each(?) AS given CROSS JOIN story
    ON story.id IN (SELECT other.id FROM story AS other WHERE other.title_key = given.value LIMIT {FEW + 1})"""


def line_of(asked: Asked, key: int, most: int) -> Line | None:
    """The line of the story with this key; None where it is not here."""
    start = asked.number("SELECT id FROM story WHERE key = ?", (key,))
    if start is None:
        return None
    taken = {start}
    links: set[Edge] = set()
    level = [start]
    whole = True
    likened = 0
    while level and whole:
        edges, all_read = _edges(asked, level)
        if all_read and len(taken | _ends(edges)) <= max(most, _MANY):
            few = level[: _LIKENED - likened]
            edges |= _by_likeness(asked, few)
            likened += len(few)
        links |= edges
        found = nearest_first(_ends(edges) - taken, start)
        whole = all_read and len(taken) + len(found) <= most
        level = found[: most - len(taken)]
        taken.update(level)
    stories = sorted(headlines_at(asked, list(taken)), key=lambda headline: headline.place)
    if level:  # of these only what they have to do with each other and with the others is wanted
        links |= _to(asked, level) | _updates_of(asked, _told_again(stories))
    return Line(tuple(stories), frozenset(edge for edge in links if taken.issuperset(edge)), whole)


def _ends(edges: Iterable[Edge]) -> set[int]:
    return {place for edge in edges for place in edge}


def _edges(asked: Asked, level: Sequence[int]) -> tuple[set[Edge], bool]:
    """All edges that the stories of the level have, at either end, and whether there are no more."""
    origins, all_read = _from(asked, level)
    return _to(asked, level) | origins | _updates(asked, level), all_read


def _to(asked: Asked, level: Collection[int]) -> set[Edge]:
    """What the stories refer to: of several that bear a title the nearest, and never the story itself."""
    return {
        (place, _nearer(place, older, newer))
        for place, older, newer in asked.rows(_TO, (listed(level),))
        if older is not None or newer is not None
    }


def _from(asked: Asked, level: Collection[int]) -> tuple[set[Edge], bool]:
    """What refers to the stories and means them, not another that bears their title and is nearer."""
    rows = asked.rows(_FROM, (listed(level),))
    edges: set[Edge] = set()
    namesakes: set[int] = set()
    for origin, place, older, newer in rows:
        if origin in (older, newer):
            namesakes.add(origin)  # bears the title itself: which other one is nearest to it, is not seen from here
        elif (origin < place and _nearer(origin, older, place) == place) or (
            origin > place and _nearer(origin, place, newer) == place
        ):
            edges.add((origin, place))
    if namesakes:
        meant = set(level)
        edges |= {edge for edge in _to(asked, namesakes) if edge[1] in meant}
    return edges, len(rows) < _MOST_READ


def _by_likeness(asked: Asked, stories: Sequence[int]) -> set[Edge]:
    """Edges of references that say a title otherwise than the story that they mean bears it."""
    if not stories:
        return set()
    edges: set[Edge] = set()
    for place, title in asked.rows(_UNBORNE, (listed(stories),)):
        target = resolved(asked, title, place).nearest
        if target is not None and target.place != place:
            edges.add((place, target.place))
    for place, title in asked.rows(_TITLES, (listed(stories),)):
        edges |= {(origin, place) for origin in origins_by_likeness(asked, place, title)}
    return edges


def _nearer(place: int, older: int | None, newer: int | None) -> int:
    if older is None or newer is None:
        return older if newer is None else newer  # type: ignore[return-value]
    return newer if newer - place <= place - older else older


def _updates(asked: Asked, level: Collection[int]) -> set[Edge]:
    """The updates that the stories are, and those of the stories."""
    here = set(level)
    titles = (title for _, title in asked.rows(_TITLES, (listed(level),)))
    return {edge for edge in _updates_of(asked, titles) if not here.isdisjoint(edge)}


def _told_again(stories: Iterable[Headline]) -> list[str]:
    """The titles, each once, of which two of the stories bear a form."""
    told = Counter(plain(headline.text) for headline in stories)
    return [title for title, times in told.items() if times > 1]


def _updates_of(asked: Asked, titles: Iterable[str]) -> set[Edge]:
    """The updates among all stories that bear a form of these titles."""
    families = {}
    for title in titles:
        names = titles_of_updates(title)
        if names and names[0] not in families:
            families[names[0]] = [key_of(name) for name in names]
    bearers: defaultdict[int, list[int]] = defaultdict(list)
    for key, place in asked.rows(_BEARERS, (listed(key for family in families.values() for key in family),)):
        bearers[key].append(place)
    return {
        edge
        for family in families.values()
        for edge in updates(place for key in family for place in bearers.get(key, ()))
    }
