"""A problem stands where an editor sees it: line and column from 1, in characters."""

import pytest

CONCEPT = "docs/begrippen/digital-twin.yml"


def unknown(line, column, file=CONCEPT):
    return f"{file}:{line}:{column}: error[unknown-reference]"


def test_a_missing_field_stands_where_its_mapping_starts(site):
    site({"docs/themas/data.yml": "# commentaar\n\nsummary: Wat de stad meet.\n"}, whole=True).has_only(
        "docs/themas/data.yml:3:1: error[missing-field]"
    )
    site("""
        docs/begrippen/digital-twin.yml
            | sources:
            |   - title: Zonder adres
            |   - {publisher: Zonder titel, url: https://voorbeeld.nl}
    """).has_only(f"{CONCEPT}:2:5: error[missing-field]", f"{CONCEPT}:3:5: error[missing-field]")


def test_an_unknown_field_stands_at_its_key(site):
    site("""
        docs/begrippen/digital-twin.yml
            | title: Digital twin
            | effort: {note: x, tme: low}
    """).has_problem(f"{CONCEPT}:2:19: error[unknown-field]", hint='"time"')


def test_a_repeated_key_stands_at_the_second(site):
    site("""
        docs/begrippen/digital-twin.yml
            | title: Digital twin
            | summary: Een kopie.
            | title: Nog een
    """).has_problem(f"{CONCEPT}:3:1: error[duplicate-key]", hint="regel 1")


def test_an_unknown_reference_stands_at_its_value(site):
    site("""
        docs/voorbeelden/utrecht.yml
            | concepts: [digital-twn]
    """).has_problem("docs/voorbeelden/utrecht.yml:1:12: error[unknown-reference]", hint="digital-twin")


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("body: Zie [[dt]].\n", 1, 11),
        ("body: |\n  Een regel.\n\n  Zie ook [[dt]].\n", 4, 11),
        ("body: |4\n      Ingesprongen\n    [[dt]] hier.\n", 3, 5),
        ("body: |-\n\n\n  [[dt]]\n", 4, 3),
        ("body: >\n  Een zin die\n  doorloopt tot [[dt]] en\n  verder.\n", 3, 17),
        ("body: >-\n  Een alinea.\n\n  Nog een [[dt]].\n", 4, 11),
        ("body: 'Zo''n link: [[dt]].'\n", 1, 20),
        ("body: 'Een zin\n  die doorloopt:\n\n  [[dt]].'\n", 4, 3),
        ('body: "Regel een\\nen \\"twee\\": [[dt]]."\n', 1, 32),
        ('body: "Caf\\u00e9 \\x41 \\U0001F600 [[dt]]"\n', 1, 34),
        ('body: "Een zin \\\n  loopt door naar [[dt]]"\n', 2, 19),
        ("body: Een kale zin\n  die doorloopt\n  naar [[dt]].\n", 3, 8),
        ("body:\n  Op de volgende regel [[dt]].\n", 2, 24),
        ("first_step: x\nrecall:\n  question: Wat?\n  answer: |\n    Zie [[dt]]\n", 5, 9),
    ],
)
def test_a_link_in_prose_stands_where_it_is_in_the_file(site, text, line, column):
    site({CONCEPT: text}).has_only(unknown(line, column))


def test_the_same_link_twice_is_two_places(site):
    site({CONCEPT: "body: |\n  [[dt]] en [[dt]].\n"}).has_only(unknown(2, 3), unknown(2, 13))


def test_a_link_in_code_is_no_link(site):
    site({CONCEPT: "body: |\n  `[[dt]]` en [[dt]]\n\n  ```\n  [[dt]]\n  ```\n"}).has_only(unknown(2, 15))


def test_a_markdown_link_stands_at_its_address(site):
    site({CONCEPT: "body: |\n  Zie [dit](weg.md) of ![een plaatje](weg.png).\n"}).has_only(
        f"{CONCEPT}:2:13: error[missing-file]", f"{CONCEPT}:2:39: error[missing-file]"
    )


