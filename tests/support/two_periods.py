"""A made-up plan of a period that is over and one that runs, with the same title."""

import made_up_roadmap

ONE = "roadmap/activiteiten/activiteit-00.yml"


def files():
    """An activity in each of two periods, whose roadmaps have the same title."""
    first = made_up_roadmap.roadmap(1)
    first[ONE] = first[ONE].replace("status: idea", "status: done")
    later = made_up_roadmap.roadmap(1, period=(2025, 2028), as_of="2026-03-31", adopted=False)
    return first | {
        path.replace("roadmap/", "roadmap/2025-2028/", 1): text
        for path, text in later.items()
        if path.startswith("roadmap/") and "organisatie" not in path
    }
