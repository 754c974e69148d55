"""What a forge does with a change: only targets of the Makefile, with little rights, and those targets work."""

import json
import os
import re
import shutil
import sys
from pathlib import Path

import programs
import pytest
import yaml
from folders import ROOT
from git_repository import edit, git, save
from made_up_forges import GitLab

from stadswijzer.commenting import github, gitlab
from stadswijzer.commenting.__main__ import GITLAB_TOKEN

BASE = ROOT / "tests" / "base"
PLAN = "roadmap/activiteiten/sensornetwerk.yml"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAY_USE = ("actions/checkout", "actions/setup-python", "actions/upload-artifact")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def read(path):
    return yaml.safe_load(path.read_text("utf-8"))


def workflow(name):
    return read(ROOT / f".github/workflows/{name}.yml")


def gitlab_jobs():
    return {
        name: job
        for name, job in read(ROOT / ".gitlab-ci.yml").items()
        if isinstance(job, dict) and "script" in job
    }


def on(said):
    return said[True]  # YAML 1.1 takes the word `on` for true


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_step_is_a_target_or_one_of_a_few_actions(path):
    steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
    assert steps
    for step in steps:
        if "run" in step:
            word, target = step["run"].split(" ")
            assert (word, target in TARGETS) == ("make", True), step
        else:
            action, _, version = step["uses"].partition("@")
            assert action in MAY_USE
            assert re.fullmatch(r"[0-9a-f]{40}", version), step["uses"]  # a tag can be moved


def test_a_script_of_gitlab_is_a_target():
    jobs = gitlab_jobs()
    assert jobs.keys() == {"content", "test", "preview", "changes", "comment"}
    for job in jobs.values():
        (line,) = job["script"]
        word, target = line.split(" ")
        assert (word, target in TARGETS) == ("make", True)
    text = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
    assert not re.search(r"before_script|after_script|TOKEN\b.*:|include:", text.replace("# ", ""))


