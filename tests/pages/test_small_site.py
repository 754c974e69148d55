"""A small project, really built: what stands on which page, and where its links lead."""

import pytest
from site_checks import Built, build, faults, pages

from stadswijzer.language.words import Words

CONCEPT = "docs/begrippen/digital-twin.yml"


def settings(*lines):
    """An `mkdocs.yml` with these lines more."""
    base = ["site_name: Proefstad", "theme: {name: material, language: nl}", "plugins: [stadswijzer]"]
    named = {line.partition(":")[0] for line in lines}
    return {
        "mkdocs.yml": "\n".join([*(line for line in base if line.partition(":")[0] not in named), *lines])
    }


def test_every_link_of_the_valid_project_leads_somewhere(site):
    built = build(site())
    assert faults(built) == []
    assert "begrippen/digital-twin/" in built.addresses


def test_an_entry_is_at_the_address_of_its_file(site):
    built = pages(site({CONCEPT: "title: Digitale kopie\n", "docs/themas/de-wijk.yml": "title: De wijk\n"}))
    assert "<title>Digitale kopie – Proefstad</title>" in built.html("begrippen/digital-twin/")
    assert built.page("themas/de-wijk/").meta["description"] == "Wat de stad meet en weet."


def test_of_many_examples_of_a_concept_a_dozen_stand_open_and_hardly_a_few_are_never_folded(site):
    def concept(number):
        given = (f"title: Proef {each}\nconcepts: [digital-twin]\ntheme: data\n" for each in range(number))
        files = {f"docs/voorbeelden/e{each:02}.yml": text for each, text in enumerate(given)}
        return pages(site(files)).html("begrippen/digital-twin/").partition('id="voorbeelden"')[2]

    open_, _, folded = concept(29).partition("<summary>Nog 18<")
    assert open_.count('<span class="links-text">') == 12
    assert folded.partition("</details>")[0].count('<span class="links-text">') == 18
    assert "<summary>Nog" not in concept(13)


def test_a_site_of_concepts_alone_speaks_of_no_activities_and_of_no_examples(tmp_path):
    concept = (
        "title: {}\nsummary: Een ding dat meet.\ndefinition: Een {} meet iets.\ntheme: lucht\n"
        "sources: [{{title: Bron, url: 'https://voorbeeld.nl/'}}]\n"
    )
    files = {
        **settings(),
        "docs/index.md": "# Proefstad\n",
        "docs/themas/lucht.yml": "title: Lucht\nsummary: Alles over lucht.\n",
        **{f"docs/begrippen/{each}.yml": concept.format(each, each) for each in ("sensor", "meter")},
    }
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, "utf-8")
    built = build(tmp_path, papers=False)
    for place in ("", "begrippen/sensor/", "themas/lucht/", "tien-minuten/"):
        text = built.text(place).lower()
        for word in ("activiteit", "roadmap", "voorbeeld op deze site", "nog geen voorbeeld"):
            assert word not in text, (place, word)
    assert "Dit past in je tijd" in built.html("tien-minuten/")
    assert "de kortste tekst eerst" in built.text("tien-minuten/")


def test_a_site_with_a_plan_says_that_nothing_asks_a_concept(site):
    given = {"docs/begrippen/ander.yml": "title: Ander\n"}
    assert "Geen activiteit op onze roadmap vraagt dit nu." in pages(site(given)).text("begrippen/ander/")
    assert "Nog geen voorbeeld op deze site." in pages(site(given)).text("begrippen/ander/")


def test_of_many_themes_the_start_page_shows_a_dozen_and_folds_the_rest(site):
    given = {f"docs/themas/t{n:02}.yml": f"title: Thema {n}\n" for n in range(29)}
    open_, _, folded = pages(site(given)).html("").partition('<ul class="themes">')[2].partition("<details")
    assert open_.count("<li>") == 12
    assert "<summary>Nog 18<" in folded
    assert folded.count("themas/t") == 18


def test_a_source_says_what_it_is_the_source_of_and_when_it_was_seen(site):
    given = (
        "sources: [{title: Rapport, url: 'https://voorbeeld.nl/bron', publisher: TNO, accessed: 2021-03-31, "
        "supports: de kosten van 2019}, {title: Artikel, url: 'https://voorbeeld.nl/artikel'}]\n"
    )
    text = pages(site({CONCEPT: given})).text("begrippen/digital-twin/")
    assert "Rapport TNO · gezien op 31 maart 2021 · voor: de kosten van 2019" in text
    assert text.count("voor: ") == 1


