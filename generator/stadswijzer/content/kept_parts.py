"""Parts of what is published beside pages, kept until an entry changes that they were made of (`reads`).

In: the folder for notes of a project, what every text is now, and a hash of all else that a part is made of.
Out: the text of a part: that of before, or made now. Where that hash, the entries or their order are others
nothing is kept. It holds what the site holds, in a folder that git does not follow, and may be thrown away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from stadswijzer.content import reads
from stadswijzer.content.package_state import package_state
from stadswijzer.content.sealed_files import FOLDER, read_sealed, write_sealed

NOTE = f"{FOLDER}/parts"


class KeptPart(NamedTuple):
    """The text of a part, and the entries that it was made of."""

    made_of: str
    text: str


class KeptParts:
    """Parts by their name; where nothing is followed each is made whenever it is asked for."""

    def __init__(self, kept: Mapping[str, KeptPart] | None = None) -> None:
        self.kept = dict(kept or {})
        self.new: dict[str, KeptPart] = {}
        """Those that were made now."""

    def get(self, name: str, make: Callable[[], str]) -> str:
        """The part of that name; who asks for it has read what it was made of."""
        part = self.new.get(name) or self.kept.get(name)
        if part is None:
            text, bits = reads.apart(make)
            if bits != reads.ALL:
                self.new[name] = KeptPart(reads.told(bits), text)
        else:
            text, bits = part.text, reads.bits_of(part.made_of)
        reads.now.bits |= bits
        return text


def read_parts(root: Path, meant: str, texts: Mapping[str, str], note: str = NOTE) -> KeptParts:
    """The parts that are still right. `texts`: the hash of every text by its path; `meant`: of all else."""
    try:
        content = read_sealed(root / note, package_state())
        head, _, text = content.decode("utf-8", "surrogatepass").partition("\n")
        noted = json.loads(head)
        before = noted["texts"]
        if noted["meant"] != meant or list(before) != list(texts):
            return KeptParts()
        changed = sum(1 << n for n, path in enumerate(texts) if before[path] != texts[path])
        at, kept = 0, {}
        for name, made_of, size in noted["parts"]:
            if not changed or not reads.bits_of(made_of) & changed:
                kept[name] = KeptPart(made_of, text[at : at + size])
            at += size
        return KeptParts(kept)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return KeptParts()


def keep_parts(root: Path, parts: KeptParts, meant: str, texts: Mapping[str, str], note: str = NOTE) -> None:
    """Notes them for the next process, where something was made and the folder for notes is there."""
    if not parts.new or not (root / FOLDER).is_dir():
        return
    all_parts = {**parts.kept, **parts.new}
    sizes = [(name, made_of, len(text)) for name, (made_of, text) in all_parts.items()]
    head = json.dumps({"meant": meant, "texts": texts, "parts": sizes})
    pieces = (head, "\n", *(part.text for part in all_parts.values()))
    write_sealed(root / note, [each.encode("utf-8", "surrogatepass") for each in pieces], package_state())
