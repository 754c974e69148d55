"""Every problem has its words in both languages, an example that gives it, and a golden text of what an editor sees."""

import json
import re
import string
from importlib.resources import files

import pytest
import yaml
from folders import GOLDEN, TESTS
from written_out import files_of, written_out

from stadswijzer.changes.compared.whole import compare
from stadswijzer.changes.comparison import Version
from stadswijzer.language import problems as printing
from stadswijzer.language.problems import ERRORS, HISTORY, MAKING, WARNINGS
from stadswijzer.language.words import LANGUAGES, Words
from stadswijzer.pages.problem_codes import history_examples

EXAMPLES = yaml.safe_load((files("stadswijzer.language") / "problem_examples.yml").read_text("utf-8"))
CODES = sorted(ERRORS | WARNINGS)
KEYS = {
    "file",
    "wrong_file",
    "wrong",
    "right",
    "files",
    "whole",
    "encoding",
    "repeat",
    "before",
    "before_file",
}


def filled(example, lines):
    """The lines with `…` written out, and saved in the encoding of the example."""
    text = written_out(example, lines)
    return text.encode(example["encoding"]) if "encoding" in example else text


def example_of(code):
    if code not in EXAMPLES:
        pytest.fail(
            f"{code}: give it a `wrong` and a `right` in language/problem_examples.yml", pytrace=False
        )
    return EXAMPLES[code]


def wrong(site, code, language="nl"):
    example = example_of(code)
    path = example.get("wrong_file", example["file"])
    tree = {**files_of(example), path: filled(example, example["wrong"])}
    return site(tree, whole=example.get("whole", False), language=language)


def right(site, code):
    example = {key: value for key, value in example_of(code).items() if key != "encoding"}
    tree = {
        **files_of(example),
        example["file"]: filled(example, example.get("right", example["wrong"])),
    }
    return site(tree, whole=example.get("whole", False))


def test_the_valid_project_has_no_problems(site):
    assert site().problems == "0 fouten, 0 waarschuwingen\n"
    assert site(language="en").problems == "0 errors, 0 warnings\n"


def test_every_code_has_an_example():
    for code in CODES:
        example_of(code)
    unknown = sorted(EXAMPLES.keys() - set(CODES))
    assert not unknown, (
        f"language/problem_examples.yml tells of {unknown}, which language/problems.py does not know"
    )
    assert history_examples().keys() == HISTORY, (
        "every code in HISTORY has an example (pages/problem_codes.py)"
    )
    assert all(set(example) <= KEYS for example in EXAMPLES.values())


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_gives_exactly_this_problem(site, code):
    found = wrong(site, code).found()
    of_code = [problem for problem in found if problem.code == code]
    assert len(of_code) == 1, [problem.code for problem in found]
    assert [problem.code for problem in found.errors] == ([code] if code in ERRORS else [])


