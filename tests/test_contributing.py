"""CONTRIBUTING.md tells where ordinary changes are made: every place that it names is there."""

import re

import pytest
from folders import PACKAGE, ROOT

TABLE = re.compile(r"<!-- changes -->\n(.*?)<!-- /changes -->", re.DOTALL)
CHANGES = [
    (name, edited)
    for name, edited in re.findall(
        r"^\| (.+?) \| (.+) \|$", TABLE.search((ROOT / "CONTRIBUTING.md").read_text("utf-8"))[1], re.MULTILINE
    )
    if name not in ("to change", "---")
]


def places(edited):
    """Every path in a row, with the names that stand after it and must be in that file."""
    found = []
    for quoted in re.findall(r"`([^`]+)`", edited):
        if re.fullmatch(r"[\w./{},-]*(/|\.md)[\w./{},-]*", quoted):
            found.append((quoted, []))
        elif re.fullmatch(r"\.?[\w-]+", quoted) and found and not quoted.startswith("--"):
            found[-1][1].append(quoted)
    return found


def on_disk(path):
    """Where it is: in the package, or in the repository; `{nl,en}` are two."""
    before, _, rest = path.partition("{")
    choices, _, after = rest.partition("}")
    for each in choices.split(","):
        name = f"{before}{each}{after}"
        yield next((home / name for home in (PACKAGE, ROOT) if (home / name).exists()), PACKAGE / name)


def test_it_tells_of_fifteen_changes_and_more():
    assert len(CHANGES) > 15


@pytest.mark.parametrize(("change", "edited"), CHANGES, ids=[name for name, _ in CHANGES])
def test_what_a_change_edits_is_there(change, edited):
    assert places(edited), f"{change}: no file is named"
    for path, names in places(edited):
        for file in on_disk(path):
            assert file.exists(), f"{change}: there is no {path}"
            text = file.read_text("utf-8") if file.is_file() else ""
            missing = [
                name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
            ]
            assert missing == [], f"{change}: {path} has no {missing}"
