"""A paper is set once; another, or one that is damaged, is set anew."""

import pytest

from stadswijzer.papers.setting import made_before


@pytest.fixture
def asked(tmp_path):
    """(bytes, whether they were made) of a paper that is made of something."""

    def ask(made_of):
        made = []
        found = made_before.made_before(
            tmp_path, made_of, lambda: made.append(1) or b"%PDF " + repr(made_of).encode()
        )
        assert found == b"%PDF " + repr(made_of).encode()
        return bool(made)

    ask.folder = tmp_path / made_before.FOLDER
    return ask


def test_the_same_paper_is_set_once_where_notes_can_be_kept(asked):
    assert [asked(("sheet", "a")), asked(("sheet", "a"))] == [True, True]
    assert not asked.folder.exists()
    asked.folder.parent.mkdir()
    assert [asked(("sheet", "a")), asked(("sheet", "a"))] == [True, False]
    assert asked(("sheet", "b"))


@pytest.mark.parametrize("harm", ["cut", "longer", "empty", "of another"])
def test_a_kept_paper_that_is_damaged_is_set_anew(asked, harm):
    asked.folder.parent.mkdir()
    asked(("sheet", "a"))
    (kept,) = asked.folder.iterdir()
    content = kept.read_bytes()
    if harm == "of another":
        asked(("sheet", "b"))
        (other,) = (each for each in asked.folder.iterdir() if each != kept)
        content = other.read_bytes()
    kept.write_bytes({"cut": content[:-1], "longer": content + b"x", "empty": b""}.get(harm, content))
    assert asked(("sheet", "a"))
    assert not asked(("sheet", "a"))


def test_only_so_much_is_kept(asked, monkeypatch):
    asked.folder.parent.mkdir()
    monkeypatch.setattr(made_before, "MOST", 150)
    for name in "abcdef":
        asked(("sheet", name))
    assert 0 < sum(each.stat().st_size for each in asked.folder.iterdir()) <= 150
