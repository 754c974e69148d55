"""Every page type as a picture, before and after: three widths, light and dark, in `pictures/look/`.

    python bench/pictures.py site [--before OTHER_SITE]

Takes built sites, shows the first screen of each page in a headless Chromium and lays them in one picture
a type (WebP, which Chromium makes). How many screens a page has goes into `pictures/README.md`.
"""

from __future__ import annotations

import argparse
import base64
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "start": "",
    "voorbeelden": "voorbeelden/",
    "voorbeeld": "voorbeelden/breda-wifi-tellingen/",
    "begrippen": "begrippen/",
    "begrip": "begrippen/digital-twin/",
    "themas": "themas/",
    "thema": "themas/mobiliteit/",
    "woordenlijst": "woordenlijst/",
    "leren": "leerpaden/",
    "leerpad": "leerpaden/sensoren-in-de-wijk/",
    "tien-minuten": "tien-minuten/",
    "begintoets": "begintoets/",
    "voortgang": "voortgang/",
    "situaties": "situaties/",
    "mijn-afdeling": "mijn-afdeling/",
    "kennispeiling": "kennispeiling/2019-najaar/",
    "gesprekken": "gesprekken/",
    "gids": "gids/",
    "roadmap": "roadmap/",
    "activiteit": "roadmap/activiteiten/sensorennetwerk/",
    "geld": "roadmap/2020-2024/geld/",
    "tegenhoudt": "roadmap/2025-2028/tegenhoudt/",
    "besluiten": "roadmap/2020-2024/besluiten/",
    "verschoven": "roadmap/2020-2024/verschoven/",
    "nieuw": "nieuw/",
    "over": "over/",
    "rekenen": "over/rekenen/",
    "redactie": "redactie/",
    "zoeken": "zoeken/",
}
WAS = {
    "geld": "roadmap/geld/",
    "tegenhoudt": "roadmap/tegenhoudt/",
    "besluiten": "roadmap/besluiten/",
    "verschoven": "roadmap/verschoven/",
}
"""Addresses that were others before."""
VIEWS = (
    (320, 640, "light"),
    (320, 640, "dark"),
    (768, 1024, "light"),
    (1280, 800, "light"),
    (1280, 800, "dark"),
)
HEIGHT = 250
QUALITY = 0.45
LAY = """async ({rows, height, quality}) => {
  const gap = 6;
  const load = async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  };
  const images = await Promise.all(rows.map((row) => Promise.all(row.map(load))));
  const width = (image) => Math.round(image.width * height / image.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(...images.map((row) => row.reduce((sum, each) => sum + width(each) + gap, gap)));
  canvas.height = images.length * (height + gap) + gap;
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "#888";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  images.forEach((row, at) => {
    let x = gap;
    for (const each of row) {
      pen.drawImage(each, x, gap + at * (height + gap), width(each), height);
      x += width(each) + gap;
    }
  });
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing of every file."""


def served(folder: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def seen(browser: Browser, base: str, path: str) -> tuple[list[str], dict[int, float]]:
    """The page in every view as a `data:` address; width → how many screens it is high, in light."""
    shots, screens = [], {}
    for width, height, scheme in VIEWS:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(base + path, wait_until="load")
        shots.append(f"data:image/png;base64,{base64.b64encode(page.screenshot()).decode()}")
        if scheme == "light":
            screens[width] = page.evaluate("document.documentElement.scrollHeight") / height
        page.close()
    return shots, screens


def told(name: str, text: str, screens: list[dict[int, float]]) -> str:
    """The table with the screens of a page, on a phone and on a desk."""
    cells = [" → ".join(f"{each[width]:.1f}" for each in screens) for width in (320, 1280)]
    line = re.compile(rf"^(\|[^\n]*\(look/{name}\.webp\)[^\n|]*\|[^\n|]*\|[^\n|]*\|)[^\n]*$", re.MULTILINE)
    return line.sub(lambda found: f"{found[1]} {' | '.join(cells)} |", text)


def picture(canvas: Page, rows: list[list[str]]) -> bytes:
    return base64.b64decode(canvas.evaluate(LAY, {"rows": rows, "height": HEIGHT, "quality": QUALITY}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--chromium", default=None)
    given = parser.parse_args()
    folder, table = ROOT / "pictures" / "look", ROOT / "pictures" / "README.md"
    text = table.read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        canvas, bases = (
            browser.new_page(),
            {each: served(each) for each in (given.before, given.site) if each},
        )
        for name, path in PAGES.items():
            rows, screens = [], []
            for site, base in bases.items():
                own = WAS.get(name, path) if site == given.before else path
                if (site / own / "index.html").is_file():
                    shots, heights = seen(browser, base, own)
                    rows.append(shots)
                    screens.append(heights)
            (folder / f"{name}.webp").write_bytes(picture(canvas, rows))
            text = told(name, text, screens)
    table.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
