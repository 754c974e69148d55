"""The form for a new entry in a real browser: what comes out passes `check` and is what `format` writes.

The real site, opened under the policy that we ship and from a disk.
"""

import json
import re
import shutil
from urllib.parse import quote

import pytest
from browsing import overflow, violations
from folders import BASE, ROOT
from playwright.sync_api import expect
from site_checks import build, real_project

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.content.values import ID, MOMENT, Number, Whole
from stadswijzer.content.yaml_reader import FORBIDDEN, read_mapping
from stadswijzer.content.yaml_source import Mapping, Scalar, Sequence, Source
from stadswijzer.editing.form import OFFERED
from stadswijzer.editing.format.file_text import formatted
from stadswijzer.language.problems import Problems
from stadswijzer.language.words import Words

pytestmark = pytest.mark.browser
PAGE = "redactie/"
WORDS = Words("nl")
ODD = [
    "Met een dubbele punt: zo",
    "dubbele punt aan het eind:",
    '"Aanhalingstekens"',
    "'s Morgens",
    'zo\'n "digital twin" \\ of niet',
    "een # hekje",
    "een#hekje",
    "no",
    "Yes",
    "null",
    "12:30",
    "5",
    "1e3",
    "-",
    "- streepje",
    "? vraag",
    "2021-01-01",
    "0123",
    "40.000",
    "[haken] {en} accolades, met komma",
    "@apenstaart",
    "%procent",
    "`tik`",
    "| pijp",
    "> groter",
    "~",
    "= is",
    "<<",
    "😀 emoji",
    "مدينة ذكية",
    "  spaties ervoor en erna  ",
    "é",
    "woord " * 50 + "einde",
    "&anker *ster !tag",
]
PROSE = [
    *ODD,
    "Een regel\nen nog een",
    "## Kop\n\nTekst met `code`: en # hekje.\n\n- lijst\n  - dieper\n",
    "    ingesprongen\nniet meer",
    "\n\nlege regels ervoor",
    "en erna\n\n\n",
    "spaties aan het eind  \nvan een regel",
    "een tab\tin de tekst\nen meer",
    "windows\r\nregels\r\n",
]


def plain(node):
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(item) for name, item in node.items.items()} if isinstance(node, Mapping) else None


def loaded(text):
    problems = Problems()
    root = read_mapping(Source("x.yml", text), problems)
    assert not list(problems), text
    return plain(root)


WRITE = "([kind, values]) => stadswijzerYaml.write(stadswijzerEditing.kinds.find(each => each.kind === kind).fields, values)"


def as_written(text):
    """What the form makes of a text before it writes it."""
    text = text.replace("\r\n", "\n")
    if "\n" not in text.strip():
        return text.strip("\n").rstrip()
    return text.lstrip("\n").rstrip() + "\n"


@pytest.fixture(scope="module")
def writer(browser, address):
    page = browser.new_context().new_page()
    page.goto(address + PAGE)
    yield lambda kind, values: page.evaluate(WRITE, [kind, values])
    page.context.close()


def initiative(text):
    return {
        "needs": [{"concept": "digital-twin", "level": "2"}],
        "milestones": [{"title": text, "date": "2021-Q2", "done": "true"}],
        "costs": [{"year": "2021", "amount": "40000", "kind": "one_off"}],
        "coverage": [
            {"year": "2021", "amount": "5", "source": "budget", "state": "adopted", "reference": text}
        ],
        "hours": [["verkeer", [["2022", "3"], ["2021", "120"]]]],
        "risks": [{"text": text, "likelihood": "2", "impact": "3", "mitigation": "x"}],
    }


def cases():
    quiz = [{"question": "Wat?", "level": "2", "options": [{"text": "A", "correct": True, "why": "B"}] * 2}]
    yield from (("concept", {"title": text, "situations": [text, text], "first_step": text}) for text in ODD)
    yield from (("concept", {"body": text, "recall": {"question": "V", "answer": text}}) for text in PROSE)
    yield from (("concept", {"title": "T", "related": ["a" * 20] * n, "quiz": quiz}) for n in (1, 4, 5, 6))
    yield from (("initiative", initiative(text)) for text in [*ODD, "lang " * 24])
    yield (
        "example",
        {"location": {"lat": "50.8", "lon": "5.7"}, "concepts": ["112", "digital-twin"], "country": "NO"},
    )