def test_a_worked_example_is_never_told_as_if_it_happened(site):
    given = (
        "worked_example: {situation: 'Stel: een plein.', steps: [{do: Tel., why: Dan weet je het.}], "
        "result: Het plein kan rustiger worden.}\n"
    )
    text = pages(site({CONCEPT: given})).text("begrippen/digital-twin/")
    assert "Zo pak je het aan (bedacht voorbeeld)" in text
    assert text.index("Zo zou het kunnen aflopen") < text.index("Het plein kan rustiger worden.")


def test_an_entry_that_nobody_reviewed_says_so(site):
    assert "Nog niet nagekeken" in pages(site()).text("begrippen/digital-twin/")


# Links


def test_an_old_name_leads_on(site):
    built = pages(site({CONCEPT: "aliases: [digitale-tweeling]\n"}))
    assert (
        built.page("begrippen/digitale-tweeling/").meta["refresh"] == "0; url=../../begrippen/digital-twin/"
    )
    assert "begrippen/digital-twin/" in built.links("begrippen/digitale-tweeling/")
    assert "begrippen/digitale-tweeling/" not in built.addresses
    assert faults(built) == []


def test_an_old_name_of_the_roadmap_leads_on(site):
    built = pages(site({"roadmap/roadmap.yml": "aliases: [uitvoeringsagenda]\n"}))
    assert "roadmap/2020-2024/" in built.links("uitvoeringsagenda/")


def test_a_page_says_who_refers_to_it(site):
    built = pages(
        site(
            {
                "docs/begrippen/sensoren.yml": "title: Sensoren\nbody: Voer ze aan een [[digital-twin]].\n",
                "roadmap/activiteiten/sensornetwerk.yml": "needs: [{concept: digital-twin, level: 2}]\n",
            }
        )
    )
    links = built.links("begrippen/digital-twin/")
    for address in (
        "begrippen/sensoren/",
        "roadmap/activiteiten/sensornetwerk/",
        "voorbeelden/rotterdam/",
        "leerpaden/raadslid/",
    ):
        assert address in links


def test_a_link_in_prose_a_table_and_code(site):
    body = """
        docs/begrippen/digital-twin.yml
            | body: |
            |   Lees [[open-data]] en [[rotterdam|het verhaal]].
            |
            |   | Stad | Wat |
            |   | --- | --- |
            |   | Hier | [[open-data|vrije gegevens]] |
            |
            |   Zo schrijf je het: `[[open-data]]`.
    """
    built = pages(site(body))
    html = built.html("begrippen/digital-twin/")
    assert '<a href="../../voorbeelden/rotterdam/">het verhaal</a>' in html
    assert '<td><a href="../../begrippen/open-data/">vrije gegevens</a></td>' in html
    assert "<code>[[open-data]]</code>" in html
    assert faults(built) == []


@pytest.mark.parametrize(
    "page", ["uitleg.md", "diep/in/een/map.md", "diep/README.md", "diep/index.md", "index.md"]
)
def test_a_link_on_a_written_page(site, page):
    text = "# Uitleg\n\n[[digital-twin|De kopie]], [[roadmap]], `[[x]]` en [het begrip]({up}begrippen/open-data.yml).\n"
    up = "../" * page.count("/")
    built = pages(site({f"docs/{page}": text.format(up=up).replace(".yml)", ".md)")}))
    address = page.removesuffix("index.md").removesuffix("README.md")
    address = f"{address.removesuffix('.md')}/" if address.endswith(".md") else address
    links = built.links(address)
    assert {"begrippen/digital-twin/", "roadmap/", "begrippen/open-data/"} <= set(links)
    assert "[[x]]" in built.text(address)
    assert faults(built) == []


def test_a_table_on_a_written_page_needs_no_style(site):
    built = pages(site({"docs/tabel.md": "# Tabel\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |\n"}))
    assert '<td class="align-right">2</td>' in built.html("tabel/")
    assert 'class="scroll"' in built.html("tabel/")
    assert faults(built) == []


def test_a_written_page_without_a_heading_gets_its_title(site):
    built = pages(site({"docs/los.md": "Alleen een zin.\n"}))
    assert built.text("los/").startswith("Los Alleen een zin. Klopt er iets niet")
    assert faults(built) == []


# Hand-written introductions


