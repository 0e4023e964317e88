"""Words of titles that mean something for whether two of them are one; folded."""

LIGHT = frozenset({
    "a", "an", "are", "at", "att", "av", "ble", "blei", "blev", "blir", "de", "den", "det", "då", "ei", "en",
    "enda", "ennå", "er", "et", "ett", "har", "has", "helt", "is", "nu", "nå", "och", "og", "også", "om",
    "som", "svært", "så", "the", "var", "vart", "was", "är", "å",
})  # fmt: skip
"""Words that come and go without another meaning."""

COUNTING = frozenset({
    "akt", "andet", "andra", "andre", "bind", "bok", "chapter", "dag", "day", "del", "episode", "fem", "femte",
    "fire", "fjerde", "fjärde", "forrige", "fyrste", "første", "ii", "iii", "iv", "kapittel", "kveld", "morgen",
    "natt", "neste", "ni", "nr", "nummer", "omgang", "part", "runde", "second", "seks", "sesong", "siste",
    "sjette", "sju", "sjuende", "third", "three", "ti", "to", "tre", "tredje", "two", "uke", "veke", "week",
    "åtte",
})  # fmt: skip
"""What tells one part of a series from another."""

LABELS = frozenset({
    "analyse", "analysis", "anmeldelse", "avis", "bakgrunn", "comment", "debatt", "direkte", "essay", "fakta",
    "innlegg", "intervju", "kommentar", "kommentaren", "kronikk", "kåseri", "ledare", "leder", "leiar",
    "lesarinnlegg", "leserinnlegg", "live", "mening", "meninger", "nyhetsanalyse", "opinion", "podcast",
    "podkast", "portrett", "reportasje", "tv 2", "video",
})  # fmt: skip
"""What a paper sets before a title to say what kind of story it is, or who has it."""