def test_what_is_written_reads_back_as_it_was_filled_in(writer):
    for text in ODD:
        found = loaded(writer("concept", {"title": text, "situations": [text], "first_step": text}))
        assert found == {"title": text.strip(), "situations": [text.strip()], "first_step": as_written(text)}
    for text in PROSE:
        assert loaded(writer("concept", {"body": text})) == {"body": as_written(text)}


def test_it_is_what_format_writes(writer):
    for kind, values in cases():
        text = writer(kind, values)
        assert formatted(text, kind) == text, values


def test_nothing_is_written_of_what_was_not_filled_in(writer):
    values = {
        "title": " ",
        "situations": ["", " "],
        "effort": {"time": ""},
        "quiz": [{"options": [{"correct": False}]}],
    }
    assert writer("concept", values) == ""


def fill(page, name, text):
    page.locator(f"#field-{name}").fill(text)


def begin(page, kind):
    page.locator(f"input[value={kind}]").check()


def may_be_left_out(page):
    """Opens the fields of the entry that nobody has to fill in."""
    page.locator(".more > summary", has=page.locator("h2")).first.click()


def result(page):
    expect(page.locator(".outcome")).not_to_have_attribute("aria-busy", "true")  # it follows after a moment
    return page.locator("#the-file").input_value()


def a_concept(page, theme="mobiliteit"):
    begin(page, "concept")
    fill(page, "title", "Slimme straatverlichting")
    fill(page, "summary", "Lampen: ze dimmen als er niemand is.")
    fill(page, "definition", "Verlichting die zelf feller en zachter gaat.")
    page.locator("#field-theme").select_option(theme)
    fill(page, "sources-0-title", "no")
    fill(page, "sources-0-url", "https://voorbeeld.nl")


def test_a_stranger_fills_in_a_concept_that_passes_check(visit, tmp_path):
    page = visit(PAGE)
    a_concept(page)
    text = result(page)
    expect(page.locator(".count-left")).to_have_text("Alles klopt wat dit formulier kan zien.")
    expect(page.locator(".outcome code")).to_have_text("docs/begrippen/slimme-straatverlichting.yml")
    root = real_project(tmp_path / "real")
    target = root / "docs" / "begrippen" / "slimme-straatverlichting.yml"
    target.write_text(text, "utf-8")
    assert [p.code for p in validate(read_project(root)).problems.errors] == []


def test_what_is_missing_stands_beside_its_field_and_in_the_summary(visit):
    page = visit(PAGE)
    begin(page, "example")
    expect(page.locator(".count-left")).to_contain_text("dingen te doen")
    page.locator("#field-city").focus()
    page.locator("#field-city").blur()
    expect(page.locator("#field-city-wrong")).to_have_text("Vul dit in.")
    expect(page.locator("#field-city")).to_have_attribute("aria-invalid", "true")
    page.locator(".todo a", has_text="Land").click()
    expect(page.locator("#field-country")).to_be_focused()
    page.locator("#field-country").select_option("NO")
    assert "country: NO\n" in result(page)


def test_a_click_does_what_it_says_while_the_field_that_is_left_shows_what_is_wrong(visit):
    page = visit(PAGE)
    begin(page, "concept")
    page.locator("#field-sources-0-url").click()
    page.keyboard.type("geen adres")
    page.get_by_role("button", name="Bron: nog een").click()  # the message pushes it down
    expect(page.locator("#field-sources-1-title")).to_be_focused()
    expect(page.locator("#field-sources-0-url-wrong")).not_to_be_empty()
    page.locator("#field-title").click()
    page.keyboard.type("Lamp")
    page.locator(".todo a", has_text="Thema").click()  # the list of links is made anew
    expect(page.locator("#field-theme")).to_be_focused()


