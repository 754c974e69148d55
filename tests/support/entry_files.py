"""The files of all entries of a project."""

from stadswijzer.content.model import KINDS
from stadswijzer.language.words import Words


def entries(root):
    """Every entry of a project: kind, file."""
    for kind, stem in Words("nl").folders.items():
        if KINDS[kind].single:
            yield kind, root / f"{stem}.yml"
        else:
            yield from ((kind, path) for path in sorted((root / stem).glob("*.yml")))
