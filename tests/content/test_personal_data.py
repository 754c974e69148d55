"""Personal data is looked for in every text, and never inside an address."""

import pytest

from stadswijzer.checks.personal_data import found

SAID = "Bel Jan op 06-12345678 of jan.devries@proefstad.example, BSN 111222333."
PLACES = {
    "docs/themas/data.yml": "summary: {}\n",
    "docs/begrippen/digital-twin.yml": "body: |\n  Eerst dit.\n\n  {}\n",
    "docs/voorbeelden/helsinki.yml": 'lessons: ["{}"]\n',
    "docs/leerpaden/raadslid.yml": 'goal: "{}"\n',
    "docs/kennispeiling/2019-najaar.yml": 'purpose: "{}"\n',
    "docs/gesprekken/2019-10-verkeer.yml": 'outcome: "{}"\n',
    "roadmap/activiteiten/sensornetwerk.yml": 'intended_effect: "{}"\n',
    "roadmap/roadmap.yml": 'vision: "{}"\n',
    "docs/over/gegevens.md": "# Gegevens\n\n{}\n",
}


@pytest.mark.parametrize("path", PLACES)
def test_each_kind_is_told_in_each_place(site, path):
    told = [
        (problem.code, problem.values.get("what", ""))
        for problem in site({path: PLACES[path].format(SAID)}).found()
        if problem.place.file == path and problem.code in ("personal-data", "citizen-number")
    ]
    number = "citizen-number" if "kennispeiling" in path or "gesprekken" in path else "personal-data"
    assert sorted(told) == sorted(
        [
            ("personal-data", "email"),
            ("personal-data", "phone"),
            (number, "" if number == "citizen-number" else "citizen"),
        ]
    )


def test_a_place_is_that_of_the_number_itself(site):
    page = {"docs/over/gegevens.md": "# Gegevens\n\nHet nummer is 111222333.\n"}
    (problem,) = [each for each in site(page).found() if each.code == "personal-data"]
    assert problem.place == ("docs/over/gegevens.md", 3, 15)


@pytest.mark.parametrize(
    ("text", "what", "start"),
    [
        ("BSN 1112.22.333", "citizen", 4),
        ("&eacute;&eacute;n: &#49;11222&#x33;33.", "citizen", 19),
        ("Mail jan.devries&#64;proefstad.example", "email", 5),
        ("Mail jan.devries(at)proefstad.example", "email", 5),
        ("Mail j.devries [at] proefstad [punt] example", "email", 5),
        ("Mail jan.devries &#91;apenstaartje&#93; proefstad.example", "email", 5),
        ("Bel &lpar;06&rpar; of &plus;31 6 12345678", "phone", 22),
    ],
)
def test_another_way_to_write_it_hides_nothing(text, what, start):
    assert list(found(text, mailbox=False)) == [(what, start, "")]


@pytest.mark.parametrize(
    "text",
    [
        "https://voorbeeld.nl/dossier/111222333",
        "Zie [het stuk](https://voorbeeld.nl/111222333?x=0612345678).",
        "www.voorbeeld.nl/111222333",
        "https://voorbeeld.nl/?mail=jan.devries@proefstad.example",
        "Stuur het naar slimmestad@proefstad.example.",
        "Stuur het naar slimmestad(at)proefstad.example.",
        "Een les (at home) en een proef [At] Delft.",
        "Er zijn 123456789 sensoren.",  # no citizen service number by its checksum
        "Het artikel heeft nummer 10.1000/111222333.",
    ],
)
def test_nothing_is_found_where_nothing_is(text):
    assert list(found(text, mailbox=False)) == []


SAFE = (
    "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fvoorbeeld.nl%2Fscan"
    "&data=05%7C01%7Cvoornaam.achternaam%40gemeente.example%7C1a2b%7C0%7C0%7CTWFp&sdata=x&reserved=0"
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/begrippen/digital-twin.yml", f'sources: [{{title: Bron, url: "{SAFE}"}}]\n'),
        ("docs/begrippen/digital-twin.yml", f'body: "Zie [het stuk]({SAFE})."\n'),
        ("docs/over/gegevens.md", f"# Gegevens\n\nZie [het stuk]({SAFE}).\n"),
    ],
)
def test_a_link_that_outlook_wrapped_is_told_with_the_address_that_was_meant(site, path, text):
    (problem,) = [each for each in site({path: text}).found() if each.code == "personal-data"]
    assert (problem.values["what"], problem.values["meant"]) == ("safe_link", "https://voorbeeld.nl/scan")