def test_wrong_values_are_told(visit):
    page = visit(PAGE)
    begin(page, "initiative")
    may_be_left_out(page)
    for name, text, told in (
        ("start", "volgend jaar", "Schrijf een dag"),
        ("title", "x" * 91, "te lang: 91 tekens"),
        ("title", "a\u200fb\u202ec", "teken dat niet te zien is"),
        ("start", "2021-02-30", "Schrijf een dag"),
        ("body", "Zie [[digital-twin]] en [[bestaat-niet|dit]].", 'geen pagina met de naam "bestaat-niet"'),
    ):
        fill(page, name, text)
        page.locator(f"#field-{name}").blur()
        expect(page.locator(f"#field-{name}-wrong")).to_contain_text(told)
    fill(page, "start", "2021-Q2")
    fill(page, "end", "2021-Q1")
    page.locator("#field-end").blur()
    expect(page.locator("#field-end-wrong")).to_have_text("Het einde ligt voor het begin.")


def test_a_day_may_be_written_as_people_do(visit):
    page = visit(PAGE)
    begin(page, "initiative")
    for text, written in (
        ("31-03-2027", "2027-03-31"),
        (" 1.4.2027 ", "2027-04-01"),
        ("2027-03-31", "2027-03-31"),
    ):
        fill(page, "start", text)
        page.locator("#field-start").blur()
        expect(page.locator("#field-start")).to_have_value(written)
        expect(page.locator("#field-start-wrong")).to_be_empty()
    assert "start: 2027-03-31\n" in result(page)
    fill(page, "start", "31-02-2027")
    page.locator("#field-start").blur()
    expect(page.locator("#field-start-wrong")).to_contain_text("Schrijf een dag")


def test_a_year_will_do_for_what_happened(visit):
    page = visit(PAGE)
    begin(page, "example")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.locator("button", has_text="Gebeurtenis").first.click()
    for text, told in (("16", "Schrijf een dag"), ("2016", ""), ("2016-13", "Schrijf een dag")):
        fill(page, "events-0-date", text)
        page.locator("#field-events-0-date").blur()
        expect(page.locator("#field-events-0-date-wrong")).to_contain_text(told)
    fill(page, "events-0-date", "2016")
    page.locator("#field-events-0-date").blur()
    expect(page.locator("#field-events-0-date-wrong")).to_be_empty()


def test_a_character_that_cannot_be_seen_is_told_while_one_is_still_in_the_field(visit):
    """Who pasted it sees nothing of it; what else is wrong waits until the field is left."""
    page = visit(PAGE)
    begin(page, "concept")
    page.locator("#field-title").focus()
    for sign in ("\u202e", "\x00", "\ufeff", "\u2066", "\u0085"):
        fill(page, "title", f"Slimme{sign}lamp")
        expect(page.locator("#field-title-wrong"), repr(sign)).to_contain_text("teken dat niet te zien is")
        expect(page.locator("#field-title"), repr(sign)).to_have_attribute("aria-invalid", "true")
        expect(page.locator("#field-title"), repr(sign)).to_be_focused()
        fill(page, "title", "x" * 91)
        expect(page.locator(".todo"), repr(sign)).to_contain_text("te lang")
        expect(page.locator("#field-title-wrong"), repr(sign)).to_be_empty()


def test_emoji_and_other_scripts_hold_nothing_hidden(visit):
    page = visit(PAGE)
    begin(page, "concept")
    fill(page, "title", "Slimme 😀 مدينة é 👩‍🔧 stad")
    result(page)
    expect(page.locator(".todo")).not_to_contain_text("niet te zien")


WRITTEN = {
    "id": (ID, ["a", "a-b", "112", "A", "a--b", "-a", "a-", "a_b", "é", ""]),
    "moment": (
        MOMENT,
        ["2021-03-31", "2021-03", "2021-Q1", "2021-Q5", "2021", "21-03", "2021-3-1", " 2021-03"],
    ),
    "whole": (
        re.compile(Whole().pattern),
        ["0", "12", "-5", "012", "1.5", "1e3", "9" * 15, "9" * 16, "1 000", ""],
    ),
    "number": (re.compile(Number().pattern), ["0.5", "1.25", "1.255", "1,5", ".5", "5.", "-0.5"]),
}


