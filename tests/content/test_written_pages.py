"""Hand-written pages are checked as the text of an entry is: links, pictures, headings, and the block above the text."""

import pytest

from stadswijzer.language.markdown_limits import too_much

PAGE = "docs/over/l.md"
ENTRY = "docs/begrippen/digital-twin.yml"

# One rule for links, on pages and in entries


LINKS = {
    "[weg](../bestanden/weg.pdf)": "missing-file",
    "[hoofdletter](../bestanden/Nota.pdf)": "missing-file",
    "[schuin](..\\bestanden\\nota.pdf)": "missing-file",
    "[schijf](H:\\nota.docx)": "unsafe-link",
    "[map](file:///H:/nota.docx)": "unsafe-link",
    "[server](\\\\server\\delen\\nota.docx)": "unsafe-link",
    "[server](//server/delen/nota.docx)": "unsafe-link",
    "[zonder https](www.stad.example)": "missing-file",
    "[wortel](/map)": "outside-project",
    "[een streep](https:/voorbeeld.nl)": "unsafe-link",
    "[geen streep](https:voorbeeld.nl)": "unsafe-link",
    "[haak](http://[)": "unsafe-link",
    "[poort](https://x.example:abc/)": "unsafe-link",
    "[naam ervoor](https://x.example@elders.example/)": "unsafe-link",
    "[naam ervoor](https://x.example&#64;elders.example/)": "unsafe-link",
    "[naam ervoor](https://x.example%40elders.example/)": "unsafe-link",
    "[kop](#bestaat-niet)": "unknown-anchor",
    "[buiten](../../plan.pdf)": "outside-project",
    "[ver buiten](../../../../etc/passwd)": "outside-project",
    "[script](javascript:alert(1))": "unsafe-link",
    "[script](<java script:alert(1)>)": "unsafe-link",
    "[script](JaVaScRiPt:alert(1))": "unsafe-link",
    "[script](%6aavascript:alert(1))": "unsafe-link",
    "[script](&#106;avascript:alert(1))": "unsafe-link",
    "[data](data:text/html,x)": "unsafe-link",
    "[met naam][naam]\n\n[naam]: vbscript:x": "unsafe-link",
    "[naam]\n\n[naam]: <../weg.md>": "missing-file",
    "<ftp://x.example/a>": "unsafe-link",
    "![plaatje](weg.png)": "missing-file",
    "![plaatje](https://elders.example/x.png)": "unsafe-link",
    "![plaatje](data:image/png;base64,AA)": "unsafe-link",
    "![plaatje][p]\n\n[p]: //elders.example/x.png": "unsafe-link",
    "![geen plaatje](../begrippen/open-data.yml)": "unsafe-link",
    "![geen plaatje](../bestanden/nota.pdf)": "unsafe-link",
    "![geen plaatje](#kop)": "unsafe-link",
    "[![plaatje](weg.png)](../begrippen/open-data.yml)": "missing-file",
    "| a | b |\n| - | - |\n| [x](weg.md) | y |": "missing-file",
    "> - [x](weg.md)": "missing-file",
    "[[weg]]": "unknown-reference",
    "[lijst](../begripen/)": "missing-file",
}


@pytest.mark.parametrize("text", LINKS)
def test_a_wrong_link_is_told_alike_on_a_page_and_in_an_entry(site, text):
    lines = "\n".join(f"  {line}" for line in text.split("\n"))
    for path, content, line in ((PAGE, f"# Kop\n\n{text}\n", 3), (ENTRY, f"body: |\n{lines}\n", 2)):
        found = site({path: content, "docs/bestanden/nota.pdf": b"%PDF-1.4"}).found()
        told = [problem for problem in found if problem.place.file == path]
        assert [problem.code for problem in told] == [LINKS[text]], path
        assert told[0].place.line in range(line, line + 4)
        assert told[0].place.column > 1 or text.startswith(("[naam]", "[["))


@pytest.mark.parametrize(
    "text",
    [
        "[nota](../bestanden/nota.pdf)",
        "[bron](https://x.example/a?b=c#d) <https://x.example> [mail](mailto:stad@x.example) [bel](tel:112)",
        "[begrip](../begrippen/open-data.yml) [ook](../begrippen/open-data.md) [zo](../begrippen/open-data) [en](../begrippen/open-data/)",
        "[lijst](../begrippen/) [lijst](../begrippen/index.md) [start](../index.md) [start](/) [wortel](/begrippen/open-data/)",
        "[hier](#twee) [ook](#twee_1) [eigen](#eigen)\n\n## Twee\n\n## Twee\n\n## Drie {#eigen}",
        "![kaart](../kaart.png)",
        "`[x](weg.md)` <!-- [x](weg.md) -->\n\n```\n[x](weg.md)\n```",
        "<a href='weg.md'>tekst, geen link</a>",
        "Een noot[^1] en nog een[^b].\n\n[^1]: Besluit\n[^b]: nota.pdf",
    ],
)
def test_a_right_link_is_fine(site, text):
    files = {"docs/bestanden/nota.pdf": b"%PDF-1.4", "docs/kaart.png": b"1", PAGE: f"# Kop\n\n{text}\n"}
    site(files).has_only()


