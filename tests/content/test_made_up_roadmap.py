"""The odd roadmaps that other tests stand on are content that `check` passes."""

import pytest
from made_up_roadmap import ODD, roadmap, write

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project


@pytest.mark.parametrize("name", ODD)
def test_an_odd_roadmap_has_no_errors(name, tmp_path):
    assert validate(read_project(write(tmp_path, roadmap(**ODD[name])))).problems.errors == []
