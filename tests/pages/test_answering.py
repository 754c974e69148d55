"""Answering back: a mail to who looks after a page, which names the page and the state it tells of."""

from urllib.parse import parse_qs, urlsplit

import made_site
import pytest
from example_places import ASSEN, BASE, example, write

from stadswijzer.pages import answering


@pytest.fixture
def project(tmp_path):
    def make(contact="", concept="", **frame):
        write(tmp_path, [example(*ASSEN) + (f"contact: {contact}\n" if contact else "")])
        path = tmp_path / "docs/begrippen/data.yml"
        path.write_text(
            BASE["docs/begrippen/data.yml"] + (f"contact: {concept}\n" if concept else ""), "utf-8"
        )
        site = made_site.of(tmp_path, **frame)
        return site, site.get("example", "e000")

    return make


def told(mail):
    parts = urlsplit(mail)
    return parts.path, {name: value[0] for name, value in parse_qs(parts.query).items()}


def test_the_mail_goes_to_who_looks_after_the_page_and_names_it(project):
    site, entry = project("team@voorbeeld.nl")
    to, mail = told(answering.mail(site, "Assen & Drenthe?", entry.address, entry))
    assert to == "team@voorbeeld.nl"
    assert mail["subject"] == "Slimme stad Ergens: Assen & Drenthe?"
    assert "Pagina: https://slimmestad.example/voorbeelden/e000/\r\n" in mail["body"]
    assert "Om welke zin gaat het?" in mail["body"]


def test_without_a_contact_of_its_own_it_goes_to_the_one_that_most_have(project):
    site, entry = project("", "redactie@voorbeeld.nl")
    assert told(answering.mail(site, "Assen", entry.address, entry))[0] == "redactie@voorbeeld.nl"


def test_a_contact_that_is_no_mailbox_gets_no_mail(project):
    site, entry = project("Team Data, kamer 3")
    assert answering.mail(site, "Assen", entry.address, entry) == ""


def test_a_site_that_does_not_know_its_address_names_the_page_within_it(project):
    site, entry = project("team@voorbeeld.nl", site_url="")
    assert (
        "Pagina: /voorbeelden/e000/" in told(answering.mail(site, "Assen", entry.address, entry))[1]["body"]
    )
