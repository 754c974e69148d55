"""Papers in tests: made of a small project, read as text in the order of reading, and as a tree of tags."""

import io
import json
import re
import shutil
from functools import lru_cache

import made_up_roadmap
import pikepdf
import programs
from pypdf import PdfReader

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.papers import catalogue
from stadswijzer.papers.setting import pdf as paper

TEXT = shutil.which("pdftotext")
"""Of poppler, if it is here: another program than those that made and check the papers, and twenty times as fast."""


def of(root, **frame):
    checked = validate(read_project(root))
    assert not checked.problems.errors
    given = {"site_url": "https://slimmestad.example/", "version": "v1", "papers": True, **frame}
    return Site(checked.links, Frame("Proefstad", **given))


def sheets(site):
    return [
        paper.pdf(template, data, day=site.library.today)
        for _, template, data in catalogue.made(site)
        if template == "sheet-alone"
    ]


def paper_of(site, template):
    (data,) = [data for _, name, data in catalogue.made(site) if name == template]
    return paper.pdf(template, data, day=site.library.today)


def text_of(pdf):
    """The words of every page, in the order in which a program reads them to someone."""
    return list(_text_of(pdf))


@lru_cache(maxsize=100)
def _text_of(pdf):
    if TEXT is None:
        return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    done = programs.run(TEXT, "-raw", "-", "-", input=pdf, text=False, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def places_of(pdf):
    """Of every page: its width, and (left, top, right, bottom, text) of each word. Asks for poppler."""
    done = programs.run(TEXT, "-bbox", "-", "-", input=pdf, text=False, check=True)
    word = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>')
    for page in done.stdout.decode("utf-8").split("<page ")[1:]:
        width = float(re.search(r'width="(.*?)"', page)[1])
        yield width, [(*map(float, found[:4]), found[4]) for found in word.findall(page)]


def count(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def in_order(text, *wanted):
    at = -1
    for each in wanted:
        found = text.replace("\xa0", " ").find(each, at + 1)
        assert found > at, f"{each!r} is not after what comes before it in: {text}"
        at = found


def structure(element):
    """Every element of the tree of tags."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from structure(kid)


def warned(root):
    """What `check` says of the length of the only sheet; any error is one of this test."""
    found = validate(read_project(root)).problems
    assert not found.errors
    return [each for each in found if each.code == "too-long-for-paper"]


def initiative(root, **fields):
    """A project of one initiative with these fields, in `root`."""
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    return made_up_roadmap.write(root, {**files, path: with_fields(files[path], **fields)})


def with_fields(text, **fields):
    """The text of an entry with these fields in the place of its own (JSON is YAML too)."""
    own = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    kept = [
        block
        for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE)
        if block.partition(":")[0] not in fields
    ]
    return own + "".join(kept)
