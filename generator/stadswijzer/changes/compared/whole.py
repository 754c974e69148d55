"""From two versions to what differs: entries, pages, and every field of every entry.

In: two versions. Out: `Comparison`. A field that no part of this package tells of in its own way is named, so
that no difference in what the model reads goes untold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stadswijzer.changes.compared.choices import choices
from stadswijzer.changes.compared.history_rules import broken
from stadswijzer.changes.compared.initiative import Plan
from stadswijzer.changes.compared.knowledge import knowing
from stadswijzer.changes.compared.links import lost
from stadswijzer.changes.compared.organisation import organisation
from stadswijzer.changes.compared.pairing import Pair, Pairing, is_pair_of, title_of
from stadswijzer.changes.compared.roadmap import Direction
from stadswijzer.changes.compared.sums import sums
from stadswijzer.changes.comparison import SECTIONS, Change, Comparison, Notice, Version
from stadswijzer.content.fields import Part
from stadswijzer.content.library import Entry
from stadswijzer.content.model import Initiative, Organisation, Roadmap
from stadswijzer.content.project import Options
from stadswijzer.facts import page_title


def compare(before: Version, after: Version) -> Comparison:
    """Everything that differs, in the order of telling."""
    pairing = Pairing(before, after)
    changed = [
        *_entries(pairing),
        *_pages(pairing),
        *(change for pair in pairing.pairs for change in _fields(pairing, pair)),
        *_options(before, after),
    ]
    if before.is_whole and after.is_whole:
        for plan in after.site.plans:
            changed += sums(before.plan(plan), plan)
        changed += knowing(pairing)
    ordered = sorted(changed, key=lambda change: SECTIONS.index(change.section))
    return Comparison(before, after, tuple(ordered), tuple(broken(pairing)), tuple(_notices(pairing)))


def _notices(pairing: Pairing) -> Iterator[Notice]:
    for version, which in ((pairing.old, "before"), (pairing.new, "after")):
        errors = version.checked.problems.errors
        if errors:
            first = errors[0].place
            yield Notice(
                f"errors_{which}",
                {"name": version.name, "n": len(errors), "file": first.file, "line": first.line},
            )
    for path in sorted(set(pairing.unread)):
        yield Notice("unread", {"file": path})
    for entry, name in sorted({(entry.path, name) for entry, name in pairing.broken_fields()}):
        yield Notice("broken", {"file": entry, "field": name})


def _entries(pairing: Pairing) -> Iterator[Change]:
    for entry in pairing.added:
        yield _of(entry, "entries", "new", address=entry.address, draft=entry.is_draft, **_facts(entry))
    for entry in pairing.gone:
        yield _of(entry, "entries", "gone", address=entry.address, draft=entry.is_draft)
    for entry, target in pairing.merged:
        yield _of(entry, "entries", "merged", before=entry.address, after=target.address)
    for pair in pairing.pairs:
        if pair.is_renamed:
            yield _of(pair.after, "pages", "renamed", before=pair.before.address, after=pair.after.address)
        if pair.before.is_draft != pair.after.is_draft:
            yield _of(pair.after, "entries", "published" if pair.before.is_draft else "withdrawn")


def _facts(entry: Entry[Part]) -> dict[str, Any]:
    """What is worth saying at once of a new initiative."""
    data = entry.data
    if not isinstance(data, Initiative) or not data.intact("status", "start", "end"):
        return {}
    return {"status": data.status, "start": data.start.text, "end": data.end.text}


def _of(entry: Entry[Part], section: str, code: str, **values: object) -> Change:
    return Change(section, code, entry.kind, entry.key, title_of(entry), values)


def _pages(pairing: Pairing) -> Iterator[Change]:
    """Hand-written pages, and files that are published as they are."""
    before, after = pairing.old, pairing.new
    old, new = ({page.path: page for page in version.checked.library.pages} for version in (before, after))
    for path in sorted({*old, *new}):
        page = new.get(path) or old[path]
        code = "page_gone" if path not in new else "page_new" if path not in old else "page_changed"
        texts = (
            pairing.text(version, _same_ends(pages[path].source.text)) if path in pages else None
            for version, pages in ((before, old), (after, new))
        )
        if len({*texts}) > 1:
            title = page_title.title_of(page)
            yield Change("pages", code, "page", path, title, {"address": page.address})
    files = [
        {path for path in version.checked.library.media if version.checked.library.is_public(path)}
        for version in (before, after)
    ]
    for path in sorted(files[0] ^ files[1]):
        yield Change("pages", "file_new" if path in files[1] else "file_gone", "file", path, path)


def _same_ends(text: str) -> str:
    """Git for Windows gives every line another end, which changes nothing of the page."""
    return "\n".join(text.splitlines())


def _options(before: Version, after: Version) -> Iterator[Change]:
    """Options that change what is derived."""
    old, new = (version.checked.library.project.options for version in (before, after))
    for name in Options.__dataclass_fields__:
        first, second = getattr(old, name), getattr(new, name)
        if first != second:
            values = {"option": name, "before": _plain(first), "after": _plain(second)}
            yield Change("settings", "option", "", "", name, values)


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)


def _fields(pairing: Pairing, pair: Pair[Part]) -> Iterator[Change]:
    before, after = pair.before.data, pair.after.data
    told_elsewhere = ("aliases", "draft") if pairing.has_new_name(pair) else ("draft",)
    fields = [name for name in pairing.differing(before, after) if name not in told_elsewhere]
    if not fields:
        return
    told: set[str] = set()
    if "title" in fields:
        told.add("title")
        yield _of(pair.after, "texts", "title", before=pair.before.title, after=pair.after.title)
    if "sample" in fields:
        told.add("sample")
        yield _of(pair.after, "texts", "sample_new" if getattr(after, "sample", None) else "sample_gone")
    if is_pair_of(pair, Initiative):
        changed, whole = Plan(pairing, pair, fields).changes()
        yield from changed
        told |= whole
    elif is_pair_of(pair, Organisation):
        changed, whole = organisation(pairing, pair, fields)
        yield from changed
        told |= whole
    elif is_pair_of(pair, Roadmap):
        changed, whole = Direction(pairing, pair, fields).changes()
        yield from changed
        told |= whole
    chosen, whole = choices(pairing, pair, fields)
    yield from chosen
    told |= whole
    for change, field in lost(pairing, pair, fields):
        told.add(field)
        yield change
    left = [name for name in fields if name not in told]
    if left:
        yield _of(pair.after, "texts", "fields", fields=left)
