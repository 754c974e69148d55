"""What files of entries were read as, so that the next process need not parse a file that is the same.

In: the project's folder for notes, and the text of a file. Out: what it was read as, if the same program read
the same text before and nothing was wrong with it; where something stands in the text is looked up when
somebody asks. Reading it makes values and parts of the model and runs nothing: what else stands in it is
refused.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import struct
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from stadswijzer.content.fields import ORIGIN, START, Part
from stadswijzer.content.leaves import leaves
from stadswijzer.content.package_state import package_state
from stadswijzer.content.sealed_files import FOLDER, read_sealed, write_sealed
from stadswijzer.content.values import Moment, Prose
from stadswijzer.content.yaml_reader import read_root
from stadswijzer.content.yaml_source import Mapping, Node, Sequence, Source
from stadswijzer.language import prose_facts
from stadswijzer.language.problems import Problems

NOTE = f"{FOLDER}/entries"
_HEAD = struct.Struct("<16sI")
"""Key, and the bytes of what was kept under it."""


class Origin:
    """The file of parts that were kept, which is parsed when somebody asks where one of them stands."""

    source: Source

    def mapping(self, start: int) -> Mapping:
        """The mapping that begins there."""
        if "_found" not in self.__dict__:
            root = read_root(self.source, Problems())
            self._found = {node.start: node for node in _mappings(root)} if root else {}
        return self._found[start]


def _mappings(node: Node) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
    if isinstance(node, Mapping | Sequence):
        for each in node.items.values() if isinstance(node, Mapping) else node.items:
            yield from _mappings(each)


_OTHERS = (date, Moment, prose_facts.Facts, prose_facts.WikiLink, Origin)
"""What is kept beside parts of the model and Python's plain values."""


class KeptEntries:
    """What the entries of the project in `root` were read as, where a folder for notes is: it makes none."""

    def __init__(self, root: Path) -> None:
        self._file = root / NOTE
        self.is_on = self._file.parent.is_dir()
        """Until all was read once: under `serve` what was read stays in memory."""
        self._before = self._read() if self.is_on else {}
        self._given: dict[bytes, bytes] = {}
        self._now: dict[bytes, bytes] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there to be read yet, and something can be kept."""
        return self.is_on and not self._before

    @property
    def now(self) -> dict[bytes, bytes]:
        """What is there now, as it is kept."""
        return self._now

    def give(self, found: dict[bytes, bytes]) -> None:
        """This a copy of this process read (`loader.read_entries`)."""
        self._given = found

    def get(self, key: bytes, source: Source) -> Part | None:
        """What was kept of this text; None when nothing was, or something else than we keep."""
        try:
            kept = self._before.get(key) or self._given[key]
            origin, data, texts = _Reader(io.BytesIO(kept)).load()
            prose_facts.known.update(texts)
            origin.source = source
        except (LookupError, pickle.UnpicklingError, ValueError, TypeError, AttributeError, EOFError):
            return None
        return data if isinstance(data, Part) else None

    def add(self, key: bytes, data: Part, source: Source) -> None:
        """This is there now, and nothing is wrong with it. From here on it is as one that was kept."""
        if self.is_on:
            self._now[key] = self._before.get(key) or self._given.get(key) or _written(data, source)

    def keep(self) -> None:
        """Notes what is there now, if that is not what was noted."""
        if self.is_on and self._now.keys() != self._before.keys():
            parts = [each for key, kept in self._now.items() for each in (_HEAD.pack(key, len(kept)), kept)]
            write_sealed(self._file, parts, package_state())
        self.is_on, self._before, self._given, self._now = False, {}, {}, {}

    def _read(self) -> dict[bytes, bytes]:
        try:
            content = read_sealed(self._file, package_state())
        except (OSError, ValueError):
            return {}
        at, found = 0, {}
        while at < len(content):
            key, size = _HEAD.unpack_from(content, at)
            at += _HEAD.size + size
            found[key] = content[at - size : at]
        return found


def _written(data: Part, source: Source) -> bytes:
    """A part with what its texts refer to. Its nodes go: they take more than all else."""
    texts = {leaf.value for leaf in leaves(data, Prose) if type(leaf.kind) is Prose and "[" in leaf.value}
    made, origin = io.BytesIO(), Origin()
    writer = _Writer(made, origin)
    writer.dump((origin, data, {text: prose_facts.scan(text) for text in texts}))
    origin.source = source
    for part, start in writer.starts:
        part.__dict__.update({ORIGIN: origin, START: start})
        part.__dict__.pop("node", None)
    return made.getvalue()


@lru_cache(maxsize=1)
def kept_entries(root: Path) -> KeptEntries:
    """Those of a project, which a process reads and notes once."""
    return KeptEntries(root)


def key_of(kind: str, source: Source, min_group: int) -> bytes:
    """What stands for a text, read as an entry of this kind."""
    about = f"{kind}\0{min_group}\0{source.digest}"
    return hashlib.sha256(about.encode("utf-8", "surrogatepass")).digest()[:16]


class _Writer(pickle.Pickler):
    """Writes parts without their nodes."""

    def __init__(self, file: io.BytesIO, origin: Origin) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._origin = origin
        self.starts: list[tuple[Part, int]] = []
        """Each part that was written, and where it begins."""

    def reducer_override(self, found: Any) -> Any:
        if not isinstance(found, Part):
            return NotImplemented
        values = {name: found.__dict__[name] for name in found.empties}
        start = found.__dict__.get(START)
        start = found.node.start if start is None else start
        values |= {"broken": found.broken, ORIGIN: self._origin, START: start}
        self.starts.append((found, start))
        return __newobj__, (type(found),), values


def __newobj__(kind: type[Part]) -> Part:  # noqa: N807 - the name by which `pickle` knows that it need not be called
    return kind.__new__(kind)


class _Reader(pickle.Unpickler):
    """Makes what `_Writer` writes, and knows nothing that could be called but those classes."""

    def find_class(self, module: str, name: str) -> type:
        if (module, name) not in _classes():
            raise pickle.UnpicklingError(f"{module}.{name} is not kept here")
        return _classes()[module, name]


@cache
def _classes() -> dict[tuple[str, str], type]:
    found = [*_OTHERS, *_parts_made_from(Part)]
    return {(each.__module__, each.__name__): each for each in found}


def _parts_made_from(kind: type[Part]) -> Iterator[type[Part]]:
    for each in kind.__subclasses__():
        yield each
        yield from _parts_made_from(each)
