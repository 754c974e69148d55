"""Owners that the organisation does not name: a page that nobody looks after, or a slip of the pen.

In: links of a library. Out: warnings. Where there is no organisation, or none that can be read, every role is
taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterator

from stadswijzer.content.leaves import leaves
from stadswijzer.content.links import Links
from stadswijzer.content.values import Role, nearest
from stadswijzer.language.problems import Problem


def rules(links: Links) -> Iterator[Problem]:
    """Every `owner` that is no role and no department of the organisation, by its name or id."""
    organisation = links.library.organisation
    if organisation is None or not organisation.intact("departments", "roles"):
        return
    names = [*organisation.roles, *(each.name for each in organisation.departments)]
    known = {*names, *(each.id for each in organisation.departments)}
    file = f"{links.library.words.folders['organisation']}.yml"
    for entry in links.library:
        for leaf in leaves(entry.data, Role):
            if leaf.path.rpartition(".")[2] == "owner" and leaf.value not in known:
                values = {"owner": leaf.value, "near": nearest(leaf.value, names), "file": file}
                yield entry.problem("unknown-owner", leaf.node, **values)
