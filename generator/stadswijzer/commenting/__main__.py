"""`python -m stadswijzer.commenting`: which forge this is, and a comment on each request that asks for one.

Exit status: 0 when all was done that could be, 1 when the forge refused, 2 when this is no pipeline.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping

from stadswijzer.commenting import ForgeError, Request, comment_on
from stadswijzer.commenting.api import SECONDS, Api
from stadswijzer.commenting.github import pull_requests
from stadswijzer.commenting.gitlab import merge_requests

GITLAB_TOKEN = "STADSWIJZER_COMMENT_TOKEN"  # noqa: S105 - the name of a variable


def run(env: Mapping[str, str], say: Callable[[str], None], *, seconds: float = SECONDS) -> int:
    """Comments on what is open; returns the exit status."""
    requests: Iterable[Request]
    if env.get("GITHUB_ACTIONS"):
        token, name = env.get("GH_TOKEN", ""), "GH_TOKEN"
        api = Api(env.get("GITHUB_API_URL", "").rstrip("/"), "Authorization", token, "Bearer ", seconds)
        requests = pull_requests(api, env)
    elif env.get("GITLAB_CI"):
        token, name = env.get(GITLAB_TOKEN, ""), GITLAB_TOKEN
        api = Api(env.get("CI_API_V4_URL", "").rstrip("/"), "PRIVATE-TOKEN", token, "", seconds)
        requests = merge_requests(api, env)
    else:
        say("make comment works in a pipeline of GitHub or GitLab only.")
        return 2
    if not token.strip():
        say(f"{name} is not set, so no comment is made.")
        return 0
    return _comment(requests, say)


def _comment(requests: Iterable[Request], say: Callable[[str], None]) -> int:
    """One request that is refused does not keep the others from theirs; a forge that is away does."""
    status, name = 0, ""
    try:
        for request in requests:
            name = request.name
            try:
                say(comment_on(request))
            except _REFUSALS as error:
                say(f"{name}: no comment: {_reason(error)}.")
                status = 1
                if isinstance(error, ForgeError) and error.is_away:
                    break
    except _REFUSALS as error:
        say(f"No comment: {_reason(error)}.")
        return 1
    if not name:
        say("No open request has this head, or none is open; nothing is done.")
    return status


_REFUSALS = (ForgeError, KeyError, TypeError, ValueError, AttributeError)


def _reason(error: Exception) -> str:
    """What is no `ForgeError` comes of an answer in another shape than the forge's own."""
    return str(error) if isinstance(error, ForgeError) else "the forge answers in a way that is not known"


if __name__ == "__main__":
    sys.exit(run(os.environ, print))