def test_a_link_with_signs_that_markdown_takes_away_stands_where_it_is(site):
    site({CONCEPT: "body: |\n  Zie [dit](weg\\_nu.md) en [dat](https:\\\\elders.example).\n"}).has_only(
        f"{CONCEPT}:2:13: error[missing-file]", f"{CONCEPT}:2:34: error[unsafe-link]"
    )


def test_a_link_on_a_written_page_leads_to_a_file_that_is_there(site):
    page = "docs/begrippen/index.md"
    text = "# B\n\n[a](digital-twin.yml#x) [b](digital-twn.yml) [c](weg.md) `[d](weg.md)` <!-- [d](weg.md) --> [e](/x.md) [f](https://v.nl/a.md)\n[g](../woordenlijst/index.md) [h](../voorbeelden/rotterdam.md) [i](../../roadmap/activiteiten/sensornetwerk.yml)\n"
    wrong = site({page: text})
    wrong.has_only(
        *(f"{page}:{at}: error[missing-file]" for at in ("3:29", "3:50")),
        *(f"{page}:{at}: error[outside-project]" for at in ("3:97", "4:68")),
    )
    wrong.has_problem(f"{page}:3:29: error[missing-file]", hint='"digital-twin.yml"')
    site({page: "# B\n\n[a](digital-twin.yml)\n", CONCEPT: "draft: true\n"}).has_problem(
        f"{page}:3:5: error[needs-draft]"
    )


def test_a_link_to_a_file_that_cannot_be_read_is_not_wrong_too(site):
    broken = {"docs/begrippen/open-data.yml": b"title: [\n"}
    for file in ("docs/over/uitleg.md", "docs/voorbeelden/rotterdam.yml"):
        text = "[a](../begrippen/open-data.yml)\n"
        content = f"# U\n\n{text}" if file.endswith(".md") else f"body: '{text.strip()}'\n"
        assert "missing-file" not in site({**broken, file: content}).problems


def test_windows_line_ends_count_as_one(site):
    site({CONCEPT: "title: Twin\r\nbody: |\r\n  Zie\r\n  [[dt]]\r\n"}).has_only(unknown(4, 3))


def test_a_byte_order_mark_takes_no_column(site):
    content = "title: Twin\nsummary: S\ndefinition: D\ntheme: dat\nsources: [{title: T, url: https://v.nl}]\n"
    site({CONCEPT: b"\xef\xbb\xbf" + content.encode()}).has_only(unknown(4, 8))
    site({"docs/themas/data.yml": b"\xef\xbb\xbf" + b"titel: Data\ntitle: Data\nsummary: S\n"}).has_only(
        "docs/themas/data.yml:1:1: error[unknown-field]"
    )


def test_a_tab_is_one_column(site):
    site({CONCEPT: "related:\t[\tdt]\n"}).has_only(unknown(1, 12))


def test_an_emoji_or_an_accent_is_one_column(site):
    site({CONCEPT: "requires: [open-data, dt] # é\nfirst_step: 'Café é: [[dt]]'\n"}).has_only(
        unknown(1, 23), unknown(2, 22)
    )
    site({CONCEPT: "body: '\U0001f600\U0001f600 [[dt]]'\n"}).has_problem(unknown(1, 11))


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b"])
def test_a_hidden_line_end_is_no_line_and_hides_no_other_mistake(site, character):
    text = f"title: Digital{character}twin\nbody: |\n  Een{character}regel\n  [[dt]]\n"
    site({CONCEPT: text}).has_only(
        f"{CONCEPT}:1:15: error[hidden-character]", f"{CONCEPT}:3:6: error[hidden-character]", unknown(4, 3)
    )


def test_what_was_opened_and_not_closed_stands_where_it_opens(site):
    site({CONCEPT: 'title: Twin\nsummary: "Een kopie\ntheme: data\n'}).has_problem(
        f"{CONCEPT}:2:10: error[not-yaml]"
    )
    site({CONCEPT: "title: Twin\nrelated: [open-data\ntheme: data\n"}).has_problem(
        f"{CONCEPT}:2:10: error[not-yaml]"
    )


def test_not_utf8_stands_at_the_first_byte_that_is_not(site):
    site({CONCEPT: "title: Een\nsummary: Caf\xe9\n".encode("latin-1")}).has_problem(
        f"{CONCEPT}:2:13: error[not-utf8]"
    )
