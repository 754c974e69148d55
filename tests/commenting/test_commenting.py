"""The words of `changes` as the one comment on a pull or merge request: made once, harmless, with a token that stays."""

import re
import sys
import zipfile

import markdown
import programs
import pytest
from folders import PACKAGE
from made_up_forges import TOKEN, GitHub, GitLab, zipped

from stadswijzer.commenting.__main__ import run
from stadswijzer.commenting.text import CUT, MARKER, MOST_CHARACTERS, body

WORDS = f"{MARKER}\n## Wat verandert er?\n\n- **Sensornetwerk**: loopt → ligt stil\n"


@pytest.fixture(params=[GitHub, GitLab], ids=["github", "gitlab"])
def forge(request):
    made = request.param()
    yield made
    made.close()


@pytest.fixture
def github():
    made = GitHub()
    yield made
    made.close()


@pytest.fixture
def gitlab():
    made = GitLab()
    yield made
    made.close()


def told(forge, status=0, *, seconds=10.0, **env):
    said = []
    assert run(forge.env(**env), said.append, seconds=seconds) == status, said
    assert TOKEN not in "".join(said)
    assert not [line for line in said if "\n" in line]
    return "\n".join(said)


# one comment


def test_a_comment_is_made_left_and_brought_up_to_date(forge):
    assert "a comment was made" in told(forge)
    assert [each["body"] for each in forge.comments] == [WORDS]
    assert "is up to date" in told(forge)
    assert len(forge.written) == 1
    forge.comments[0]["body"] = WORDS.replace("\n", "\r\n").rstrip()  # as a forge may keep it
    assert "is up to date" in told(forge)
    forge.artifact = zipped("Niets.") if isinstance(forge, GitHub) else b"Niets."
    assert "brought up to date" in told(forge)
    assert [each["body"] for each in forge.comments] == [f"{MARKER}\nNiets.\n"]
    assert len(forge.written) == 2


def test_a_marker_of_another_is_not_ours_and_another_comment_of_ours_stays(forge):
    other = {"login": "iemand"} if isinstance(forge, GitHub) else {"author": 7}
    forge.comments += [forge.comment(1, WORDS, **other), forge.comment(2, "Van een andere taak")]
    assert "a comment was made" in told(forge)
    assert [each["body"] for each in forge.comments] == [WORDS, "Van een andere taak", WORDS]


def test_our_comment_is_found_on_a_later_page(forge):
    forge.per_page = 2
    forge.comments += [forge.comment(number, f"praatje {number}") for number in range(1, 6)]
    forge.comments.append(forge.comment(6, f"{MARKER}\noud"))
    assert "brought up to date" in told(forge)
    assert len(forge.comments) == 6


def test_a_user_of_its_own_is_known_by_name(github):
    github.answers["GET", "/user"] = b'{"login": "stadsbot"}'
    github.comments.append(github.comment(1, WORDS, login="github-actions[bot]"))
    assert "a comment was made" in told(github)


def test_a_pull_request_that_has_moved_on_is_left_alone(github):
    assert "nothing is done" in told(github, HEAD_SHA="eerder")
    assert "nothing is done" in told(github, HEAD_SHA="")
    assert "nothing is done" in told(github, HEAD="iemand:anders")
    assert github.written == []


# where the words are


@pytest.mark.parametrize(
    "pipelines",
    [
        [],
        [{"id": 11, "sha": "eerder", "ref": "refs/merge-requests/1/head"}],
        [{"id": 11, "sha": "abc", "ref": "main"}],  # of a push, not of the merge request
        [{"id": 11, "sha": "abc", "ref": "refs/merge-requests/2/head"}],
    ],
)
def test_only_a_pipeline_of_this_head_counts(gitlab, pipelines):
    gitlab.pipelines[1] = pipelines
    assert "nothing is done" in told(gitlab)
    assert gitlab.written == []


def test_a_pipeline_of_what_merging_would_give_counts(gitlab):
    gitlab.pipelines[1] = [{"id": 11, "sha": "samen", "ref": "refs/merge-requests/1/merge"}]
    path = "/projects/5/repository/commits/samen"
    gitlab.answers["GET", path] = b'{"parent_ids": ["main", "eerder"]}'
    assert "nothing is done" in told(gitlab)
    gitlab.answers["GET", path] = b'{"parent_ids": ["main", "abc"]}'
    assert "a comment was made" in told(gitlab)


def test_a_job_that_runs_is_waited_for(gitlab):
    gitlab.jobs[1]["status"] = "running"
    assert "nothing is done" in told(gitlab)


