"""What a page depends on, as one short text: equal to that of an earlier build, and the page is the same.

In: a page. Out: a hash of all that its HTML and the frame's words about it are made of: its view, where it
stands, and the source of the templates that it is shown with. `of_frame` is the same of what all pages share.
Both hold for one version of this package: of our Python and words nothing is in them. Costs no Markdown.
"""

from __future__ import annotations

import re
from functools import cache

from jinja2 import meta

from stadswijzer.content import reads
from stadswijzer.pages.frame import Shared
from stadswijzer.pages.render import Page, environment, shortened


def fingerprint(page: Page) -> str | None:
    """None where that cannot be told: of a page that begins with a hand-written text or shows one."""
    if page.intro or any(part.intro for part in page.parts):
        return None
    return of_ours(page)


def of_ours(page: Page) -> str:
    """The same of all that is ours, whatever hand-written text stands above it."""
    if page.fingerprint:  # asked again for every page that shows it
        return page.fingerprint
    parts = [of_ours(part) for part in page.parts]
    hashed = shortened(_about(page), _of_view(page), parts, _source(page.template))
    if not page.intro:
        page.fingerprint = hashed
    return hashed


def _of_view(page: Page) -> str:
    """A hash of its view, which is not made where that was kept. It is noted what that was made of."""
    if page.followed:
        return page.followed.partition(" ")[0]
    if page.is_viewed or page.given is None:
        return shortened(page.viewed())
    view, bits = reads.apart(page.viewed)
    hashed, told = shortened(view), reads.told(bits)
    page.followed = f"{hashed} {told} {page.given}".rstrip() if told else ""
    return hashed


def is_made_of(followed: str, changed: int, given: str | None = "") -> bool:
    """Whether any of these was read for the view of which that was noted, or other things are given."""
    _, told, before = (*followed.split(" "), "")[:3]
    return before != given or bool(reads.bits_of(told) & changed)


def of_frame(shared: Shared) -> str:
    """What the frame shows on every page but the settings of the site engine."""
    menu = (shared.sections, shared.outside, shared.more, shared.feed, shared.search)
    return shortened(menu, shared.as_of, shared.stamp, shared.words.language, shared.preview, shared.disk)


def _about(page: Page) -> tuple[object, ...]:
    """What is shown of it beside its view, and what links, marks and Markdown on it need."""
    about = (page.address, page.title, page.description, page.kind, page.to_print, page.same_as)
    frame, entry = page.site.frame, page.entry
    source = (entry.path, bool(entry.data.sample)) if entry else ()
    return (*about, page.answer, page.crumbs, source, frame.disk, frame.site_url, page.site.words.language)


@cache
def _source(template: str) -> str:
    """Of a template and of all that it imports or includes."""
    left, seen = [f"{template}.html"], dict[str, str]()
    while left:
        name = left.pop()
        loader = environment().loader
        if name not in seen and loader:
            seen[name] = loader.get_source(environment(), name)[0]
            left += _named_in(seen[name])
    return shortened(sorted(seen.items()))


_NAMES = re.compile(r"\{%-?\s*(?:import|include|from|extends)\s+(?:'([^']+)'|\"([^\"]+)\"|(.))")


def _named_in(source: str) -> list[str]:
    """The templates that a template names: by their signs, since parsing them all takes longer than views."""
    names = _NAMES.findall(source)
    if any(computed for _, _, computed in names):
        return [each for each in meta.find_referenced_templates(environment().parse(source)) if each]
    return [one or other for one, other, _ in names]