def test_a_page_at_the_address_of_a_list_comes_first_on_it(site):
    built = pages(site({"docs/begrippen/index.md": "# Onze woorden\n\nLees [[digital-twin]].\n"}))
    text = built.text("begrippen/")
    assert text.startswith("Onze woorden Lees Digital twin")
    assert "2 in deze lijst" in text
    assert "· elk 1 minuut lezen" in text
    assert built.page("begrippen/").headings[0] == 1
    assert faults(built) == []


def test_without_a_heading_it_comes_under_that_of_the_list(site):
    built = pages(site({"docs/begrippen.md": "Lees [[digital-twin]].\n"}))
    text = built.text("begrippen/")
    assert text.startswith("Begrippen")
    assert "Lees Digital twin." in text
    assert faults(built) == []


def test_a_written_page_at_the_address_of_an_entry_is_refused(site):
    project = site({"docs/begrippen/digital-twin/index.md": "# Nog een\n"})
    project.has_problem("docs/begrippen/digital-twin/index.md:1:1: error[address-taken]")


# The pencil


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("begrippen/digital-twin/", "docs/begrippen/digital-twin.yml"),
        ("roadmap/", "roadmap/roadmap.yml"),
        ("roadmap/activiteiten/sensornetwerk/", "roadmap/activiteiten/sensornetwerk.yml"),
        ("over/", "docs/over/index.md"),
        ("begrippen/", "docs/begrippen.md"),
        ("", "docs/index.md"),
    ],
)
def test_the_pencil_opens_the_source(site, page, file):
    lines = settings("repo_url: https://git.example/stad/gids", "edit_uri: edit/main/docs/")
    built = pages(site({**lines, "docs/begrippen.md": "Een inleiding.\n"}))
    assert f"https://git.example/stad/gids/edit/main/{file}" in built.links(page)


def test_without_a_forge_there_is_no_pencil(site):
    assert "Verbeter deze pagina" not in pages(site()).text("begrippen/digital-twin/")


# What is not published, and what is marked


def test_a_draft_stays_off_the_site(site):
    built = build(site({"docs/begrippen/geheim.yml": "title: Geheim plan\ndraft: true\n"}))
    assert "begrippen/geheim/" not in built
    assert not [path for path, content in built.bytes().items() if b"Geheim plan" in content]


def test_made_up_content_is_marked_wherever_it_is_listed(site):
    files = {
        CONCEPT: "title: Verzonnen begrip\nsample: true\n",
        "docs/begrippen/open-data.yml": "related: [digital-twin]\n",
        "roadmap/activiteiten/sensornetwerk.yml": "needs: [{concept: digital-twin, level: 1}]\n",
        "roadmap/roadmap.yml": "sample: true\n",
        "docs/kennispeiling/2019-najaar.yml": "sample: true\n",
    }
    built = build(site(files))
    assert "Verzonnen inhoud." in built.text("begrippen/digital-twin/")
    for address in built.addresses:
        html = built.html(address)
        if "Verzonnen inhoud." in html:  # says it for all that is on it
            continue
        for link in html.split("<bdi>Verzonnen begrip</bdi></a>")[1:]:
            assert link.lstrip().startswith('<span class="mark mark-sample">'), address
    for address in (
        "begrippen/",
        "themas/data/",
        "woordenlijst/",
        "voorbeelden/rotterdam/",
        "leerpaden/raadslid/",
    ):
        assert '<span class="mark mark-sample">' in built.html(address), address


def test_of_the_folder_of_pages_only_pages_pictures_and_files_are_published(site):
    files = {
        "docs/index.md": "# Welkom\n\n![Kaart](kaart.png) en [rapport](bestanden/rapport.pdf)\n",
        "docs/kaart.png": b"1",
        "docs/ongebruikt.png": b"2",
        "docs/notities.txt": "geheim",
        "docs/antwoorden.csv": "geheim",
        "docs/begrippen/antwoorden.csv": "geheim",
        "docs/instellingen.json": "{}",
        "docs/losse.yml": "a: [",
        "docs/.verborgen/x.png": b"3",
        "docs/bestanden/rapport.pdf": b"4",
        "docs/bestanden/tabel.csv": "a;b",
        "docs/voorbeelden/rotterdam.yml": "image: {file: haven.jpg, alt: De haven, credit: De stad}\n",
        "docs/voorbeelden/haven.jpg": b"5",
    }
    built = build(site(files))
    beside = {
        path
        for path in built.paths
        if not path.endswith(".html") and not path.startswith(("assets/", "downloads/", "api/"))
    }
    assert beside == {
        "kaart.png", "bestanden/rapport.pdf", "bestanden/tabel.csv", "voorbeelden/haven.jpg", "sitemap.xml", "sitemap.xml.gz",
        "SHA256SUMS",
    }  # fmt: skip
    own = [path for path in built.paths if path.startswith("assets/")]
    assert not [
        path for path in own if path.endswith((".yml", ".html")) or "material" in path or "preview" in path
    ]