def test_a_fork_is_asked_for_its_own_pipeline_and_may_refuse(gitlab):
    gitlab.requests.insert(0, {"iid": 2, "sha": "vork", "source_project_id": 8})
    gitlab.pipelines[2] = [{"id": 12, "sha": "vork", "ref": "refs/merge-requests/2/head", "project_id": 8}]
    assert told(gitlab).count("a comment was made") == 2
    assert "GET /projects/8/jobs/21/artifacts/build/changes.md" in gitlab.asked
    gitlab.answers["GET", "/projects/8/.*"] = 403
    said = told(gitlab, status=1)
    assert "!2: no comment: 127.0.0.1 answers 403 to GET /projects/8/pipelines/12/jobs" in said
    assert "!1: its comment is up to date" in said


@pytest.mark.parametrize("artifact", [b"x" * 2_000_000, 403, 0.0])
def test_what_one_request_brings_does_not_keep_others_from_their_comment(gitlab, artifact):
    gitlab.requests.insert(0, {"iid": 2, "sha": "vork", "source_project_id": 8})
    gitlab.pipelines[2] = [{"id": 12, "sha": "vork", "ref": "refs/merge-requests/2/head", "project_id": 8}]
    gitlab.answers["GET", "/projects/8/.*/changes.md"] = artifact or (200, b"\xff\x00\n" * 9, {})
    assert "!1: a comment was made" in told(gitlab, status=0 if not artifact else 1)


def test_a_job_without_the_file_says_nothing(gitlab):
    gitlab.answers["GET", ".*/changes.md"] = 404
    assert "nothing is done" in told(gitlab)


@pytest.mark.parametrize(
    ("artifact", "said"),
    [
        (b"geen zip", "cannot be unpacked"),
        (zipped("x" * 2_000_000), "is larger than"),
        (b"x" * 5_000_000, "answers more than"),
        (zipped("x")[:-40], "cannot be unpacked"),
        (zipped("x", method=zipfile.ZIP_BZIP2), "cannot be unpacked"),
        (zipped("x", method=zipfile.ZIP_LZMA), "cannot be unpacked"),
    ],
    ids=["no zip", "large inside", "large", "broken", "bzip2", "lzma"],
)
def test_an_artifact_made_to_hurt_is_refused(github, artifact, said):
    github.artifact = artifact
    assert said in told(github, status=1)
    assert github.written == []


@pytest.mark.parametrize("name", ["../changes.md", "/changes.md", "anders.md"])
def test_of_an_archive_one_name_is_read(github, name):
    github.artifact = zipped("kwaad", name)
    assert "nothing is done" in told(github)


def test_a_text_without_end_is_refused(gitlab):
    gitlab.artifact = b"x" * 2_000_000
    assert "answers more than" in told(gitlab, status=1)
    assert gitlab.written == []


# what goes wrong


def test_without_a_token_nothing_is_asked(forge):
    name = "GH_TOKEN" if isinstance(forge, GitHub) else "STADSWIJZER_COMMENT_TOKEN"
    assert told(forge, **{name: ""}) == f"{name} is not set, so no comment is made."
    assert forge.asked == []


@pytest.mark.parametrize("answer", [403, 404, 500, b"<html>nee", b"[[1]]", b"{}", b"[" * 20_000, 0.6])
def test_a_forge_that_does_not_answer_well_gives_one_sentence(forge, answer):
    forge.answers["GET", ".*(pulls|merge_requests)"] = answer
    said = told(forge, status=1, seconds=0.3 if isinstance(answer, float) else 10.0)
    assert said.startswith("No comment: 127.0.0.1 ")
    assert said.count("\n") == 0


@pytest.mark.parametrize("answer", [403, 500, b"null", b'["x"]', b"[{}]"])
def test_comments_that_cannot_be_read_are_not_made_twice(forge, answer):
    forge.answers["GET", ".*/(comments|notes)"] = answer
    assert "no comment: " in told(forge, status=1)
    assert forge.written == []


def test_a_comment_that_may_not_be_written_says_so(forge):
    forge.answers["POST", ".*"] = 403
    assert re.search(r"no comment: 127.0.0.1 answers 403 to POST \S+: nee\.", told(forge, status=1))


def test_a_forge_that_is_away_is_asked_once(gitlab):
    gitlab.requests *= 3
    gitlab.answers["GET", ".*/pipelines"] = 0.6
    assert told(gitlab, status=1, seconds=0.3).count("no comment") == 1


def test_a_forge_that_is_not_there_gives_one_sentence():
    made = GitLab()
    made.close()
    assert "cannot be asked" in told(made, status=1)


def test_a_name_that_is_no_address_gives_one_sentence(gitlab):
    assert "cannot be asked" in told(gitlab, status=1, CI_API_V4_URL="")


# the token


def test_the_token_goes_to_the_forge_alone(github):
    told(github)
    assert github.tokens_at("/repos/gemeente/wijzer/actions/artifacts/4/zip") == [f"Bearer {TOKEN}"]
    assert github.tokens_at(GitHub.file) == [None]


