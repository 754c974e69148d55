"""Papers that the tests of one run make: each is set once, by the first process that asks, for all of them.

In: all that a paper is made of. Out: its bytes, from the folder of this run or set now. After `cache_clear` a process sets anew.
"""

import hashlib
import threading

import pytest
from browsing import of_this_run

from stadswijzer.papers.setting import pdf


class Once:
    def __init__(self, make, folder):
        self.make, self.folder = make, folder
        self.cleared = ()
        folder.mkdir(exist_ok=True)

    def __call__(self, *made_of):
        name = hashlib.sha256(repr((self.cleared, made_of)).encode("utf-8", "surrogatepass")).hexdigest()
        path = self.folder / name
        try:
            return path.read_bytes()
        except FileNotFoundError:
            made = self.make(*made_of)
        part = path.with_suffix(f".{own_name()}")
        part.write_bytes(made)
        part.replace(path)
        return made

    def cache_clear(self):
        self.cleared = (*self.cleared, own_name())


def own_name():
    """A name that no other thread of any process has."""
    return threading.get_native_id()


@pytest.fixture(scope="session", autouse=True)
def papers_once(tmp_path_factory):
    whole = pdf._compiled
    pdf._compiled = Once(whole.__wrapped__, of_this_run(tmp_path_factory) / "papers")
    yield
    pdf._compiled = whole
