"""What looks like data of a person, in every text: of an entry and of a hand-written page.

In: texts as they were written. Out: problems, each at its place. Nothing is looked for inside an address of
the web, but for one: Outlook wraps a link and puts the mail address of its reader in it (Safe Links).
By hand, since what we look for is Dutch (the number of a citizen) and few: a library finds names everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import cast
from urllib.parse import parse_qs, urlsplit

from stadswijzer.content.fields import Part
from stadswijzer.content.hand_written import HandWritten
from stadswijzer.content.leaves import leaves
from stadswijzer.content.library import Entry
from stadswijzer.content.values import Mailbox, Url
from stadswijzer.content.yaml_source import Scalar
from stadswijzer.language.problems import Problem

NO_NUMBERS_AT_ALL = ("survey", "talk")
"""Kinds in which a citizen service number is an error: they tell of colleagues."""

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_EMAIL_IN_WORDS = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?[(\[{]\s?(?:at|apenstaart(?:je)?|@)\s?[)\]}]\s?"
    r"[\w-]+(?:(?:\.|\s?[(\[{]\s?(?:dot|punt|\.)\s?[)\]}]\s?)[\w-]+)+",
    re.IGNORECASE,
)
"""As people write an address to hide it from machines: `jan(at)stad.nl`, `jan [at] stad [punt] nl`."""
_BRACKETED = re.compile(r"[(\[{]\s?(?:at|apenstaart|@)", re.IGNORECASE)
_NAME = re.compile(r"[\w.+-]+")
_PERSON_EMAIL = re.compile(r"^(?:[a-z]\.)*[a-z]+(?:[._][a-z]+)+@|^[a-z]\.[a-z]+@", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/.-])(?:\+31|0031|\(?0)[\s-]?(?:\(0\))?[1-9](?:[\s()-]{0,2}\d){8}(?!\d)")
_DIGIT = re.compile(r"\d")
_NINE_DIGITS = re.compile(r"(?<![\w.,/-])(?:\d{3}[ .]?\d{3}[ .]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\w/-])")
_FUNCTIONAL = re.compile(
    r"info|team|stad|city|smart|slim|loket|contact|gemeente|afdeling|data|privacy|support|help|redactie|post",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.)[^\s<>\"]+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_SAFE_LINK = re.compile(r"https?://[\w.-]+\.safelinks\.protection\.outlook\.com/[^\s<>\")\]]*", re.IGNORECASE)


def for_browser() -> list[str]:
    """The patterns as a browser reads them, with its flags g, i and u."""
    every = (_ADDRESS, _NINE_DIGITS, _EMAIL, _EMAIL_IN_WORDS, _FUNCTIONAL, _PHONE, _SAFE_LINK)
    return [each.pattern.replace(r"[\w", r"[\p{L}\p{N}_").replace(r"\"", '"') for each in every]


def of_entry(entry: Entry[Part]) -> Iterator[Problem]:
    """What the texts of an entry hold."""
    source = entry.source
    has_safe_link = "safelinks" in source.text.lower()
    for leaf in entry.texts:
        mailbox = isinstance(leaf.kind, Mailbox)
        for what, start, meant in found(leaf.value, mailbox=mailbox):
            offset = source.offset_in(cast("Scalar", leaf.node), start)
            if what == "citizen" and entry.kind in NO_NUMBERS_AT_ALL:
                yield source.problem("citizen-number", offset)
            else:
                yield source.problem("personal-data", offset, **_values(what, meant))
    for leaf in leaves(entry.data, Url) if has_safe_link else ():
        if match := _SAFE_LINK.match(leaf.value):
            yield source.problem("personal-data", leaf.node.start, **_values("safe_link", _meant(match[0])))


def of_page(page: HandWritten) -> Iterator[Problem]:
    """What a hand-written page holds."""
    for what, start, meant in found(page.source.text, mailbox=False):
        yield page.source.problem("personal-data", start, **_values(what, meant))


def _values(what: str, meant: str) -> dict[str, str]:
    return {"what": what, "meant": meant, "hint": "safe_link" if meant else "general"}


def found(text: str, *, mailbox: bool) -> Iterator[tuple[str, int, str]]:
    """Kind, place and (of a wrapped link) the address that was meant. A shared mailbox may be given."""
    if "&" not in text or not _ENTITY.search(text):
        yield from _found(text, mailbox=mailbox)
        return
    read, places, at = "", [], 0
    for match in _ENTITY.finditer(text):  # `&#64;` is @ to whoever reads the page
        sign = unescape(match[0])
        read += text[at : match.start()] + sign
        places += [*range(at, match.start()), *[match.start()] * len(sign)]
        at = match.end()
    places += range(at, len(text))
    for what, start, meant in _found(read + text[at:], mailbox=mailbox):
        yield what, places[start], meant


def _found(text: str, *, mailbox: bool) -> Iterator[tuple[str, int, str]]:
    if not ("@" in text or "://" in text or _DIGIT.search(text) or _BRACKETED.search(text)):
        return  # as nearly all are
    if "://" in text or "www." in text.lower():
        for match in _SAFE_LINK.finditer(text):
            yield "safe_link", match.start(), _meant(match[0])
        text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    in_words = _EMAIL_IN_WORDS.finditer(text) if _BRACKETED.search(text) else ()
    for match in (*(_EMAIL.finditer(text) if "@" in text else ()), *in_words):
        name = cast("re.Match[str]", _NAME.match(match[0]))[0]
        own = _PERSON_EMAIL.match(f"{name}@") and not _FUNCTIONAL.search(name)
        if own or not (mailbox or _FUNCTIONAL.search(name)):
            yield "email", match.start(), ""
    if not _DIGIT.search(text):
        return
    for match in _PHONE.finditer(text):
        yield "phone", match.start(), ""
    for match in _NINE_DIGITS.finditer(text):
        if _is_citizen_number(match[0]):
            yield "citizen", match.start(), ""


def _is_citizen_number(text: str) -> bool:
    """The eleven test of the Dutch citizen service number (BSN): weights 9…2 and -1."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits) and sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _meant(address: str) -> str:
    """The address inside a wrapped link; the host alone tells no reader."""
    try:
        return next(iter(parse_qs(urlsplit(address).query).get("url", ())), "https://…")
    except ValueError:
        return "https://…"
