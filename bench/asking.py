"""Asks the index of a project questions as a browser does, and measures what comes back.

`python bench/asking.py` asks those of `tuning.yml`, `strangers.yml` and `held_out.yml` about this project; of
the last it prints the sums alone. In: questions with the pages that answer them. Out: mean reciprocal rank,
how many found nothing, the bytes that were fetched and the time it took, in the browser of the tests.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

import yaml

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.facts.site import Site
from stadswijzer.facts.site_frame import Frame
from stadswijzer.search import files

ROOT = Path(__file__).parent.parent
LISTS = ("tuning", "strangers", "held_out")
CLOSED = "held_out"
"""The list of which nobody looks at a question."""
QUESTIONS = ROOT / "bench" / "search"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PAGE = "<!doctype html><title>-</title>"
ASK = """
async ([question, wanted]) => {
    const start = performance.now();
    const searcher = stadswijzerRanking.searcher(stadswijzerSearch, window.fetchPart);
    const { hits } = await searcher.ask(question);
    const first = hits.length ? await searcher.text(hits[0].number) : null;
    const took = performance.now() - start;
    await Promise.all(hits.slice(1, 6).map(hit => searcher.text(hit.number)));
    const fetched = window.fetched.splice(0);
    let rank = first && wanted.includes(first.address) ? 1 : 0;
    for (let n = 1; !rank && n < hits.length; n += 1) {
        if (wanted.includes((await searcher.text(hits[n].number)).address)) rank = n + 1;
    }
    window.fetched.length = 0;
    return [rank, hits.length, took, fetched];
}
"""
FETCH = """
window.fetched = [];
window.fetchPart = async name => { window.fetched.push(name); (0, eval)(window.stored[name]); };
null;
"""


@dataclass
class Asked:
    """What came of a list of questions. `ranks`: of the first right answer, 0 for none."""

    questions: list[str] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)
    empty: int = 0
    bytes: list[int] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    @property
    def reciprocal_rank(self) -> float:
        return mean(1 / rank if rank else 0 for rank in self.ranks)

    def __str__(self) -> str:
        return (
            f"{self.reciprocal_rank:.3f} mean reciprocal rank of {len(self.ranks)} questions, "
            f"{self.empty} empty; "
            f"{max(self.bytes) / 1000:.1f} kB at most and {median(self.bytes) / 1000:.1f} kB mostly, "
            f"{max(self.milliseconds):.0f} ms at most"
        )


def site_of(root: Path) -> Site:
    """The site of a project, with its papers in the index."""
    checked = validate(read_project(root))
    return Site(checked.links, Frame("", checked.library.project.site_url, papers=True))


def questions(path: Path) -> list[tuple[str, list[str]]]:
    """(question, addresses that answer it)."""
    return [(each["ask"], each["pages"]) for each in yaml.safe_load(path.read_text("utf-8"))]


@contextmanager
def browser() -> Iterator[Any]:
    """A page of the browser of the tests, with nothing on it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is asked

    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started.new_page()
        started.close()


def ask(page: Any, site: Site, asked: list[tuple[str, list[str]]]) -> Asked:
    """Asks every question as the first one of a visit: nothing was fetched before it."""
    stored = dict(files.files(site))
    sizes = {address: len(gzip.compress(text.encode(), 9)) for address, text in stored.items()}
    start = sum(size for address, size in sizes.items() if address in (files.START, *_scripts()))
    page.set_content(PAGE)
    names = {address.rpartition("/")[2].removesuffix(".js"): text for address, text in stored.items()}
    page.evaluate("stored => { window.stored = stored; }", names)
    page.evaluate(FETCH)
    page.evaluate(stored[files.START])
    page.evaluate(stored[f"{files.FOLDER}/ranking.js"])
    found = Asked()
    for question, wanted in asked:
        rank, hits, took, fetched = page.evaluate(ASK, [question, wanted])
        found.questions.append(question)
        found.ranks.append(rank)
        found.hits.append(hits)
        found.empty += not hits
        found.milliseconds.append(took)
        found.bytes.append(start + sum(sizes[f"{files.FOLDER}/{name}.js"] for name in set(fetched)))
    return found


def _scripts() -> list[str]:
    return [f"{files.FOLDER}/{name}.js" for name in files.SCRIPTS]


def lines(root: Path) -> Iterator[str]:
    """One line for each list of questions, about the project in `root`."""
    site = site_of(root)
    with browser() as page:
        for name in LISTS:
            yield f"- search, {name}: {ask(page, site, questions(QUESTIONS / f'{name}.yml'))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--project", type=Path, default=ROOT)
    parser.add_argument(
        "--misses",
        action="store_true",
        help="of the questions that may be looked at, those not answered first",
    )
    given = parser.parse_args()
    site = site_of(given.project)
    with browser() as page:
        for name in LISTS:
            found = ask(page, site, questions(QUESTIONS / f"{name}.yml"))
            print(f"{name}: {found}")
            if given.misses and name != CLOSED:
                for question, rank in zip(found.questions, found.ranks, strict=True):
                    if rank != 1:
                        print(f"  {rank or '-'}: {question}")


if __name__ == "__main__":
    main()
