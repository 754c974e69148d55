"""The words of a field: its name and its fixed choices, in the language of the project.

For whoever shows the fields themselves: the editors' schemas and the form for a new entry. The help and the
examples are the model's own.
"""

from __future__ import annotations

from typing import Any

from stadswijzer.content.fields import Part
from stadswijzer.content.values import Choice, Ref
from stadswijzer.language.words import Words, package_yaml

# Fields whose choices go by the words of something else.
_WORDS_OF = {
    ("Effort", "time"): "effort",
    ("Effort", "knowledge"): "effort",
    ("Effort", "budget"): "effort",
    ("Cover", "source"): "cover",
    ("EvaluationResult", "decision"): "verdict",
}


def label(words: Words, part: type[Part], name: str) -> str:
    """What people call this field: "Wie trekt het"; the same name can mean something else in one part."""
    found = _found(words, f"editing_labels.{part.__name__}_{name}")
    return found or words(f"editing_labels.{name}")


def one(words: Words, part: type[Part], name: str) -> str:
    """What people call one item of a list: "Bron" of "Bronnen"."""
    return _found(words, f"editing_one.{name}") or label(words, part, name)


def choices(words: Words, part: type[Part], name: str, value: Choice | Ref) -> list[tuple[str, str]]:
    """The fixed values of a field with what people call each, or '' when it has no words of its own."""
    options = value.options if isinstance(value, Choice) else value.words
    own = _WORDS_OF.get((part.__name__, name), name)
    return [
        (each, _found(words, f"editing_choices.{name}.{each}") or _found(words, f"{own}.{each}"))
        for each in options
    ]


def _found(words: Words, key: str) -> str:
    try:
        return words(key)
    except (KeyError, TypeError):  # no such word, or a word where a list of them was looked for
        return ""


def help_of(words: Words, part: type[Part], name: str) -> str:
    """What an editor reads of this field: the model says it in Dutch, `help.yml` in another language."""
    found = "" if words.language == "nl" else _of_field(words, "help", part, name)
    return str(found or part.fields[name].help)


def example_of(words: Words, part: type[Part], name: str) -> Any:
    """What may stand in this field; None when the model has no example of it."""
    found = None if words.language == "nl" else _of_field(words, "examples", part, name)
    return part.fields[name].example if found is None else found


def _of_field(words: Words, list_: str, part: type[Part], name: str) -> Any:
    """What a list says of a field, by the part that the field was written in."""
    said = package_yaml(f"locale/{words.language}/help.yml")[list_]
    homes = (each.__name__ for each in part.__mro__ if issubclass(each, Part) and name in each.own_fields)
    return said.get(next(homes), {}).get(name)
