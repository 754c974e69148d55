"""The text to copy into a council paper: every fact, gaps where nothing was written, never a point of decision."""

import made_up_roadmap
import pytest
from made_site import made, of
from site_checks import build, faults

from stadswijzer.papers import council_text


def texts(site, entry):
    """Each text as title → its lines: of the proposal, of that to the executive, and of the letter."""
    for make in (council_text.proposal, council_text.executive, council_text.letter):
        yield {section.title: [line.text for line in section.lines] for section in make(site, entry)}


def first(site):
    entry = site("initiative")[0]
    return next(iter(texts(site, entry)))


@pytest.mark.parametrize("name", made_up_roadmap.ODD)
def test_points_of_decision_are_never_filled_in(tmp_path, name):
    site = made(tmp_path, name)
    for entry in site("initiative"):
        for text in texts(site, entry):
            for title in ("Beslispunten", "Gevraagd besluit van het college"):
                assert text.get(title, ["["])[0].startswith("[")
            told = "\n".join(line for lines in text.values() for line in lines)
            elsewhere = [
                title for title, lines in text.items() if "Kennis nemen van de stand" in " ".join(lines)
            ]
            assert set(elsewhere) <= {"Vervolg"}  # where it says what an open decision asks
            assert ("VOORBEELD" in told) == (name == "sample")
            assert all(lines and all(lines) for lines in text.values())


def test_the_headings_stand_in_the_order_of_a_proposal(tmp_path):
    assert list(first(made(tmp_path))) == [
        "Onderwerp",
        "Beslispunten",
        "Samenvatting",
        "Aanleiding",
        "Wat willen we bereiken",
        "Argumenten",
        "Kanttekeningen",
        "Alternatieven",
        "Participatie en draagvlak",
        "Financiën en dekking",
        "Privacy",
        "Risico's",
        "Kennis",
        "Planning en stand van zaken",
        "Evaluatie, en wanneer wij stoppen",
        "Vervolg",
        "Bijlagen",
        "Bron",
    ]


def test_every_fact_is_told_and_only_public_support(tmp_path):
    text = first(made(tmp_path))
    assert text["Alternatieven"] == ["Niets doen. Dan verandert er niets."]
    assert text["Participatie en draagvlak"] == [
        "Wie: De buurt. Hoe: Twee avonden. Wat het opleverde: Drie plekken verplaatst.",
        "1 februari 2020, Bewoners: steunen het.",
    ]
    money = [line.replace("\u00a0", " ") for line in text["Financiën en dekking"]]
    assert money == [
        "Dit is een idee. De bedragen tellen niet mee in die van het hele plan.",
        "Kosten 2020–2024: € 15.000, waarvan € 10.000 eenmalig en € 5.000 structureel.",
        "Daarvan is € 8.000 vastgesteld of toegekend en € 7.000 niet gedekt.",
        "Elk jaar na 2024: € 1.000. Waaruit dat wordt betaald, is niet opgegeven.",
        "Na de periode: Elk jaar 1.000 euro voor beheer.",
        "2020: eenmalig € 10.000, structureel € 1.000, kosten € 11.000, vastgesteld of toegekend € 8.000, niet gedekt € 3.000.",
        *(f"{year}: structureel € 1.000, kosten € 1.000, niet gedekt € 1.000." for year in range(2021, 2025)),
        "Totaal: eenmalig € 10.000, structureel € 5.000, kosten € 15.000, vastgesteld of toegekend € 8.000, niet gedekt € 7.000.",
        "Elk jaar na 2024: structureel € 1.000, kosten € 1.000, niet gedekt € 1.000.",
        "Structureel zonder structurele dekking: € 1.000 elk jaar vanaf 2020.",
        "elk jaar vanaf 2020 € 1.000: waarvoor is niet opgegeven.",
        "2020 € 8.000: begroting (Begroting), vastgesteld.",
        (
            "Vastgesteld, in meerjarenraming, nog vast te stellen, onzeker en niet gedekt zijn samen de kosten. "
            "Een streepje betekent dat er niets is opgegeven. "
            "Bedragen na het lopende jaar zijn een raming; de raad stelt ze per jaar vast."
        ),
    ]
    assert text["Risico's"] == ["Het mislukt. Kans 1 van 5, gevolg 3 van 5. Wat wij doen: Klein beginnen."]
    assert text["Aanleiding"][-1] == "10 mei 2020, Gemeenteraad: Geld vrijmaken. Aangenomen."
    assert text["Bron"] == [
        "Stand per 31 maart 2022.",
        "Op de site: https://slimmestad.example/roadmap/activiteiten/activiteit-00/",
    ]