def test_a_redirect_takes_no_token_along_and_nothing_that_is_written(gitlab):
    elsewhere = GitHub()
    try:
        to = {"Location": f"{elsewhere.address}{GitHub.file}"}
        gitlab.answers["GET", ".*/changes.md"] = (302, b"", to)
        told(gitlab)
        assert elsewhere.seen == [(GitHub.file, None)]
        gitlab.comments.clear()
        gitlab.answers["POST", ".*"] = (302, b"", to)
        assert "answers 302 to POST" in told(gitlab, status=1)
        gitlab.answers["GET", ".*/changes.md"] = (302, b"", {"Location": "file:///etc/passwd"})
        assert "answers 302 to GET" in told(gitlab, status=1)
        assert elsewhere.seen == [(GitHub.file, None)] * 2
    finally:
        elsewhere.close()


def test_the_token_is_not_told_even_by_the_forge(forge):
    forge.answers["GET", ".*(pulls|merge_requests)"] = (
        400,
        f'{{"message": "bad: {TOKEN}\\n::error::x"}}'.encode(),
        {},
    )
    assert told(forge, status=1).endswith("bad: … ::error::x.")


# the text


def html(text):
    return markdown.markdown(text.replace("\u200b", ""))


def test_what_changes_writes_reads_the_same():
    said = (
        "## Wat verandert er?\n\nTussen `main (0123456789)` en `HEAD`.\n\n**1 nieuw, 2 datums verschoven.**\n\n"
        '### Data\n\n- **Net \\*werk\\_1\\***: einde 2022-Q2 → 2022-Q4 (reden: "50% duurder"); \\[\\[link\\]\\] 1.500.000\n'
        "- `roadmap/x.yml:3`: fout (zie @\u200bjan)\n\n… nog 3 regels\n"
    )
    assert html(body(said)) == html(f"{MARKER}\n{said}").replace("&quot;", '"')
    assert body(said).count("**") == said.count("**")


WORKING = (
    r"(^|[^\w\u200b])[@#!$%&~^][\w\"'/.-]|(?<!\\)[\[<|]|://|www\.|G[HL]-\d|\[issue:|(?<![`\w])[0-9a-f]{7}"
)


@pytest.mark.parametrize(
    "said",
    [
        "@jan en @gemeente/team en jan@gemeente.nl",
        "#1 !1 $1 %1 ~1 &1 ^1 ~\"te doen\" %'v 1' gemeente/wijzer#12 \\#1 \\@jan &#64;jan &commat;jan",
        "GH-12 gl-12 _www.kwaad.example ~GH-3 [issue:3] 0123456789abcdef0123 https://kwaad.example www.kwaad.example",
        "<b onclick=x>vet</b> <!-- x --> <details>",
        "![x](https://kwaad.example/p.png) [klik](javascript:x) [x]: https://kwaad.example",
        "**@jan <b>** en **\\<b\\>**",
        "| a | b |",
    ],
)
def test_nothing_in_a_text_works(said):
    for start in ("", "- ", "## "):
        shown = body(start + said).removeprefix(MARKER)
        assert not re.search(WORKING, shown, re.MULTILINE), shown


@pytest.mark.parametrize(
    "start", ["", " ", "\t", "\u00a0", "\x0b", "x\r", "x\u2028", "x\x85", "\ufeff", "\x00", "\\"]
)
@pytest.mark.parametrize(
    "command", ["/merge", "/approve", "/assign @jan", "```\n/close", "> /close", ":::include"]
)
def test_no_line_begins_as_a_command_or_a_block(start, command):
    for line in body(start + command).splitlines()[1:]:
        assert not re.match(r"\s*[/`>~:|+=]", line), line


def test_a_marker_in_the_text_is_shown_and_hides_nothing():
    assert body(f"{MARKER}\nkwaad").splitlines()[1].startswith("\\<!")


def test_what_cannot_be_seen_is_left_out():
    assert body("a\u202eb\x00c\x1bd") == f"{MARKER}\nabcd\n"


@pytest.mark.parametrize("line", ["- een regel\n", "\\@ \n" * 3, "x" * 70_000 + "\n"], ids=["1", "3", "0"])
def test_a_text_that_is_too_long_ends_at_a_line_and_says_so(line):
    shown = body(line * 20_000 if len(line) < 100 else line)
    assert len(shown) <= MOST_CHARACTERS
    assert shown.endswith(f"\n\n{CUT}\n")
    assert set(shown.splitlines()[1:-2]) <= {line.splitlines()[0].strip()}


# no library but Python's own


def test_nothing_that_is_installed_comes_near_the_token():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import stadswijzer.commenting.__main__; "
        "print(*{name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names)"
    )
    done = programs.run(sys.executable, "-S", "-I", "-c", code, PACKAGE.parent, check=True)
    assert done.stdout.split() == ["stadswijzer"] or set(done.stdout.split()) == {"stadswijzer", "__main__"}
