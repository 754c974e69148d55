"""Papers that a council received are kept as files, at an address of their period, and never made anew."""

import made_up_roadmap
from paper_checks import of

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.pages.views.downloads import of_roadmap
from stadswijzer.papers import kept_papers


def test_a_kept_paper_is_published_and_listed_as_it_was(tmp_path):
    root = made_up_roadmap.write(tmp_path, made_up_roadmap.roadmap(1))
    folder = root / "roadmap" / "papieren" / "2020-2024"
    folder.mkdir(parents=True)
    (folder / "Raadsbesluit 2020-118.pdf").write_bytes(b"%PDF as it was")
    site = of(root)
    address = "downloads/2020-2024/papieren/Raadsbesluit 2020-118.pdf"
    assert list(kept_papers.files(site)) == [(address, b"%PDF as it was")]
    (listed,) = [each for each in of_roadmap(site) if each.address == address.replace(" ", "%20")]
    assert listed.title == "Raadsbesluit 2020-118"
    assert "verandert niet meer" in listed.about


def test_a_script_or_a_link_among_them_is_a_problem_and_is_not_published(tmp_path):
    root = made_up_roadmap.write(tmp_path / "p", made_up_roadmap.roadmap(1))
    folder = root / "roadmap" / "papieren" / "2020-2024"
    folder.mkdir(parents=True)
    (folder / "x.html").write_text("<script>", "utf-8")
    (tmp_path / "geheim.pdf").write_bytes(b"geheim")
    (folder / "geheim.pdf").symlink_to(tmp_path / "geheim.pdf")
    checked = validate(read_project(root))
    found = {(each.code, each.place.file.rpartition("/")[2]) for each in checked.problems.errors}
    assert found == {("file-kind", "x.html"), ("outside-project", "geheim.pdf")}
    assert kept_papers.kept(checked.library, checked.library.periods[0]) == []