@pytest.mark.parametrize("code", CODES)
def test_the_right_example_does_not(site, code):
    assert [problem.code for problem in right(site, code).found() if problem.severity == "error"] == []
    assert code not in [problem.code for problem in right(site, code).found()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_reads_as_before(site, language, request):
    """Golden: a message that changes shows in the diff. `pytest --update-golden` writes it anew."""
    shown = "".join(f"## {code}\n\n{wrong(site, code, language).problems}\n" for code in CODES)
    golden = GOLDEN / f"messages.{language}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


def rules_broken(site, code, which, language="nl"):
    """What `stadswijzer changes` says of the example before → `which`, as `check` prints a problem."""
    example = history_examples()[code]
    old = site({example.get("before_file", example["file"]): example["before"]}, language=language)
    new = site({example["file"]: example[which]}, language=language)
    outcome = compare(
        Version("", old.has_no_errors().validate()), Version("", new.has_no_errors().validate())
    )
    checked = outcome.after.checked
    return printing.as_text(printing.Problems(outcome.broken), checked.library.words, checked.line)


@pytest.mark.parametrize("code", sorted(HISTORY))
def test_what_only_two_versions_can_tell_is_told_of_the_wrong_example_alone(site, code):
    told = rules_broken(site, code, "wrong")
    assert re.findall(r"error\[([a-z-]+)\]", told) == [code]
    assert rules_broken(site, code, "right") == "0 fouten, 0 waarschuwingen\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_about_two_versions_reads_as_before(site, language, request):
    shown = "".join(
        f"## {code}\n\n{rules_broken(site, code, 'wrong', language)}\n" for code in sorted(HISTORY)
    )
    golden = GOLDEN / f"history.{language}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_messages_with_the_same_values(language):
    dutch, other = Words("nl").problems, Words(language).problems
    assert sorted(other) == sorted({*CODES, *HISTORY, *MAKING})
    for code in dutch:
        assert dutch[code].keys() == other[code].keys() == {"title", "why", "text", "hint"}, code
        assert placeholders(dutch[code]["text"]) == placeholders(other[code]["text"]), code
        hints = [words[code]["hint"] for words in (dutch, other)]
        named = [hint if isinstance(hint, dict) else {"": hint} for hint in hints]
        assert named[0].keys() == named[1].keys(), code
        for name in named[0]:
            assert placeholders(named[0][name]) == placeholders(named[1][name]), (code, name)


def test_every_mistake_is_told_as_before(site, request):
    """Golden: what an editor reads of each mistake in `mistakes.yml`, one line for each problem and one for its hint."""
    folder = TESTS
    words = Words("nl")
    shown = ""
    for path, mistakes in yaml.safe_load((folder / "mistakes.yml").read_text("utf-8")).items():
        for text in mistakes:
            shown += f"## {path}: {text!r}\n"
            for problem in site({path: text}).found():
                message, hint = words.problem(problem)
                place = ":".join(str(part) for part in problem.place)
                shown += f"{place}: {problem.severity}[{problem.code}]: {message}\n  = {hint}\n"
            shown += "\n"
    golden = GOLDEN / "mistakes.nl.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


WRONG = {
    "docs/begrippen/digital-twin.yml": 'title: "a%,: b"\nthemes: data\ntheme: dta\nrequires: [open-data, open-dat]\n',
    "docs/voorbeelden/utrecht.yml": "stage: klaar\nreviewed: 2001-01-01\n",
}


@pytest.mark.parametrize("shape", ["github", "gitlab"])
def test_a_forge_is_told_as_before(site, shape, request):
    """Golden: workflow commands for GitHub, a Code Quality report for GitLab; both as those publish their format."""
    shown = site(WRONG).check(format=shape)
    golden = GOLDEN / f"problems.{shape}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


def test_a_github_annotation_has_the_published_form(site):
    value = r"(?:%(?:25|0A|0D|3A|2C)|[^%\r\n:,])*"
    data = r"(?:%(?:25|0A|0D)|[^%\r\n])+"
    command = rf"::(error|warning) file={value},line=[1-9]\d*,col=[1-9]\d*,title={value}::{data}"
    lines = site(WRONG).check(format="github").splitlines()
    assert len(lines) == 5
    assert [line for line in lines if not re.fullmatch(command, line)] == []


def test_for_gitlab_a_problem_stays_the_same_when_a_line_comes_above_it(site):
    """Else every old warning would be told as new."""

    def fingerprints(text):
        report = json.loads(site({"docs/themas/data.yml": text}).check(format="gitlab"))
        return [each["fingerprint"] for each in report], [each["location"]["lines"] for each in report]

    wrong = "title: Data\nicon: 5\nquestion: 5\nordr: 1\nsources:\n  - {url: x}\n  - {url: x}\n"
    (first, places), (second, lower) = fingerprints(wrong), fingerprints(f"# Een opmerking\n{wrong}")
    assert first == second
    assert places != lower
    assert len(set(first)) == len(first) > 4  # and two of a kind are two


def test_a_gitlab_report_has_the_published_form(site):
    report = json.loads(site(WRONG).check(format="gitlab"))
    assert len({each["fingerprint"] for each in report}) == len(report) == 5
    for each in report:
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert all(
            isinstance(each[name], str) and each[name]
            for name in ("description", "check_name", "fingerprint")
        )
        assert not each["location"]["path"].startswith((".", "/"))
        assert each["location"]["lines"]["begin"] == each["location"]["positions"]["begin"]["line"] > 0
