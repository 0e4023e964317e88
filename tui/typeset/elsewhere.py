"""Say that a story stands elsewhere as well."""


def also_in(others: int, papers: int) -> str:
    """`also in 3 papers`; in so many files, where none of the others stands in another paper; empty without others."""
    if not others:
        return ""
    count, noun = (papers, "paper") if papers else (others, "file")
    return f"also in {count} {noun}{'' if count == 1 else 's'}"