def test_a_rule_reads_the_same_in_the_browser_as_in_python(visit):
    page = visit(PAGE)
    here = "([pattern, texts]) => texts.map(text => new RegExp(`^(?:${pattern})$`).test(text))"
    for name, (pattern, texts) in WRITTEN.items():
        found = page.evaluate(here, [pattern.pattern, texts])
        assert (name, found) == (name, [bool(pattern.fullmatch(each)) for each in texts])


def test_what_is_hidden_is_the_same_in_the_browser_as_in_python(visit):
    page = visit(PAGE)
    found = page.evaluate(
        """pattern => {
        const hidden = new RegExp(pattern, "u"), all = Array.from({length: 0x11000}, (_, code) => code);
        return all.filter(code => hidden.test(String.fromCodePoint(code)));
    }""",
        FORBIDDEN.pattern,
    )
    assert found == [code for code in range(0x11000) if FORBIDDEN.search(chr(code))]
    assert len(found) > 2000


LINKS = [
    ("Zie [[digital-twin]].", ""),
    ("Zie [[begrippen/digital-twin|een kopie]] en [[roadmap/activiteiten/digital-twin-binnenstad]].", ""),
    ("Zie [[digital-twn]].", 'geen pagina met de naam "digital-twn"'),
    ("Zie [[voorbeelden/digital-twin]].", 'geen pagina met de naam "voorbeelden/digital-twin"'),
    ("Zie [[mappen/digital-twin]].", 'geen pagina met de naam "mappen/digital-twin"'),
    ("In code is `[[niets]]` gewone tekst, en ``[[niets]] `ook` `` ook.", ""),
    ("Na `code` telt [[niets]] wel en `hier` niet.", 'geen pagina met de naam "niets"'),
    ("```\n[[niets]]\n```\n\n~~~ yaml\n[[niets]]", ""),
    ("Tekst\n\n    [[niets]]\n", ""),
    ("Dit is geen link: [[ en ook niet [[half.", ""),
    ("Zie [[nieuw-begrip]], deze pagina zelf.", ""),
    ("Zie [[dubbel]].", 'Meer dan één pagina heet "dubbel"'),
    ("Zie [[begrippen/dubbel]].", ""),
]


def test_links_between_brackets_are_told_as_check_tells_them(visit):
    page = visit(PAGE)
    page.evaluate(
        "stadswijzerEditing.linked.concept.push('dubbel'), stadswijzerEditing.linked.example.push('dubbel')"
    )
    begin(page, "concept")
    fill(page, "title", "Nieuw begrip")
    may_be_left_out(page)
    page.locator("#field-body").focus()
    page.locator("#field-body").blur()
    for text, told in LINKS:
        fill(page, "body", text)
        result(page)
        found = page.locator("#field-body-wrong").inner_text()
        assert told in found if told else not found, text


FORGES = {
    "github": (
        "repo_url: https://github.com/gemeente/stad\nedit_uri: edit/main/docs/\n",
        "https://github.com/gemeente/stad/new/main?filename=docs/begrippen/slimme-straatverlichting.yml&value=",
        "https://github.com/gemeente/stad/upload/main/docs/begrippen",
    ),
    "gitlab": (
        "repo_url: https://git.stad.example/groep/stad\nedit_uri: -/edit/main/inhoud/docs/\n",
        "https://git.stad.example/groep/stad/-/new/main?file_name=inhoud/docs/begrippen/slimme-straatverlichting.yml&content=",
        "https://git.stad.example/groep/stad/-/tree/main/inhoud/docs/begrippen",
    ),
    "forgejo": (
        "repo_url: https://git.stad.example/groep/stad\nedit_uri: _edit/main/docs/\n",
        "",
        "https://git.stad.example/groep/stad/_upload/main/docs/begrippen",
    ),
}