def test_a_link_to_a_file_that_stays_behind_is_refused(site):
    files = {CONCEPT: "body: Lees [het rapport](rapport.pdf).\n", "docs/begrippen/rapport.pdf": b"1"}
    site(files).has_problem(f"{CONCEPT}:1:26: error[missing-file]", hint="docs/bestanden/")
    files = {
        CONCEPT: "body: Lees [het rapport](../bestanden/rapport.pdf).\n",
        "docs/bestanden/rapport.pdf": b"1",
    }
    built = pages(site(files))
    assert "bestanden/rapport.pdf" in built.links("begrippen/digital-twin/")
    assert faults(built) == []


def test_a_filter_is_a_page_too(site):
    built = pages(
        site(
            {
                "docs/voorbeelden/gent.yml": "title: Gent deelt\ncity: Gent\nstage: in_use\n",
            }
        )
    )
    assert "voorbeelden/filter/stad-gent/" in built.links("voorbeelden/")
    text = built.text("voorbeelden/filter/stad-gent/")
    assert "Voorbeelden, stad: Gent" in text
    assert "Gent deelt" in text
    assert "De digitale kopie van Rotterdam" not in text
    assert faults(built) == []


# Odd content


ODD = {
    "script": "<script>alert(1)</script> & </title>",
    "quotes": "Zeg \"ja\" of 'nee' & <b>klaar</b>",
    "emoji": "Slimme stad 🚦🏙️",
    "arabic": "المدينة الذكية",
    "long": "Zeer lange titel " + "a" * 73,
}


@pytest.mark.parametrize("title", ODD.values(), ids=ODD)
def test_any_title_is_only_text(site, title):
    quoted = "'" + title.replace("'", "''") + "'"
    files = {
        CONCEPT: f"title: {quoted}\nsummary: {quoted}\ndefinition: {quoted}\nalso_known_as: [{quoted}]\nrisks: [{quoted}]\n",
        "docs/voorbeelden/rotterdam.yml": f"title: {quoted}\ncity: {quoted}\nlessons: [{quoted}]\n",
        "roadmap/activiteiten/sensornetwerk.yml": f"title: {quoted}\nmilestones: [{{title: {quoted}, date: 2020-Q2}}]\n",
        "docs/themas/data.yml": f"title: {quoted}\nquestion: {quoted}\n",
        "roadmap/organisatie.yml": f"departments: [{{id: verkeer, name: {quoted}, staff: 30}}, {{id: beheer, name: b, staff: 9}}]\n",
        "docs/kennispeiling/2019-najaar.yml": "results: []\nwishes: []\n",
    }
    built = pages(site(files))
    assert faults(built) == []
    assert title in built.text("begrippen/digital-twin/")
    assert built.page("begrippen/digital-twin/").title == f"{title} – Proefstad"


# Only part of a project

THEME = "title: Data\nsummary: Wat wij meten.\n"
ALONE = {
    "concept": ["docs/begrippen/open-data.yml", "docs/themas/data.yml"],
    "example": [
        "docs/voorbeelden/rotterdam.yml", "docs/begrippen/digital-twin.yml", "docs/begrippen/open-data.yml", "docs/themas/data.yml"
    ],
    "theme": ["docs/themas/data.yml"],
    "path": ["docs/leerpaden/raadslid.yml", "docs/index.md"],
    "survey": ["docs/kennispeiling/2019-najaar.yml"],
    "talk": ["docs/gesprekken/2019-10-verkeer.yml"],
    "initiative": ["roadmap/activiteiten/sensornetwerk.yml", "roadmap/organisatie.yml", "docs/themas/data.yml"],
    "roadmap": ["roadmap/roadmap.yml"],
    "organisation": ["roadmap/organisatie.yml"],
}  # fmt: skip
LESS = {
    "docs/leerpaden/raadslid.yml": "steps: [{page: index.md}]\n",
    "docs/kennispeiling/2019-najaar.yml": "results: []\nwishes: []\n",
    "roadmap/roadmap.yml": "goals: []\n",
    "roadmap/activiteiten/sensornetwerk.yml": "goals: []\n",
}


