"""What the tests in a real browser share: the sites that are built once, the browser, and a visit that sees all that goes wrong.

A site is served over the loopback with the policy that we ship. `conftest.py` hands these fixtures to every test.
"""

import fcntl
import functools
import http.server
import re
import threading
from importlib.resources import files
from pathlib import Path

import programs
import pytest
from folders import ROOT
from site_checks import Built, build, real_project

POLICY = re.search(r'Content-Security-Policy "([^"]+)"', (ROOT / "hosting/nginx.conf").read_text("utf-8"))[1]
"""What `hosting/` gives to who hosts the site."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-gpu",
)


# Sites that are built once


def of_this_run(factory):
    """A folder that all processes of this run share."""
    root = factory.getbasetemp()
    return root.parent if programs.given("PYTEST_XDIST_WORKER") else root


def once(factory, name, make):
    """The site that `make` builds in a folder: by the first process of this run that asks, for all of them. Only to read."""
    root = of_this_run(factory)
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = root / f"{name}.built"
        if not done.exists():
            if (root / name).exists():
                pytest.fail(
                    f"the site `{name}` could not be built: the first test that asked for it says why",
                    pytrace=False,
                )
            (root / name).mkdir()
            done.write_text(str(make(root / name).folder), "utf-8")
        return Built(done.read_text("utf-8"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory):
    """The real content, built in a folder of its own."""
    return once(tmp_path_factory, "real", lambda root: build(real_project(root), version="proef"))


@pytest.fixture(scope="session")
def real_disk(tmp_path_factory):
    """The same without papers, to open from a disk."""
    return once(
        tmp_path_factory,
        "disk",
        lambda root: build(real_project(root), version="proef", disk=True, papers=False),
    )


# The browser and a visit

NOTHING = "an-empty-page-of-the-tests"


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site under the policy; what is not there gives the page of the error."""

    def do_GET(self):
        if self.path != f"/{NOTHING}":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        return self.wfile.write(b'<!doctype html><title>-</title><link rel="icon" href="data:,">')

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code, *_):
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        """Says nothing."""


@pytest.fixture(scope="module")
def folder(real_site):
    """The site that `visit` opens; a file of tests may have one of its own."""
    return real_site.folder


@pytest.fixture(scope="module")
def address(folder):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    READABLE.append(of_this_run(tmp_path_factory) / "readable.txt")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is used

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=programs.given("CHROMIUM", "/usr/bin/chromium"), args=QUIET
        )
        yield started
        started.close()


WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective + " " + event.blockedURI));
"""


FORGET = """() => {
    [localStorage, sessionStorage].forEach(each => each.clear());
    return ['(prefers-color-scheme: dark)', 'print', '(prefers-reduced-motion: reduce)'].map(each => matchMedia(each).matches);
}"""
"""Nothing is kept on the device; how it is told to show pages."""


class Visits:
    """Opens pages of the site at `address`, and keeps what goes wrong on any of them.

    A new device costs more than a new page, so the first visit of a test is on the one that the tests of a file share:
    it forgot all that it kept. A visit that needs what only a new device has, or is not the first, gets one of its own.
    """

    def __init__(self, browser, address):
        self.browser, self.address = browser, address
        self.contexts, self.wrong = [], []
        self.shared, self.is_free = None, True

    def __call__(self, path="", **options):
        page = self.blank(**options)
        page.goto(self.address + path, wait_until="load")
        return page

    def blank(self, *, width=1280, height=900, scheme="light", script=True, init=""):
        """A page of the site with nothing on it."""
        if not self.is_free or not script or init:
            return self._device(width, height, scheme, init, script=script)
        self.is_free = False
        if self.shared is None:
            self.shared = self._device(width, height, scheme, "", script=True)
            return self.shared
        if self.shared.evaluate(FORGET) != [scheme == "dark", False, True]:
            self.shared.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce")
        if self.shared.viewport_size != {"width": width, "height": height}:
            self.shared.set_viewport_size({"width": width, "height": height})
        self.shared.mouse.move(0, 0)
        return self.shared

    def _device(self, width, height, scheme, init, *, script):
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        context.set_default_timeout(5000)
        if script:
            context.add_init_script(WATCH + init)
        page = context.new_page()
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfailed", self._failed)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        return page

    def _request(self, made):
        if not made.url.startswith((self.address, "data:")):
            self.wrong.append(f"asked of another host: {made.url}")

    def _response(self, given):
        if given.status >= 400 and not given.url.endswith("bestaat/niet/"):
            self.wrong.append(f"{given.status} {given.url}")

    def _failed(self, made):
        if made.failure != "net::ERR_ABORTED":  # the page was left before all had come
            self.wrong.append(f"failed: {made.url}")

    def _console(self, message):
        if message.type in ("error", "warning") and "bestaat/niet" not in message.location.get("url", ""):
            self.wrong.append(f"console: {message.text}")

    def rest(self):
        """What went wrong on any page since the last rest; only the shared one is still there after it, with nothing on it."""
        for page in (page for context in self.contexts for page in context.pages):
            self.wrong += page.evaluate("window.violations || []")
        kept = self.shared and self.shared.context
        for context in self.contexts:
            if context is not kept:
                context.close()
        if kept:
            for page in kept.pages[1:]:
                page.close()
            self.shared.unroute_all()
            self.shared.goto(self.address + NOTHING)
        self.contexts, self.is_free = [kept] if kept else [], True
        found, self.wrong = self.wrong, []
        return found


@pytest.fixture(scope="module")
def visits(browser, address):
    made = Visits(browser, address)
    yield made
    for context in made.contexts:
        context.close()


@pytest.fixture
def visit(visits):
    """Opens a page of the site; afterwards nothing may have gone wrong on any of them."""
    yield visits
    wrong = visits.rest()
    assert not wrong, wrong


# What is looked at


AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
VIEWS = [("light", 1280), ("light", 320), ("dark", 320), ("dark", 1280)]

# `looks`: all that the contrast of a text follows from: its colour, size and line, what lies behind it, whether that holds
# it or only lies there too, and of a link whether it stands between words from which it must differ. Kept as a short name.
# `narrow`: what can be operated and may be too small a target; what is 24 px high and wide, and has nothing that can be
# operated over it, is never too small by that rule, and to find that out took the rule half of all time.
HELP = """
const every = () => [...document.body.querySelectorAll('*')];
const is_painted = style => style.backgroundImage !== 'none' || !/^(transparent|rgba\\(.*, 0\\))$/.test(style.backgroundColor);
const painted = () => every().filter(each => each.checkVisibility())
    .map(each => [each, getComputedStyle(each)]).filter(([, style]) => is_painted(style))
    .map(([each, style]) => [each, style.backgroundColor + style.backgroundImage, each.getBoundingClientRect()])
    .filter(([, , box]) => box.width && box.height);
