"""What the form for a new entry knows: every field it asks, what may be chosen, and where the file goes."""

import json
from dataclasses import replace

import pytest
from site_checks import build

from stadswijzer.content.model import KINDS
from stadswijzer.editing import form
from stadswijzer.editing.forge import forge
from stadswijzer.editing.form import OFFERED, described
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.words import LANGUAGES, Words


@pytest.mark.parametrize(
    ("repo", "edit", "name", "base", "prefix"),
    [
        (
            "https://github.com/stad/site",
            "edit/main/docs/",
            "GitHub",
            "https://github.com/stad/site/new/main",
            "",
        ),
        (
            "https://github.com/stad/site/",
            "edit/main/sub/docs/",
            "GitHub",
            "https://github.com/stad/site/new/main",
            "sub/",
        ),
        (
            "https://gitlab.com/stad/site",
            "-/edit/main/docs/",
            "GitLab",
            "https://gitlab.com/stad/site/-/new/main",
            "",
        ),
        ("https://git.stad.nl/s", "-/edit/main/docs/", "GitLab", "https://git.stad.nl/s/-/new/main", ""),
        ("https://git.stad.nl/s", "_edit/main/docs/", "Forgejo", "https://git.stad.nl/s/_new/main", ""),
    ],
)
def test_the_forge_is_known_by_its_addresses(repo, edit, name, base, prefix):
    found = forge(repo, edit)
    assert (found.name, found.base, found.prefix) == (name, base, prefix)
    assert found.upload.startswith(repo)
    assert all(form.of_forge(found, Words(language))["told"] for language in LANGUAGES)


def test_a_forge_without_words_is_told_with_the_file_that_wants_them():
    """The page would show `undefined` where it says how to upload a file there."""
    unheard = replace(forge("https://github.com/stad/site", "edit/main/docs/"), name="Bitbucket")
    with pytest.raises(MissingWordError, match=r'"editing\.upload\.Bitbucket" in locale/nl/editing\.yml'):
        form.of_forge(unheard, Words("nl"))


@pytest.mark.parametrize(
    ("repo", "edit"),
    [
        ("", ""),
        ("https://git.stad.nl/s", "edit/main/docs/"),
        ("javascript:alert(1)//github.com", "edit/main/docs/"),
        ("https://notgithub.example/s", "edit/main/docs/"),
    ],
)
def test_an_unknown_forge_is_not_guessed(repo, edit):
    assert forge(repo, edit) is None


def named(fields):
    for field in fields:
        yield field
        inner = field.get("item") or field
        yield from named(inner.get("fields", ()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OFFERED)
def test_every_choice_has_words(kind, language):
    for field in named(described(Words(language), KINDS[kind].part)):
        options = (field.get("item") or field).get("options", ())
        assert all(
            said and (said != value or value.isdigit() or field["name"] == "source")
            for value, said in options
        ), field["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_has_the_form_with_what_it_may_refer_to(site, language):
    project = site({"docs/begrippen/oud.yml": "title: </script>\ndraft: true\n"}, language=language)
    built = build(project)
    text = (built.folder / "assets/editing.js").read_text("utf-8")
    data = json.loads(text.removeprefix("window.stadswijzerEditing = ").rstrip().removesuffix(";"))
    assert [each["kind"] for each in data["kinds"]] == list(OFFERED)
    assert ["data", "Data"] in data["known"]["theme"]
    assert "oud" not in dict(data["known"]["concept"]), "a draft is not on the site"
    assert "oud" in data["kinds"][0]["taken"], "but its name is taken"
    page = Words(language)("addresses.editing")
    assert "assets/form.js" in (built.folder / page / "index.html").read_text("utf-8")
