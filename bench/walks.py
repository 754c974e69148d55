"""Fourteen things that people come for, walked in a real browser: how many clicks, and how far one scrolls.

    python bench/walks.py site [--chromium PATH]

Takes a built site. Each walk is a row of links to follow by their words, and what must be seen at the end.
How far below the first screen each of them stands is added up, in screens of a phone (390 × 844) and of a
desk (1280 × 800). The outcome goes into `pictures/README.md`; a link that is not there is an error.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from pictures import ROOT, served

VIEWS = ((390, 844), (1280, 800))
WALKS: dict[str, tuple[str, ...]] = {
    "Er komt een sensor: wat lees ik eerst?": ("menu:Leren", "Sensoren in de wijk", "see:Begin bij stap 1"),
    "Weten wij daar genoeg van, en wanneer wordt besloten?": (
        "menu:Roadmap",
        "Sensornetwerk in de binnenstad",
        "see:nog te leren",
    ),
    "Ik heb tien minuten": ("Ik heb 10 minuten", "see:Het eerste scherm"),
    "Een bureau toont een digital twin": (
        "Iemand vroeg mij iets",
        "Een bureau laat een prachtig filmpje zien",
        "see:Eerste stap",
    ),
    "Wat is onze focus, en wie is het er niet mee eens?": (
        "Waarom deze keuze",
        "see:Waar wij het niet over eens zijn",
    ),
    "Hier klopt een feit niet": ("menu:Voorbeelden", "Breda: drukte tellen", "see:Klopt er iets niet"),
    "Wat verschoof er sinds de raad van november 2022?": (
        "menu:Roadmap",
        "Verschoven",
        "8 november 2022",
        "see:Digitale kopie van de binnenstad",
    ),
    "Zonder zoeken: wat is een DPIA?": ("menu:Begrippen", "Privacy, AVG en DPIA", "see:Een toets vooraf"),
    "Wat besluit de raad over het werk van mijn afdeling?": (
        "Kies je afdeling",
        "Openbare Ruimte",
        "see:ter besluitvorming",
    ),
    "Welke stad stopte met tellen, en wat leren wij ervan?": ("sign:Breda", "see:Wat wij ervan leren"),
    "Hoeveel is nog niet gedekt?": ("menu:Roadmap", "Geld", "see:niet gedekt"),
    "Nieuw in de raad: waar begin ik?": (
        "menu:Leren",
        "Een kwartier voor raad en college",
        "see:Begin bij stap 1",
    ),
    "Mijn FG vraagt wat de peiling bewaart": ("menu:Over", "Voor OR en FG", "see:Wat wij bewaren"),
    "Ik zag een fout en wil die zelf verbeteren": (
        "menu:Begrippen",
        "Digital twin",
        "see:Verbeter deze pagina",
    ),
}
"""What somebody wants → links by their words (`menu:` in the menu, `sign:` on the map), then what is seen."""


def place(page: Page, what: str) -> Locator:
    how, _, words = what.rpartition(":")
    if how == "menu":
        return page.locator(".menu nav a", has_text=words).first
    if how == "sign":
        return page.locator(f'.example-map a[aria-label^="{words}"]').first
    if how == "see":
        return page.locator(f"main >> text={words} >> visible=true").first
    return page.locator("main a:visible:not(.drawing-map *)", has_text=what).first


def walked(browser: Browser, base: str, view: tuple[int, int], walk: tuple[str, ...]) -> tuple[int, float]:
    """Clicks, and screens scrolled."""
    page = browser.new_page(viewport={"width": view[0], "height": view[1]})
    page.set_default_timeout(5000)
    page.goto(base, wait_until="load")
    clicks, screens = 0, 0.0
    for what in walk:
        if what.startswith("menu:") and not place(page, what).is_visible():
            page.locator(".menu summary").click()
            clicks += 1
        found = place(page, what)
        box = found.bounding_box()
        if box is None:
            raise LookupError(f"{walk}: {what} is not seen on {page.url}")
        screens += max(0.0, (box["y"] + min(box["height"], 44) - view[1]) / view[1])
        if not what.startswith("see:"):
            found.click()
            page.wait_for_load_state("load")
            clicks += 1
    page.close()
    return clicks, screens


def table(browser: Browser, base: str) -> str:
    lines = [
        "| what somebody wants | phone: clicks | screens | desk: clicks | screens |",
        "| --- | --- | --- | --- | --- |",
    ]
    for wanted, walk in WALKS.items():
        cells = [walked(browser, base, view, walk) for view in VIEWS]
        told = " | ".join(f"{clicks} | {screens:.1f}" for clicks, screens in cells)
        lines.append(f"| {wanted} | {told} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--chromium", default=None)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        found = table(browser, served(given.site))
    file = ROOT / "pictures" / "README.md"
    before, begin, rest = file.read_text("utf-8").partition("<!-- walks -->\n")
    _, end, after = rest.partition("\n<!-- /walks -->")
    file.write_text(before + begin + found + end + after, "utf-8")


if __name__ == "__main__":
    main()