const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
const crossed = (text, layers) => {
    const box = text.getBoundingClientRect();
    const across = layers.filter(([each, , other]) => meet(box, other) && !each.contains(text) && !text.contains(each));
    return [...new Set(across.map(([, paint]) => paint))].sort();
};
const letters = node => node.textContent.replace(/\\s+/g, '').length;
const is_between_words = link => {
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    return letters(block) > [...block.querySelectorAll('a')].reduce((sum, each) => sum + letters(each), 0);
};
const short = text => {
    let one = 5381, other = 52711;
    for (let at = 0; at < text.length; at++) {
        one = Math.imul(one, 33) ^ text.charCodeAt(at);
        other = Math.imul(other, 31) + text.charCodeAt(at) | 0;
    }
    return (one >>> 0).toString(36) + '-' + (other >>> 0).toString(36);
};
const behind = (each, seen) => {
    if (!each) return [];
    if (!seen.has(each)) {
        const style = getComputedStyle(each), rest = behind(each.parentElement, seen);
        const layer = [style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join();
        seen.set(each, layer === rest[0] ? rest : [layer, ...rest]);
    }
    return seen.get(each);
};
const looks = (text, layers, seen) => {
    const own = getComputedStyle(text);
    const line = [own.fontSize, own.fontWeight, own.display, own.textDecorationLine, own.textShadow, own.borderBottom];
    const link = text.matches('a') && is_between_words(text);
    return short([text.localName, ...line, link, ...behind(text, seen), ...crossed(text, layers)].join('|'));
};
const is_shown = each => each.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && each.offsetWidth !== 1 && getComputedStyle(each).clipPath === 'none';
const has_text = each => each.matches('input, select, textarea')
    || [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
const NEW = 'data-new-look', NARROW = 'data-narrow-target';
const mark = known => {
    const fresh = new Set(), layers = painted(), seen = new Map();
    const unknown = every().filter(has_text).filter(text => {
        const own = is_shown(text) ? looks(text, layers, seen) : '';
        const is_known = own && (known.has(own) || fresh.has(own));
        if (own && !is_known) fresh.add(own);
        return !is_known;
    });
    unknown.forEach(text => text.setAttribute(NEW, ''));
    return [...fresh];
};
const mark_narrow = () => {
    const targets = every().filter(each => (each.tabIndex >= 0 || each.hasAttribute('tabindex')) && each.checkVisibility())
        .map(each => [each, each.getBoundingClientRect()]);
    const over = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const narrow = targets.filter(([each, box]) => box.width < 25 || box.height < 25
        || targets.some(([other, its]) => other !== each && over(box, its)));
    narrow.forEach(([each]) => each.setAttribute(NARROW, ''));
};
axe.configure({rules: [
    {id: 'target-size', selector: `[${NARROW}]`},
    {id: 'color-contrast', selector: `[${NEW}]`},
    {id: 'link-in-text-block', selector: `a[href][${NEW}], [role=link][${NEW}]`},
]});
window.look = async (only, known) => {
    const fresh = mark(new Set(known));
    if (only.type === 'tag') mark_narrow();
    const {violations} = fresh.length || only.type === 'tag'
        ? await axe.run(document, {runOnly: only, resultTypes: ['violations'], preload: false}) : {violations: []};
    for (const sign of [NEW, NARROW]) document.querySelectorAll(`[${sign}]`).forEach(each => each.removeAttribute(sign));
    const told = violations.map(({id, help, nodes}) =>
        `${id}: ${help}: ` + nodes.slice(0, 4).map(node => JSON.stringify(node.target)).join('; '));
    return [told, fresh];
};
null;
"""
READABLE = []
"""The file that keeps the looks of texts, the same wherever they stand, that a process of this run found to be readable."""


def violations(page):
    """What axe finds by all of `TAGS`: rule, help and the first places."""
    return _looked(page, {"type": "tag", "values": TAGS})


def unreadable(page):
    """What the rules of colour alone find."""
    return _looked(page, {"type": "rule", "values": COLOUR_RULES})


def _looked(page, only):
    """Of all texts that look the same, the rules of colour see one, and in this run but once: they take longest by far."""
    if page.evaluate("typeof look === 'undefined'"):
        page.evaluate(AXE + HELP)
    (kept,) = READABLE
    known = kept.read_text("utf-8").split("\n") if kept.exists() else []
    wrong, looks = page.evaluate("([only, known]) => look(only, known)", [only, known])
    if looks and not wrong:
        with kept.open("a", encoding="utf-8", newline="\n") as file:
            file.write("".join(f"{each}\n" for each in looks))
    return wrong


def overflow(page):
    """What sticks out at the side, if the page scrolls sideways."""
    return page.evaluate("""() => {
        const wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= wide) return [];
        return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1)
            .slice(0, 5).map(e => e.tagName + '.' + e.getAttribute('class'));
    }""")


def small_targets(page):
    """What stands alone and is lower than a finger is wide; signs in a picture lie where they lie."""
    return page.evaluate("""() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')].flatMap(each => {
        const of = each.matches('[type=radio], [type=checkbox]') ? each.closest('label') || each : each;
        const block = each.closest('p, li, dd, td, th, dt, h1, h2, h3, span, div'), box = of.getBoundingClientRect();
        const within = getComputedStyle(each).display === 'inline' && block.textContent.trim().length > each.textContent.trim().length + 1;
        if (within || each.closest('svg') || !each.checkVisibility({visibilityProperty: true}) || Math.min(box.width, box.height) < 2) return [];
        const over = getComputedStyle(each, '::after'), high = over.position === 'absolute' ? parseFloat(over.height) : 0;
        return Math.max(box.height, high || 0) < 43.5 ? [`${Math.round(box.height)} px: ${each.outerHTML.slice(0, 90)}`] : [];
    })""")


def accessible_and_fits(page):
    """Fails with the scheme, the width and what is wrong; all rules but those of colour see the same in the dark."""
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        wrong = (violations if scheme == "light" else unreadable)(page) + overflow(page)
        if (scheme, width) == ("light", 320):
            wrong += small_targets(page)
        assert not wrong, (scheme, width, wrong)
    return True