@pytest.mark.parametrize("forge", FORGES)
def test_the_forge_gets_the_text_as_long_as_its_address_may_be(browser, tmp_path, forge):
    """Else, or where it takes none, it is told to save the file, and which page takes it."""
    settings, begins, upload = FORGES[forge]
    root = shutil.copytree(BASE, tmp_path / "base")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(settings)
    built = build(root, disk=True, papers=False).folder
    page = browser.new_context().new_page()
    page.goto((built / "redactie" / "index.html").as_uri())
    a_concept(page, "data")
    short = result(page)
    link = page.locator(".outcome a.go")
    assert link.get_attribute("href") == (begins + quote(short, safe="!'()*:,/") if begins else upload)
    may_be_left_out(page)
    fill(page, "body", "Een lange tekst. " * 400)
    result(page)
    assert link.get_attribute("href") == upload
    assert "Zet het bestand op" in link.inner_text()
    expect(page.locator(".outcome")).to_contain_text(
        "Bewaar eerst het bestand" if not begins else "Bewaar daarom eerst"
    )
    page.context.close()


def test_a_name_that_is_taken_is_told(visit):
    page = visit(PAGE)
    begin(page, "concept")
    fill(page, "title", "Digital twin")
    page.locator("#field-").focus()
    page.locator("#field-").blur()
    expect(page.locator("[id='field--wrong']")).to_have_text("Deze naam bestaat al. Kies een andere.")
    fill(page, "title", "Zo'n Café’s")  # as `stadswijzer new` makes a name of it
    expect(page.locator("#field-")).to_have_value("zon-cafes")


def test_a_list_grows_and_shrinks_by_keyboard(visit):
    page = visit(PAGE)
    a_concept(page)
    page.get_by_role("button", name="Bron: nog een").press("Enter")
    expect(page.locator("#field-sources-1-title")).to_be_focused()
    page.keyboard.type("Tweede")
    assert "- title: Tweede" in result(page)
    page.get_by_role("button", name="Weghalen: Bron 1").press("Enter")
    expect(page.locator("#field-sources-0-title")).to_have_value("Tweede")
    assert '"no"' not in result(page)


def test_the_draft_stays_until_it_is_emptied(visit):
    page = visit(PAGE)
    a_concept(page)
    page.reload()  # also what was typed just now
    before = result(page)
    assert before.endswith('title: "no"\n    url: https://voorbeeld.nl\n')
    page.reload()
    assert result(page) == before
    page.get_by_role("button", name="Maak het formulier leeg").click()
    page.get_by_role("button", name="Ja, wissen").click()
    expect(page.locator("#field-title")).to_be_focused()
    page.reload()
    assert result(page) == ""


def test_what_another_tab_fills_in_is_not_lost(visit):
    page = visit(PAGE)
    begin(page, "concept")
    other = page.context.new_page()
    other.goto(page.url)
    begin(other, "example")
    fill(other, "title", "Lantaarns in Delft")
    result(other)
    fill(page, "title", "Lamp")
    result(page)
    expect(page.locator(".outcome")).not_to_contain_text("ander tabblad")
    other.reload()
    assert result(other) == "title: Lamp\n"  # what was begun last
    begin(other, "example")
    assert result(other) == "title: Lantaarns in Delft\n"
    begin(other, "concept")
    expect(page.locator(".outcome")).to_contain_text("Je vult dit ook in een ander tabblad in.")
    other.close()


def test_what_is_pasted_with_the_right_button_is_followed(visit):
    """Its release goes to the menu that opens, and never to the page."""
    page = visit(PAGE)
    begin(page, "concept")
    title = page.locator("#field-title")
    title.dispatch_event("pointerdown", {"button": 2})
    title.dispatch_event("contextmenu", {"button": 2})
    title.fill("Geplakt")
    expect(page.locator("#the-file")).to_have_value("title: Geplakt\n")


@pytest.mark.parametrize(
    "damaged",
    [
        {
            "title": "Lamp",
            "sources": "x",
            "effort": ["x"],
            "quiz": [None, {"options": "x"}],
            "related": [5, "a"],
        },
        {"title": "Lamp", "summary": {}, "draft": "x", "requires": {"a": 1}},
    ],
)
def test_a_draft_that_no_longer_fits_the_fields_leaves_the_form_in_use(visit, damaged):
    """A field that was one text is a list in a later version; who has a draft of then must not be shut out."""
    kept = json.dumps(
        {"kind": "concept", "values": {"concept": damaged, "initiative": "x"}, "names": {"concept": 5}}
    )
    page = visit(PAGE, init=f"localStorage.setItem('stadswijzer-form', {json.dumps(kept)});")
    assert "title: Lamp" in result(page)
    begin(page, "initiative")
    assert result(page) == ""