def in_language(path, language):
    """A Dutch path → where the same entry stands in a project in `language`."""
    pairs = zip(Words("nl").folders.values(), Words(language).folders.values(), strict=True)
    return next(
        (path.replace(dutch, own, 1) for dutch, own in pairs if path.startswith((f"{dutch}/", f"{dutch}."))),
        path,
    )


def only(project, kept):
    """Removes all but these files from a project."""
    for path in sorted(project.root.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(project.root).as_posix() not in kept:
            path.unlink()
        elif path.is_dir() and path.name != "docs" and not any(path.iterdir()):
            path.rmdir()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", ALONE)
def test_a_project_of_one_kind_is_a_whole_site(site, kind, language):
    project = site({path: text for path, text in LESS.items() if path in ALONE[kind]}, language=language)
    only(project, ["mkdocs.yml", *(in_language(path, language) for path in ALONE[kind])])
    built = build(project.has_no_errors(), papers=language == "nl")
    assert faults(built) == []
    assert "index.html" in built.paths


# The checks themselves


def test_the_checks_find_what_is_wrong(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        """<!doctype html><html><head><title></title><script>1</script><link rel="stylesheet" href="https://x.nl/a.css"></head>
        <body style="x"><h1 id="i">A</h1><h1 id="i">B</h1><h3>C</h3><a href="a/#nee">a</a><a href="b/">b</a><a href="/a/">c</a>
        <a href="javascript:1">d</a><a href="a/" onclick="1">e</a><p aria-labelledby="weg">f</p></body></html>"""
    )
    (tmp_path / "a" / "index.html").write_text(
        '<html lang="nl"><head><title>A</title><meta name="description" content="a"></head><body><h1>A</h1></body></html>'
    )
    assert sorted(fault.removeprefix("index.html: ") for fault in faults(Built(tmp_path), disk=True)) == [
        "2 headings of level 1", "a folder has no page on a disk: /a/", "a folder has no page on a disk: a/",
        "a folder has no page on a disk: a/#nee", "a folder has no page on a disk: b/", "asset of another host: https://x.nl/a.css",
        "attribute onclick on a", "attribute style on body", "heading of level 3 after 1", "id i is there twice", "inline script",
        "leads nowhere: b/", "link from the root: /a/", "no description", "no id weg", "no lang", "no such anchor: a/#nee",
        "no title", "strange address: javascript:1",
    ]  # fmt: skip


def test_a_path_shows_a_concept_after_what_it_requires(site):
    steps = """
  - {concept: digital-twin, why: Eerst dit.}
  - {example: rotterdam}
  - {concept: open-data, why: Dan dit.}
"""
    built = pages(site({CONCEPT: "requires: [open-data]\n", "docs/leerpaden/raadslid.yml": f"steps:{steps}"}))
    page = built.html("leerpaden/raadslid/")
    assert page.index("Dan dit.") < page.index("Eerst dit.")


def test_what_asked_a_concept_and_is_over_is_told_with_its_year(site):
    """The first screen says what goes on; what was stopped or done is no work of today."""
    needs = "    roadmap/activiteiten/sensornetwerk.yml\n    | needs:\n    |   - {concept: digital-twin, level: 1}\n"
    going = pages(site(needs)).text("begrippen/digital-twin/")
    assert (
        "1 activiteit op onze roadmap vraagt dit: Sensornetwerk. De stad meet met honderd sensoren. " in going
    )
    over = pages(site(needs + "    | status: done\n    | status_since: 2020-03-01\n")).text(
        "begrippen/digital-twin/"
    )
    assert (
        "Nu vraagt geen activiteit dit. Eerder wel: Sensornetwerk (klaar sinds 2020). De stad meet met honderd sensoren."
        in over
    )
    assert "1 activiteit op onze roadmap vraagt dit" not in over
    stopped = "    | status: stopped\n    | status_since: 2020-03-01\n    | status_reason: Te duur\n"
    assert "Sensornetwerk (gestopt in 2020). Te duur. " in pages(site(needs + stopped)).text(
        "begrippen/digital-twin/"
    )
    own = "    docs/begrippen/digital-twin.yml\n    | for_us: Wij maken er een, bijv. voor de Markt. Dat begint klein.\n"
    assert (
        "Voor ons Wij maken er een, bijv. voor de Markt. Lees verder 1 activiteit op onze roadmap vraagt dit:"
        in (pages(site(needs + own)).text("begrippen/digital-twin/"))
    )
