"""What a change says in words, as one comment on its pull or merge request.

For a pipeline with a token that may write. In: what the pipeline says of itself (environment). Out: the
comment, made, brought up to date, or left as it is. It runs nothing that a pull request brought: it takes one
text from it, as text. Knows no content and no library but Python's own, so that nothing else comes near the
token.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from stadswijzer.commenting.api import ForgeError
from stadswijzer.commenting.text import MARKER, body


@dataclass(frozen=True)
class Comment:
    """A comment that is there. `own`: made by whoever the token is of."""

    id: int
    text: str
    own: bool


class Request(Protocol):
    """A pull or merge request, with what its own pipeline said."""

    @property
    def name(self) -> str:
        """As people of the forge write it: `#7` or `!7`."""

    def said(self) -> str:
        """The words of `changes` of its newest version; '' when there are none (yet)."""

    def comments(self) -> Iterable[Comment]:
        """All comments on it."""

    def make(self, text: str) -> None:
        """Puts a new comment on it."""

    def change(self, comment: Comment, text: str) -> None:
        """Gives a comment that is there another text."""


def comment_on(request: Request) -> str:
    """Gives the request one comment with its words; returns a sentence that says what was done."""
    said = request.said()
    if not said.strip():
        return f"{request.name}: there are no words of its newest version; nothing is done."
    text = body(said)
    for comment in request.comments():
        if comment.own and comment.text.startswith(MARKER):  # anybody can write the marker
            if _plain(comment.text) == _plain(text):
                return f"{request.name}: its comment is up to date."
            request.change(comment, text)
            return f"{request.name}: its comment was brought up to date."
    request.make(text)
    return f"{request.name}: a comment was made."


def _plain(text: str) -> str:
    """Forges end lines as they like."""
    return "\n".join(text.split("\r\n")).strip()


__all__ = ["Comment", "ForgeError", "Request", "comment_on"]