def test_a_comment_before_a_text_makes_it_no_code(site):
    text = "---\ntitle: A\n---\n\n<!-- voor ons --> [x](weg.md)\n\n<!-- en --> [y][z]\n\n<!-- zo -->[z]: ../weg.md\n"
    site({PAGE: text}).has_only(f"{PAGE}:5:23: error[missing-file]", f"{PAGE}:9:17: error[missing-file]")


def test_in_a_note_a_link_is_a_link(site):
    text = "# Kop\n\nEen noot[^1] en [^b].\n\n[^1]: Zie [x](weg.md).\n[^b]: javascript:alert(1)\n"
    site({PAGE: text}).has_only(f"{PAGE}:5:15: error[missing-file]", f"{PAGE}:6:7: error[unsafe-link]")


def test_the_reason_is_said_of_a_picture_and_of_a_disk(site):
    site({PAGE: "# K\n\n![x](https://elders.example/x.png)\n"}).has_problem(
        f"{PAGE}:3:6: error[unsafe-link]", hint="zet het plaatje zelf in dit project"
    )
    site({ENTRY: "body: '![x](https://elders.example/x.png)'\n"}).has_problem(
        f"{ENTRY}:1:13: error[unsafe-link]", hint="zet het plaatje zelf in dit project"
    )
    site({PAGE: "# K\n\n[x](H:\\nota.docx)\n"}).has_problem(
        f"{PAGE}:3:5: error[unsafe-link]", hint="docs/bestanden"
    )


def test_a_page_that_is_half_merged_has_one_problem(site):
    site({PAGE: "# A\n\n<<<<<<< HEAD\n[x](weg.md)\n=======\n# C\n>>>>>>> b\n"}).has_only(
        f"{PAGE}:3:1: error[half-merged]"
    )


# Headings


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("# A\n\n## B\n\n### C\n\n## D\n", []),
        ("## B\n\n### C\n", []),
        ("# A\n\n### C\n", ["3:1"]),
        ("# A\n\n# B\n", ["3:1"]),
        ("---\ntitle: A\n---\n\n## B\n\n#### D\n", ["7:1"]),
        ("---\ntitle: A\n---\n\nEen\n===\n\nTwee\n---\n", []),
    ],
)
def test_a_heading_that_skips_a_level_is_told(site, text, places):
    site({PAGE: text}).has_only(*(f"{PAGE}:{place}: warning[heading-skipped]" for place in places))


# The block above the text


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("---\ntitle: Werk: zo doen wij het\n---\n", "2:12: error[not-yaml]", "dubbele punt"),
        ("---\ntitle:\tTab\n\tdescription: x\n---\n", "3:1: error[not-yaml]", "geen"),
        ("---\ntitle: [a\n---\n", "2:8: error[not-yaml]", "haakje"),
        ("---\ntitle: 'a\n---\n", "2:8: error[not-yaml]", "aanhalingsteken"),
        ("---\n- een\n- twee\n---\n", "2:1: error[front-matter]", "elk veld op een eigen regel"),
        ("---\nzomaar tekst\n---\n", "2:1: error[front-matter]", "elk veld op een eigen regel"),
        ("---\ndate: 2021-13-45\n---\n", "2:7: error[front-matter]", "een dag die er niet is"),
        ("---\ntitle: A\ntemplate: ../x.html\n---\n", "3:11: error[front-matter]", "haal template weg"),
        ("---\ntemplate: [a]\n---\n", "2:11: error[front-matter]", "haal template weg"),
        ("title: A\ntemplate: sitemap.xml\n\n# Kop\n", "2:1: error[front-matter]", "haal template weg"),
        ("---\ndraft: true\n---\n", "2:8: error[front-matter]", "kent geen draft"),
        ("\n---\ntitle: A\n---\n", "2:1: error[front-matter]", "allereerste regel"),
        ("  ---\n  title: A\n  ---\n", "1:3: error[front-matter]", "allereerste regel"),
        ("—-\ntitle: A\n—-\n", "1:1: error[front-matter]", "drie gewone streepjes"),
        ("----\ntitle: A\n----\n", "1:1: error[front-matter]", "drie gewone streepjes"),
        ("+++\ntitle = 'A'\n+++\n", "1:1: error[front-matter]", "naam: waarde"),
        ("---\ntitle: A\n\n# Kop\n", "1:1: error[front-matter]", "sluit het blok af"),
        ("---\ntitle: no\n---\n", "2:8: error[quote-text]", '"no"'),
        ("---\ntitle: A\ntags: [a]\ntitle: B\n---\n", "4:1: error[duplicate-key]", "title"),
        ("---\ntitle: 2024\n---\n", "2:8: error[quote-text]", '"2024"'),
        ("---\ntitle:\n---\n", "2:7: error[empty-value]", "haal de hele regel weg"),
        ("---\ntitle: ''\n---\n", "2:8: error[blank-text]", "haal de regel weg"),
        ("---\ntitle: [A]\n---\n", "2:8: error[wrong-type]", "haakje"),
        ("---\ndescription: 12:30\n---\n", "2:14: error[quote-text]", "12:30"),
        ("---\r\ntitle: Werk: zo\r\n---\r\n", "2:12: error[not-yaml]", "dubbele punt"),
        ("---\ntitle: " + "[" * 100_000 + "\n---\n", "2:57: error[too-deep]", "50 lagen"),
        ("Tip: lees dit eerst.\n\n# Kop\n", "1:1: error[front-matter]", '"Tip:"'),
        ("https://x.example/\n", "1:1: error[front-matter]", '"https:"'),
        ("title: A\nLet-op: niemand ziet dit\n\n# Kop\n", "2:1: error[front-matter]", '"Let-op:"'),
    ],
    ids=range(29),
)
def test_a_block_that_cannot_be_read_is_told_with_what_to_do(site, text, problem, hint):
    page = site({PAGE: f"{text}\nEen zin.\n"})
    page.has_only(f"{PAGE}:{problem}")
    page.has_problem(f"{PAGE}:{problem}", hint="" if hint == "geen" else hint)