def test_both_forges_run_the_same_targets():
    own = [
        step["run"].split()[1]
        for job in workflow("stadswijzer")["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    (comment,) = [step for step in workflow("comment")["jobs"]["comment"]["steps"] if "run" in step]
    own.append(comment["run"].split()[1])
    assert sorted(own) == sorted(job["script"][0].split()[1] for job in gitlab_jobs().values())


def test_what_a_pull_request_brings_runs_with_a_token_that_can_only_read():
    said = workflow("stadswijzer")
    assert said["permissions"] == {"contents": "read"}
    assert set(on(said)) == {"pull_request", "push"}
    for job in said["jobs"].values():
        assert "permissions" not in job
        assert [
            step["with"]["persist-credentials"] for step in job["steps"] if "checkout" in step.get("uses", "")
        ] == [False]
    text = (ROOT / ".github/workflows/stadswijzer.yml").read_text("utf-8")
    assert "secrets." not in text
    assert "github.token" not in text


def test_what_can_write_a_comment_runs_nothing_of_the_pull_request():
    said = workflow("comment")
    assert set(on(said)) == {"workflow_run"}
    assert on(said)["workflow_run"]["workflows"] == [workflow("stadswijzer")["name"]]
    (job,) = said["jobs"].values()
    assert said["permissions"] == {}
    assert job["permissions"] == {"actions": "read", "contents": "read", "pull-requests": "write"}
    (checkout,) = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
    assert checkout["with"].keys() == {"persist-credentials"}  # no `ref`: what the default branch has
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make comment"]
    assert all("checkout" in step["uses"] for step in job["steps"] if "uses" in step)
    assert "cancel-in-progress" not in said["concurrency"]  # a comment half made would be made twice


SCHEDULED = '$CI_PIPELINE_SOURCE == "schedule"'


def test_what_can_write_a_comment_on_gitlab_runs_by_the_clock_on_the_default_branch_alone():
    jobs = gitlab_jobs()
    (rule,) = jobs["comment"]["rules"]
    assert rule == {"if": f"{SCHEDULED} && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    assert jobs["comment"]["cache"] == []  # what a merge request put there
    assert jobs["comment"].keys() == {"rules", "environment", "resource_group", "cache", "script"}
    scope = jobs["comment"]["environment"]["name"]  # of the variable that holds the token
    assert [name for name, job in jobs.items() if "environment" in job] == ["comment"]
    assert f"environment scope `{scope}`" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (merge,) = jobs["changes"]["rules"]
    assert merge == {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    for name in jobs.keys() - {"comment", "changes"}:
        assert jobs[name]["rules"] == [{"if": '$CI_PIPELINE_SOURCE != "schedule"'}]


def test_the_comment_finds_what_the_other_job_keeps():
    gitlab_changes = gitlab_jobs()[gitlab.JOB]
    assert gitlab_changes["artifacts"]["when"] == "always"
    assert gitlab_changes["artifacts"]["paths"] == [gitlab.FILE] == [gitlab_changes["variables"]["OUTPUT"]]
    steps = workflow("stadswijzer")["jobs"]["changes"]["steps"]
    (upload,) = [step for step in steps if "upload" in step.get("uses", "")]
    assert upload["if"] == "always()"
    assert upload["with"]["name"] == github.ARTIFACT
    assert Path(upload["with"]["path"]).name == github.FILE
    (asks,) = [step for step in workflow("comment")["jobs"]["comment"]["steps"] if "run" in step]
    assert asks["env"].keys() == {"GH_TOKEN", "HEAD", "HEAD_SHA", "RUN_ID"}
    assert GITLAB_TOKEN in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_event_of_a_stranger_is_part_of_a_command(path):
    text = path.read_text("utf-8")
    assert "pull_request_target" not in re.sub(r"#.*", "", text)
    for job in read(path)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_the_checklist_is_the_same_on_both_forges():
    own = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_text("utf-8") == own
    assert own.count("- [ ] ") >= 8


# the targets themselves, in a repository of their own with the virtual environment of this one


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """The base project with our Makefile, and a branch with a change."""
    root = tmp_path_factory.mktemp("forge") / "r"
    shutil.copytree(BASE, root)
    for name in ("Makefile", "pyproject.toml", "requirements.lock", ".gitignore"):
        shutil.copy(ROOT / name, root / name)
        os.utime(root / name, (0, 0))  # older than the environment, so that it is not made anew
    shutil.copytree(ROOT / "scripts", root / "scripts")
    for name in (".venv", "generator"):
        (root / name).symlink_to(ROOT / name)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "rm", "-q", "--cached", ".venv", "generator")
    save_all(root)
    git(root, "switch", "-q", "-c", "voorstel")
    edit(root)
    save_all(root)
    git(root, "update-ref", "refs/remotes/origin/main", "main")
    return root


def save_all(root):
    (root / ".git/info/exclude").write_text(".venv\ngenerator\nsite\nbuild\n", "utf-8")
    save(root)


def make(root, target, **env):
    if not (ROOT / ".venv/.ready").is_file():
        pytest.skip("no virtual environment made by `make setup`")
    return programs.run("make", target, cwd=root, env=env)


def env_of(target, **context):
    """What the workflow gives this target, its `${{ … }}` filled in from `context`."""
    steps = [step for job in workflow("stadswijzer")["jobs"].values() for step in job["steps"]]
    (step,) = [step for step in steps if step.get("run") == f"make {target}"]
    filled = {
        name: re.sub(r"\$\{\{ *github\.(\w+) *\}\}", lambda found: context[found[1]], str(value))
        for name, value in step.get("env", {}).items()
    }
    assert "${{" not in "".join(filled.values())
    return filled


def test_content_is_annotated(clone):
    done = make(clone, "content", **env_of("content"))
    assert (done.returncode, done.stdout) == (0, "")
    edit(clone, "lead: verkeer", "lead: vervoer")
    done = make(clone, "content", **env_of("content"))
    assert done.returncode != 0
    assert done.stdout.startswith(f"::error file={PLAN},line=")
    report = make(clone, "content", FORMAT="gitlab", OUTPUT="build/codequality.json")
    assert report.returncode != 0
    assert (
        json.loads((clone / "build/codequality.json").read_text("utf-8"))[0]["check_name"]
        == "unknown-reference"
    )
    edit(clone, "lead: vervoer", "lead: verkeer")


def test_a_preview_opens_from_a_disk(clone):
    done = make(clone, "preview")
    assert done.returncode == 0, done.stderr
    text = (clone / "site/begrippen/open-data/index.html").read_text("utf-8")
    assert re.search(r'href="[^"]*index\.html"', text)
    (upload,) = [
        step
        for step in workflow("stadswijzer")["jobs"]["preview"]["steps"]
        if "upload" in step.get("uses", "")
    ]
    assert (clone / upload["with"]["path"] / "index.html").is_file()


def test_changes_are_written_and_shown(clone, tmp_path):
    summary = tmp_path / "summary.md"
    done = make(clone, "changes", **env_of("changes", base_ref="main"), GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    assert "- **Sensornetwerk**: loopt → ligt stil" in done.stdout
    assert (clone / "build/changes.md").read_text("utf-8") == done.stdout == summary.read_text("utf-8")
    base = git(clone, "rev-parse", "main")
    gitlab = gitlab_jobs()["changes"]["variables"]
    asked = gitlab["RANGE"].replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
    assert "loopt → ligt stil" in make(clone, "changes", RANGE=asked, OUTPUT=gitlab["OUTPUT"]).stdout
    assert gitlab["GIT_DEPTH"] == "0"


def test_a_rule_that_is_broken_fails_and_is_written_all_the_same(clone):
    edit(clone, "end: 2022-Q4", "end: 2023-Q4")
    done = make(clone, "changes", RANGE="main", OUTPUT="build/changes.md")
    assert done.returncode != 0
    assert "Dit kan zo niet" in (clone / "build/changes.md").read_text("utf-8")
    edit(clone, "end: 2023-Q4", "end: 2022-Q4")


@pytest.mark.parametrize(
    "name",
    [
        "main; touch geraakt; `touch geraakt`",
        "$(shell touch geraakt)$$(touch geraakt)",
        '"; touch geraakt; "',
    ],
)
def test_a_branch_may_have_any_name(clone, name):
    done = make(clone, "changes", RANGE=f"origin/{name}...HEAD")
    assert done.returncode != 0
    assert "bestaat niet" in done.stderr
    assert not (clone / "geraakt").exists()


def test_papers_take_the_version_since_which_they_tell(clone):
    done = make(clone, "council", SINCE="raad-2021; touch geraakt")
    assert done.returncode != 0
    assert 'de versie "raad-2021; touch geraakt" bestaat niet' in done.stderr
    assert not (clone / "geraakt").exists()


def test_a_comment_is_made_by_a_target_that_installs_nothing(clone, tmp_path):
    python = tmp_path / "een python"
    python.symlink_to(sys.executable)
    forge = GitLab()
    forge.artifact = b"$(touch geraakt)\n/merge\n"
    try:
        done = make(clone, "comment", PYTHON=str(python), **forge.env())
    finally:
        forge.close()
    assert (done.returncode, done.stdout) == (0, "!1: a comment was made.\n"), done.stderr
    (comment,) = forge.comments
    assert comment["body"].splitlines()[1:] == ["\\$(touch geraakt)", "\\/merge"]
    assert not (clone / "geraakt").exists()
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\ncomment:")[2].partition("\n\n")[0]
    assert "READY" not in recipe
