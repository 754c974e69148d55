"""How a reader answers back: a mail that says of which page it is, filled in but for what is wrong.

In: a site, and a page by its title and address. Out: an address of a mail, or '' where nobody is named to
write to.
"""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from stadswijzer.content.library import AnyEntry
from stadswijzer.facts.site import Site

LINES = "\r\n"
"""Between lines of a mail (RFC 6068)."""


def is_mail(contact: str | None) -> bool:
    """Whether a contact is the address of a mailbox; it may be a role or a telephone number too."""
    return bool(contact) and "@" in str(contact) and " " not in str(contact)


def contact_of(site: Site, entry: AnyEntry | None) -> str:
    """Whom to write to: the contact of the entry, else the one that most entries have."""
    own = entry.data.contact if entry else None
    return str(own) if is_mail(own) else site.main.once(_most_named)


def _most_named(site: Site) -> str:
    named = Counter(str(each.data.contact) for each in site.whole.with_pages if is_mail(each.data.contact))
    return min(named, key=lambda contact: (-named[contact], contact), default="")


def mail(site: Site, title: str, address: str, entry: AnyEntry | None) -> str:
    """The mail about a page: `mailto:` with whom, of what, and which page and state it is about."""
    to = contact_of(site, entry)
    if not to:
        return ""
    w = site.words
    page = site.frame.whole(address) or f"/{address}"
    lines = [w("answer.about", title=title), w("answer.page", address=page)]
    if site.as_of:
        lines.append(f"{w('plan.as_of_short')} {w.date(site.as_of)}")
    lines += ["", w("answer.sentence"), "", w("answer.what"), ""]
    subject = w("answer.subject", name=site.frame.site_name, title=title)
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(LINES.join(lines))}"