HEAVY = {
    "links that do not end": ("x " + "[a](" * 2_500, 1, "too-deep"),
    "pictures that do not end": ("![" * 5_000, 1, "too-deep"),
    "links inside each other": ("[" * 60 + "](a)" * 60, 1, "too-deep"),
    "lists inside each other": ("".join(" " * 4 * n + "- x\n" for n in range(60)), 51, "too-deep"),
    "lists on one line": ("- " * 60 + "x", 1, "too-deep"),
    "quotes inside each other": ("> " * 60 + "x", 1, "too-deep"),
    "code that does not begin": ("`" * 5_000, 1, "too-deep"),
    "signs without end": ("\n\n" + "a_b" * 5_100 + " *a*" * 4_000, 3, "too-long"),
}


@pytest.mark.parametrize("kind", HEAVY)
def test_what_markdown_never_ends_is_told_before_it_begins(site, kind):
    """These took minutes, or ended in a traceback."""
    text, line, code = HEAVY[kind]
    page = [problem for problem in site({PAGE: f"# Kop\n\n{text}\n"}).found() if problem.place.file == PAGE]
    assert [(problem.code, problem.place.line) for problem in page] == [(code, line + 2)]
    if len(text) < 20_000 and not text.startswith("\n"):
        lines = "\n".join(f"  {line}" for line in text.splitlines())
        entry = [each for each in site({ENTRY: f"body: |\n{lines}\n"}).found() if each.place.file == ENTRY]
        assert [each.code for each in entry] == [code]


@pytest.mark.parametrize(
    "text", ["- [ ] taak\n" * 200, "| [a](b.md) | (c) |\n" * 300, "`" * 80, "Zie (1), 2), :( en [x] " * 40]
)
def test_what_somebody_wrote_to_be_read_is_not_too_much(text):
    assert too_much(f"# Kop\n\n{text}\n\n    diep:\n        - a\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Werk\ndescription: Zo doen wij het.\ntags: [a, b]\ndate: 2021-01-31\n---\n\n# Kop\n",
        "\ufeff---\r\ntitle: Werk\r\n---\r\n\r\n# Kop\r\n",
        "---\ntitle: &x Werk\nsubtitle: *x\n...\n# Kop\n",
        "---\n---\n# Kop\n",
        "---\n\nEen streep boven de tekst.\n",
        "title: Werk\ndescription: Zonder streepjes.\n\n# Kop\n",
        "# Kop\n\nTip: lees dit.\n",
        "",
    ],
    ids=range(8),
)
def test_a_block_that_can_be_read_is_fine(site, text):
    site({PAGE: text}).has_no_errors()


def test_what_a_page_says_can_be_read_line_by_line(site):
    library = site({PAGE: "---\ntitle: Werk\n---\n\nBel mij.\r\n"}).validate().library
    page = next(page for page in library.pages if page.file == PAGE)
    assert [(tuple(page.source.place(at)), text) for at, text in page.lines()] == [
        ((PAGE, 1, 1), "---"),
        ((PAGE, 2, 1), "title: Werk"),
        ((PAGE, 3, 1), "---"),
        ((PAGE, 5, 1), "Bel mij."),
    ]
