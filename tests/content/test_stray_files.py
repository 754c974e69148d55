"""Content that nothing reads is told, with where it belongs."""

import pytest

ENTRY = "title: Fiets\nsummary: Een zin.\n"


@pytest.mark.parametrize(
    ("path", "write"),
    [
        ("docs/begrippen/fiets.yml.txt", "docs/begrippen/fiets.yml"),
        ("docs/begrippen/fiets.YML.TXT", "docs/begrippen/fiets.yml"),
        ("docs/voorbeelden/x.yml.yml", "docs/voorbeelden/x.yml"),
        ("roadmap/roadmap2.yml.txt", "roadmap/roadmap2.yml"),
        ("docs/over/uitleg.md.txt", "docs/over/uitleg.md"),
        ("begrippen/x.yml", "docs/begrippen/x.yml"),
        ("activiteiten/x.yml", "roadmap/activiteiten/x.yml"),
        ("docs/activiteiten/x.yml", "roadmap/activiteiten/x.yml"),
        ("roadmap/begrippen/x.yml", "docs/begrippen/x.yml"),
        ("docs/begrip/x.yml", "docs/begrippen/x.yml"),
        ("docs/gesprek/x.yml", "docs/gesprekken/x.yml"),
        ("docs/thema/x.yml", "docs/themas/x.yml"),
        ("docs/Begrippen/x.yml", "docs/begrippen/x.yml"),
        ("docs/concepts/x.yml", "docs/begrippen/x.yml"),
        ("docs/x.yml", "docs/begrippen"),
    ],
)
def test_content_that_nothing_reads_is_told_with_its_place(site, path, write):
    site({path: ENTRY}, whole=True).has_problem(f"{path}:1:1: error[misplaced-file]", hint=write)


@pytest.mark.parametrize(
    "path",
    [
        "docs/.x.yml",
        "docs/instellingen.yml",
        "voorbeelden/ci.yml",
        "begrippen/lees.md",
        "roadmap/notities.txt",
        "docs/afdeling/x.yml",
    ],
)
def test_what_is_of_others_is_left_alone(site, path):
    site({path: "jobs: {}\n"}, whole=True).has_only()
