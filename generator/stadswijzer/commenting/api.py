"""Asking a forge: its address, its token, JSON in and out.

The token is sent to the address of the API alone, never after a redirect, and is never told. What is
downloaded has a limit. All that can go wrong is a `ForgeError`: one sentence.
By hand, since nothing that has to be installed may run beside a token that can write.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

MOST_JSON = 32 * 1024 * 1024
PER_PAGE = 100
MOST_PAGES = 100
SECONDS = 20


class ForgeError(Exception):
    """The forge refused (`status`), answered nonsense, or could not be reached (`is_away`)."""

    def __init__(self, message: str, status: int = 0, *, is_away: bool = False) -> None:
        super().__init__(message)
        self.status, self.is_away = status, is_away


@dataclass(frozen=True)
class Api:
    """The API of a forge, for whoever holds this token."""

    root: str
    header: str
    token: str = field(repr=False)
    scheme: str = ""
    seconds: float = SECONDS

    def get(self, path: str, **query: object) -> Any:
        """What is at `path`."""
        return self._json("GET", self._asked(path, query))[0]

    def pages(self, path: str, **query: object) -> Iterator[dict[str, Any]]:
        """The items of a list, of all its pages."""
        for page in range(1, MOST_PAGES + 1):
            asked = self._asked(path, {**query, "per_page": PER_PAGE, "page": page})
            items, headers = self._json("GET", asked)
            if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
                raise ForgeError(f"{self.host} answers something else than a list to GET {path}")
            yield from items
            if not headers.get("X-Next-Page") and 'rel="next"' not in (headers.get("Link") or ""):
                return
        raise ForgeError(f"{self.host} has more than {MOST_PAGES * PER_PAGE} items at {path}")

    def send(self, method: str, path: str, text: str) -> None:
        """Writes a comment with this text."""
        self._json(method, path, json.dumps({"body": text}).encode("utf-8"))

    def download(self, path: str, most: int) -> bytes:
        """A file of at most this many bytes; it may lie elsewhere."""
        return self._answer("GET", path, None, most)[0]

    @property
    def host(self) -> str:
        """For messages."""
        return urllib.parse.urlsplit(self.root).hostname or "the forge"

    @staticmethod
    def _asked(path: str, query: dict[str, Any]) -> str:
        return f"{path}?{urllib.parse.urlencode(query)}" if query else path

    def _json(self, method: str, path: str, sent: bytes | None = None) -> tuple[Any, http.client.HTTPMessage]:
        content, headers = self._answer(method, path, sent, MOST_JSON)
        try:
            return json.loads(content), headers
        except (ValueError, RecursionError):
            raise ForgeError(f"{self.host} answers no JSON to {method} {path}") from None

    def _answer(
        self, method: str, path: str, sent: bytes | None, most: int
    ) -> tuple[bytes, http.client.HTTPMessage]:
        try:
            with _OPENER.open(self._request(method, path, sent), timeout=self.seconds) as answer:
                content = answer.read(most + 1)
                headers = answer.headers
        except urllib.error.HTTPError as error:
            raise ForgeError(self._refusal(method, path, error), error.code) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            said = f"{self.host} cannot be asked {method} {path}: {reason}"
            raise ForgeError(self._clean(said), is_away=True) from None
        if len(content) > most:
            raise ForgeError(f"{self.host} answers more than {most} bytes to {method} {path}")
        return content, headers

    def _request(self, method: str, path: str, sent: bytes | None) -> urllib.request.Request:
        asked = urllib.request.Request(f"{self.root}{path}", data=sent, method=method)  # noqa: S310 - the forge's own
        asked.add_header("User-Agent", "stadswijzer")
        if sent is not None:
            asked.add_header("Content-Type", "application/json")
        # A file may lie with somebody else: what is not redirected goes to this address alone.
        asked.add_unredirected_header(self.header, f"{self.scheme}{self.token}")
        return asked

    def _refusal(self, method: str, path: str, error: urllib.error.HTTPError) -> str:
        """The status, and what the forge says of it where it says so in its usual way."""
        with error:
            try:
                said = json.loads(error.read(_MOST_SAID)).get("message", "")
            except (OSError, http.client.HTTPException, ValueError, AttributeError, RecursionError):
                said = ""
        return self._clean(
            f"{self.host} answers {error.code} to {method} {path}{f': {said}' if said else ''}"
        )

    def _clean(self, message: str) -> str:
        return " ".join(message.replace(self.token, "…").split())[:_LONGEST]


_MOST_SAID = 65_536
_LONGEST = 300


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Only what is read may lie elsewhere, and never where it could be read along."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        schemes = ("https",) if req.full_url.startswith("https:") else ("https", "http")
        if req.get_method() != "GET" or urllib.parse.urlsplit(newurl).scheme not in schemes:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_Redirects)