def test_it_saves_a_file(visit):
    page = visit(PAGE)
    a_concept(page)
    text = result(page)
    with page.expect_download() as got:
        page.get_by_role("button", name="Bewaar als bestand").click()
    assert got.value.suggested_filename == "slimme-straatverlichting.yml"
    assert got.value.path().read_text("utf-8") == text


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_open_form_is_accessible(visit, scheme, width):
    page = visit(PAGE, width=width, scheme=scheme)
    begin(page, "initiative")
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    for name in ("needs", "milestones", "costs", "hours", "decisions", "support"):
        page.locator(f"#field-{name} > .inside > .buttons button").click()
    page.locator(".todo a").first.click()
    assert overflow(page) == []
    assert violations(page) == []


def test_it_works_from_a_disk_and_without_a_place_to_keep_the_draft(browser, real_disk):
    page = browser.new_context().new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }});"
    )
    page.goto((real_disk.folder / "redactie" / "index.html").as_uri())
    a_concept(page)
    assert result(page).startswith("title: Slimme straatverlichting\n")
    expect(page.locator(".outcome")).to_contain_text("Dit apparaat bewaart niets.")
    page.context.close()


# An entry that is there already


OPENED = (
    "text => { const found = stadswijzerYaml.opened(text); return found && [found.kind.kind, found.values]; }"
)


@pytest.fixture(scope="module")
def opener(browser, address):
    """What the form makes of the text of a file: its kind, its values, and the text that it writes."""
    page = browser.new_context().new_page()
    page.goto(address + PAGE)

    def open_(text):
        found = page.evaluate(OPENED, text)
        return found and (*found, page.evaluate(WRITE, found))

    yield open_
    page.context.close()


def real_files(kind):
    """Every file of a kind, of the plan those of all periods."""
    name = WORDS.folders[kind].removeprefix("roadmap/")
    folders = [ROOT / WORDS.folders[kind], *(ROOT / "roadmap").glob(f"20*/{name}")]
    return [path for folder in folders for path in sorted(folder.glob("*.yml"))]


@pytest.mark.parametrize("kind", OFFERED)
def test_every_real_file_opens_and_is_written_as_it_was(opener, kind):
    paths = real_files(kind)
    assert paths
    for path in paths:
        text = path.read_text("utf-8")
        found = opener(text)
        assert found is not None, path
        assert (found[0], found[2]) == (kind, text), path


LOST = [
    ("# Let op\ntitle: Data\nsummary: Over data.\n", "opmerkingen"),
    ("title: Data # let op\nsummary: Over data.\n", "opmerkingen"),
    ("title: Data\nbody: |\n  ## Kop\nsummary: 'Een # hekje'\n# let op\n", "opmerkingen"),
    (
        "title: \"Data # 1\"\nbody: |\n  ## Kop\n\n  # Tekst\nonbekend: [zo'n, '# 2']\n",
        "niet helemaal lezen",
    ),
    (
        "title: Data\nsituations:\n  - |\n    Een\n    # hekje\n  - Zo\nonbekend: C#\n",
        "niet helemaal lezen",
    ),
    ("title: Data\nsummary: Over data.\nonbekend: ja\n", "niet helemaal lezen"),
    ("title:   Data\nsummary: Over data.\n", "niet helemaal lezen"),
    ("title: [Data\n", "niet helemaal lezen"),
    ("", "niet helemaal lezen"),
]


def test_what_would_be_lost_does_not_open(visit):
    page = visit(PAGE)
    page.get_by_text("Iets wijzigen dat er al is").click()
    feedback = page.locator("details .feedback")
    for text, said in LOST:
        feedback.evaluate("each => { each.textContent = ''; }")
        page.fill("#open-text", text)
        page.get_by_role("button", name="Open deze tekst").click()
        expect(feedback, text).to_contain_text(said)
        assert page.locator("#the-file").count() == 0, text


