"""The shape of the code: a step imports only steps to its left, and only `plugin.py` knows the site engine."""

import ast
from functools import cache
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
STEPS = (
    "__init__ problems yaml_source words values fields field_words model comments formatting project starting kind_names writing tidying library prose prose_facts reading links graph linking planning budget decisions moved_since risk_matrix support_record shares "
    "knowledge learning holdback knowledge_table knowledge_view focus plan_checks checks letters timeline shapes figures site goal_tree tree_figure roadmap_page support_figure initiative_page blocks prose_tree fitting sheet_side sheet_front sheet_back sheet council_text validation "
    "survey problem_page schemas paper guide timeline_paper in_short booklet management papers news downloads learning_data editing contributing counting render plan_pages print_page print_pages workers listings frame media pointing preview publishing history changes owners outputs cache file_links plugin new_entry rename_edits old_names renaming file_commands review_commands cli commenting __main__"
).split()


@cache
def imported(path):
    """Name of module → whether the import is at the top of the file."""
    tree = ast.parse(path.read_text("utf-8"))
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = node.module == "generator"
            names = [f"generator.{alias.name}" for alias in node.names] if whole else [node.module]
        else:
            continue
        found |= {name: found.get(name, False) or node in tree.body for name in names}
    return found


def step_of(path):
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


MODULES = sorted(path for path in GENERATOR.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_a_step_imports_only_steps_to_its_left(path):
    step = step_of(path)
    assert step in STEPS, f"say in STEPS where {step} stands"
    for name in imported(path):
        wanted = name.split(".")[1] if name.startswith("generator.") else ""
        if wanted in STEPS and wanted != step:
            assert STEPS.index(wanted) < STEPS.index(step), (
                f"{step} imports {wanted}, which stands to its right"
            )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_only_the_plugin_knows_mkdocs(path):
    names = imported(path)
    engine = [name for name in names if name.split(".")[0] in ("mkdocs", "material")]
    assert step_of(path) == "plugin" or not engine
    assert step_of(path) != "cli" or not names.get("generator.plugin"), (
        "MkDocs is slow to load: import it when used"
    )