def test_a_decision_that_should_have_been_taken_is_not_told_as_still_to_come(tmp_path):
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace(", outcome: adopted", "")
    site = of(made_up_roadmap.write(tmp_path, files))
    for told in texts(site, site("initiative")[0]):
        assert told["Vervolg"][0] == (
            "10 mei 2020: Gemeenteraad, ter besluitvorming; had al genomen moeten zijn. Geld vrijmaken. Het bedrag is niet opgegeven."
        )


def with_an_open_ask(tmp_path):
    """The texts of an initiative that still asks an amount of the council."""
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace(
        "ask: Geld vrijmaken., outcome: adopted", "ask: Geld vrijmaken., amount: 60000"
    )
    files[path] = files[path].replace("date: 2020-05-10", "date: 2023-05-10")
    site = of(made_up_roadmap.write(tmp_path, files))
    return texts(site, site("initiative")[0])


def test_what_is_asked_is_a_draft_between_brackets_under_the_points_of_decision(tmp_path):
    proposal, executive, _ = with_an_open_ask(tmp_path)
    fill, draft = proposal["Beslispunten"]
    assert fill.startswith("[Vul de beslispunten zelf in.")
    assert draft == "[Concept, gevraagd op 10 mei 2023: Geld vrijmaken (€\u00a060.000).]"
    assert executive["Gevraagd besluit van het college"] == [
        "[Vul het gevraagde besluit zelf in. Zorg dat elk punt los te lezen is.]"
    ]


def test_what_goes_on_tells_what_was_promised_what_came_of_it_and_what_was_decided(tmp_path):
    files = made_up_roadmap.roadmap(1)
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace("status: idea", "status: running") + "outcome: Het werkt half.\n"
    later = made_up_roadmap.roadmap(1, period=(2025, 2028), as_of="2026-03-31", adopted=False)
    for name in ("roadmap/roadmap.yml", path):
        files[name.replace("roadmap/", "roadmap/2025-2028/", 1)] = later[name]
    files["roadmap/2025-2028/activiteiten/activiteit-00.yml"] += "continues: 2020-2024/activiteit-00\n"
    site = next(
        plan for plan in of(made_up_roadmap.write(tmp_path, files)).plans if plan.period.start == 2025
    )
    proposal, executive, letter = texts(site, site("initiative")[0])
    why = proposal["Aanleiding"]
    assert letter["Aanleiding"] == why
    begin = why.index("Gaat verder op Activiteit nummer 0 (2020–2024). Loopt, te laat.")
    promised, came = why[begin + 1 : begin + 3]
    assert promised.startswith("Toen beloofd (2020–2024): Klaar: ")
    assert came == "Wat ervan kwam: Het werkt half."
    decided = "Activiteit nummer 0 (2020–2024), 10 mei 2020, Gemeenteraad: Geld vrijmaken. Aangenomen."
    assert decided in why
    assert decided in executive["Wat de raad besloot en nog besluit"]


def test_when_we_look_back_is_told_once(tmp_path):
    site = made(tmp_path)
    for entry in site("initiative"):
        for text in texts(site, entry):
            is_asked = any(", ter " in line for line in text["Vervolg"])
            looks_back = any(line.startswith("Wij kijken terug") for line in text["Vervolg"])
            assert not (is_asked and looks_back)
            assert sum("Wij stoppen:" in line for lines in text.values() for line in lines) <= 1


def test_what_is_asked_stands_under_what_comes_with_its_amount(tmp_path):
    proposal, executive, letter = with_an_open_ask(tmp_path)
    asked = "10 mei 2023: Gemeenteraad, ter besluitvorming. Geld vrijmaken (€\u00a060.000)."
    assert [asked in text["Vervolg"] for text in (proposal, executive, letter)] == [True] * 3
    assert executive["Wat de raad besloot en nog besluit"] == [asked]
    assert "[Zaaknummer: vul in.]" in executive["Onderwerp"]


def test_what_another_council_said_is_told_as_of_that_council(tmp_path):
    files = made_up_roadmap.roadmap(1, parts=())
    files["roadmap/activiteiten/activiteit-00.yml"] += (
        "support:\n"
        "  - {date: 2020-11-10, party: council, step: supports, public: true}\n"
        "  - {date: 2022-03-20, party: council, step: doubts, public: true}\n"
        "  - {date: 2021-01-10, party: residents, step: opposes, public: true}\n"
    )
    vote = "{date: 2022-03-16, title: Verkiezing van de gemeenteraad, kind: verkiezingen}, "
    files["roadmap/roadmap.yml"] = files["roadmap/roadmap.yml"].replace("calendar: [", f"calendar: [{vote}")
    told = first(of(made_up_roadmap.write(tmp_path, files)))["Participatie en draagvlak"]
    assert told == [
        "10 november 2020, de raad van vóór de verkiezing van 16 maart 2022, Gemeenteraad: steunt het.",
        "10 januari 2021, Bewoners: zijn tegen.",
        "20 maart 2022, Gemeenteraad: twijfelt.",
    ]


