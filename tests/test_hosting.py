"""What who hosts the site takes over: each file says the policy under which the tests in a browser use the pages."""

import html
import re
from xml.etree import ElementTree as ET

import pytest
from browsing import POLICY
from folders import ROOT

HOSTING = ROOT / "hosting"
FILES = ("nginx.conf", "apache.conf", "Caddyfile", "web.config")


@pytest.mark.parametrize("name", FILES)
def test_each_server_says_the_policy_of_the_tests_and_no_other(name):
    text = html.unescape((HOSTING / name).read_text("utf-8"))
    said = re.findall(r"Content-Security-Policy\"?(?: value=|\s+)\"([^\"]*)\"", text)
    assert said == [POLICY]


@pytest.mark.parametrize("name", FILES)
def test_each_server_keeps_the_address_of_the_intranet_and_guesses_no_type(name):
    text = (HOSTING / name).read_text("utf-8")
    for word in (
        "Referrer-Policy",
        "same-origin",
        "nosniff",
        "/404.html",
        "text/calendar",
        "text/csv",
        "SHA256SUMS",
    ):
        assert word in text, word


def test_the_policy_lets_nothing_in_that_is_not_of_the_site():
    parts = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert parts["default-src"] == "'none'"
    assert {"script-src", "style-src", "connect-src", "font-src"} <= {
        name for name, said in parts.items() if said == "'self'"
    }
    assert not re.search(r"unsafe|https?:|\*", POLICY)


def test_that_of_iis_is_xml():
    ET.fromstring((HOSTING / "web.config").read_bytes())


def test_the_page_for_who_hosts_names_every_file():
    text = (HOSTING / "README.md").read_text("utf-8")
    assert {path.name for path in HOSTING.iterdir()} == {*FILES, "README.md"}
    assert all(f"({name})" in text for name in FILES)