def test_an_entry_that_is_there_is_changed_under_its_own_name(visit):
    page = visit(PAGE)
    page.get_by_text("Iets wijzigen dat er al is").click()
    text = (ROOT / "docs/themas/mobiliteit.yml").read_text("utf-8")
    page.set_input_files(
        "#open-file", {"name": "mobiliteit.yml", "mimeType": "text/yaml", "buffer": text.encode()}
    )
    expect(page.locator("#the-file")).to_have_value(text)
    page.fill("#field-title", "Vervoer")
    expect(page.locator("#the-file")).to_have_value(re.compile("title: Vervoer"))
    assert page.locator("[id='field--wrong']").inner_text() == "", "its name may be used again"


@pytest.mark.parametrize("period", ["", "2025-2028/"])
def test_a_file_with_comments_leads_to_where_the_forge_changes_it(visit, period):
    path = min((ROOT / f"roadmap/{period}activiteiten").glob("*.yml"))
    page = visit(PAGE)
    page.get_by_text("Iets wijzigen dat er al is").click()
    place = f"roadmap/{period}activiteiten/{path.name}"
    for text, said in (
        (f"# Let op\n{path.read_text('utf-8')}", "opmerkingen"),
        ("title: Bestaat niet\n", ""),
    ):
        page.fill("#open-text", text)
        page.get_by_role("button", name="Open deze tekst").click()
        told = page.locator("details .feedback")
        if said:
            expect(told).to_contain_text(said)
            expect(told.get_by_role("link", name=place)).to_have_attribute(
                "href", re.compile(f"/_edit/[^/]+/{re.escape(place)}$")
            )
        else:
            expect(told).to_contain_text("Verbeter deze pagina")
            assert told.get_by_role("link").count() == 0
    page.fill("#open-text", path.read_text("utf-8"))
    page.get_by_role("button", name="Open deze tekst").click()
    expect(page.locator(".outcome code")).to_have_text(place)
    expect(page.locator("[id='field--wrong']")).to_be_empty()


# A round of the survey


SAFEGUARDS = {
    "purpose": "Weten wat de activiteiten vragen",
    "legal_basis": "Taak van algemeen belang",
    "privacy_check": "2027-05-01",
    "delete_source_by": "2027-12-31",
}


def test_a_round_is_done_when_check_takes_it(visit, tmp_path):
    page = visit(PAGE)
    begin(page, "survey")
    for name, text in (("title", "Zomer"), ("summary", "Toen."), ("date", "2027-06-30"), ("invited", "40")):
        fill(page, name, text)
    fill(page, "responded", "50")
    page.select_option("#field-method", "questions")
    page.select_option("#field-basis", "self")
    result(page)
    todo = page.locator(".todo")
    expect(todo).to_contain_text("het aantal deelnemers (50) is hoger dan het aantal genodigden (40)")
    expect(todo.get_by_role("link")).to_have_count(6)  # that, and the five safeguards
    fill(page, "responded", "30")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    for name, text in SAFEGUARDS.items():
        fill(page, name, text)
    fill(page, "works_council-date", "2027-05-02")
    page.select_option("#field-works_council-outcome", "agreed")
    page.get_by_role("button", name="toevoegen").filter(has_text="Uitkomst").first.click()
    page.select_option("#field-results-0-concept", "digital-twin")
    page.select_option("#field-results-0-answers", "11+")
    result(page)
    expect(todo.get_by_role("link")).to_have_count(2)  # of whom, and what
    page.select_option("#field-results-0-department", "verkeer")
    page.locator("#field-results-0-answers").select_option("")
    page.check("#field-results-0-too_few")
    text = result(page)
    expect(page.locator(".count-left")).to_have_text("Alles klopt wat dit formulier kan zien.")
    root = real_project(tmp_path / "real")
    (root / "docs/kennispeiling/2027-zomer.yml").write_text(text, "utf-8")
    assert [p.code for p in validate(read_project(root)).problems.errors] == []