def test_each_move_tells_where_it_brought_the_date(tmp_path):
    site = made(tmp_path, "everything moved twice")
    *_, told = texts(site, site("initiative")[0])
    first, second = [line for line in told["Wat is verschoven"] if line.startswith("Einde: ")]
    assert first.startswith("Einde: van 3e kwartaal 2020 naar 4e kwartaal 2020. Oorzaak: Reden 1.")
    assert second.startswith("Einde: van 2e kwartaal 2020 naar 3e kwartaal 2020. Oorzaak: Reden 0.")


def test_what_nobody_wrote_down_is_a_gap(tmp_path):
    site = made(tmp_path, "bare")
    gaps = {
        section.title
        for section in council_text.proposal(site, site("initiative")[0])
        if all(line.gap for line in section.lines)
    }
    assert gaps == {
        "Beslispunten",
        "Argumenten",
        "Kanttekeningen",
        "Alternatieven",
        "Participatie en draagvlak",
        "Privacy",
        "Risico's",
        "Evaluatie, en wanneer wij stoppen",
        "Vervolg",
        "Bijlagen",
    }


def test_unknown_money_is_a_gap_and_never_nothing(tmp_path):
    (money,) = first(made(tmp_path, "no costs, no goals"))["Financiën en dekking"]
    assert money.startswith("[De kosten en de dekking zijn niet opgegeven")


@pytest.mark.parametrize(
    ("given", "told"),
    [("adopted", ", vastgesteld."), ("to_adopt", ", nog vast te stellen."), ("uncertain", ", onzeker."),
     ("adopted, kind: structural", ", vastgesteld tot en met 2022, daarna in de meerjarenraming.")],
)  # fmt: skip
def test_how_sure_coverage_is_stands_beside_it(tmp_path, given, told):
    files = made_up_roadmap.roadmap(1, parts=())
    files = {path: text.replace("state: adopted", f"state: {given}") for path, text in files.items()}
    money = first(of(made_up_roadmap.write(tmp_path, files)))["Financiën en dekking"]
    (line,) = [each for each in money if "(Begroting)" in each]
    assert line.endswith(told)


def test_no_department_stands_beside_knowledge(tmp_path):
    site = made(tmp_path)
    for entry in site("initiative"):
        for text in texts(site, entry):
            assert "Afdeling" not in " ".join(text.get("Kennis", []))


def test_prose_becomes_plain_lines_in_its_order(tmp_path):
    prose = '"Eerst *dit*.\\n\\n- een [bron](https://bron.example/x)\\n- twee [[sensor]]\\n\\nDan dat: Woordzonderspatiesdatzolangisdathetnergensineenkolompast."'
    files = made_up_roadmap.roadmap(1, parts=())
    path = "roadmap/activiteiten/activiteit-00.yml"
    files[path] = files[path].replace("body: " + "Dit is een zin. " * 7, f"body: {prose}")
    entry = (site := of(made_up_roadmap.write(tmp_path / "prose", files)))("initiative")[0]
    why = next(s for s in council_text.proposal(site, entry) if s.title == "Aanleiding")
    assert [(line.item, line.text) for line in why.lines] == [
        (False, "Eerst dit."),
        (True, "een bron (https://bron.example/x)"),
        (True, "twee Sensor"),
        (False, "Dan dat: Woordzonderspatiesdatzolangisdathetnergensineenkolompast."),
    ]
    assert [item for item, _ in why.groups] == [False, True, False]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_whole_linked_once_and_kept_out_of_search_engines(site, language):
    built = build(site(language=language), papers=False)
    base, own = {
        "nl": ("roadmap/activiteiten/sensornetwerk/", "raadstekst/"),
        "en": ("roadmap/initiatives/sensornetwerk/", "council-text/"),
    }[language]
    assert faults(built) == []
    page = built.html(base + own)
    assert '<meta name="robots" content="noindex">' in page
    assert built.html(base).count(f'href="../../../{base}{own}"') == 1
    assert "style=" not in page.partition("to-copy")[2]
