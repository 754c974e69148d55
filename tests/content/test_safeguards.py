"""Safeguards of a round are dates that colleagues rely on: what cannot be true is told."""

import pytest

ROUND = """
date: 2021-04-30
method: questions
basis: self
invited: 40
responded: 30
purpose: Weten
legal_basis: Taak
delete_source_by: {deleted}
source_deleted: {gone}
privacy_check: {checked}
works_council:
  date: {council}
  outcome: agreed
"""
GOOD = {"checked": "2021-03-01", "council": "2021-03-02", "deleted": "2021-08-01", "gone": "2021-07-20"}


def round_with(site, today="", **changed):
    text = ROUND.format(**GOOD | changed).replace("source_deleted: null\n", "")
    files = {"docs/kennispeiling/2021-voorjaar.yml": text}
    if today:
        files["mkdocs.yml"] = (
            "site_name: Proefstad\ntheme: {name: material, language: nl}\n"
            f"plugins:\n  - stadswijzer:\n      today: {today}\n"
        )
    return site(files)


@pytest.mark.parametrize(
    ("changed", "line", "hint"),
    [
        ({"checked": "2023-02-01"}, "privacy_check", "vóór de ronde"),
        ({"checked": "2021-05-01"}, "privacy_check", "vóór de ronde"),
        ({"checked": "2021-05"}, "privacy_check", "vóór de ronde"),
        ({"checked": "1921-03-01"}, "privacy_check", "vijf jaar"),
        ({"council": "2023-02-10"}, "date: 2023", "vóór de ronde"),
        ({"council": "2012-02-10"}, "date: 2012", "vijf jaar"),
        ({"deleted": "2021-04-29"}, "delete_source_by", "voordat ze er waren"),
        ({"deleted": "2021-03"}, "delete_source_by", "voordat ze er waren"),
        ({"deleted": "2031-08-01"}, "delete_source_by", "twee jaar na"),
        ({"checked": "2021-03-01", "today": "2021-02-01", "gone": "null"}, "privacy_check", "moet nog komen"),
        ({"gone": "2021-04-01"}, "source_deleted", "voordat ze er waren"),
        ({"gone": "2023-04-01", "today": "2022-12-31"}, "source_deleted", "moet nog komen"),
    ],
)
def test_a_date_that_cannot_be_true_is_told_at_its_place(site, changed, line, hint):
    found = round_with(site, **changed)
    text = (found.root / "docs/kennispeiling/2021-voorjaar.yml").read_text("utf-8").splitlines()
    number = next(n for n, each in enumerate(text, 1) if each.strip().startswith(line))
    found.has_problem(f"docs/kennispeiling/2021-voorjaar.yml:{number}:", hint=hint)
    assert "error[safeguard-date]" in found.problems


@pytest.mark.parametrize(
    "changed",
    [
        {}, {"checked": "2021-04-30"}, {"checked": "2021-04"}, {"checked": "2021-Q2"}, {"council": "2021-Q2"},
        {"deleted": "2021-04-30"}, {"deleted": "2021-04"}, {"deleted": "2022-Q4"}, {"today": "2021-07-20"}, {"gone": "2021-04"},
        {"gone": "2023-01-01"},
    ],
)  # fmt: skip
def test_a_date_that_may_be_true_is_not(site, changed):
    round_with(site, **changed).has_no_errors()


@pytest.mark.parametrize("wrong", ["2021-02-30", "gisteren", "2021-13"])
def test_a_date_that_does_not_exist_is_one_problem(site, wrong):
    found = round_with(site, checked=wrong)
    assert [problem.code for problem in found.found().errors] == ["not-a-date"]
