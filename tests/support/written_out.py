"""The examples of problems with `…` written out: the line before it as often as the example says, counting on."""

import re


def written_out(example, lines):
    """The lines with the line before a `…` repeated; `-1` in it becomes `-2`, `-3` and so on."""
    numbers = range(1, example.get("repeat", 1) + 1)
    return re.sub(
        r"^(.*\n) *…\n",
        lambda match: "".join(re.sub(r"(?<=[a-z])-1\b", f"-{n}", match[1]) for n in numbers),
        lines,
        flags=re.MULTILINE,
    )


def files_of(example):
    """The other files of an example: path → text."""
    return {path: written_out(example, text) for path, text in example.get("files", {}).items()}
