"""The words of a field: its name, its help, an example and its fixed choices, in the language of the project.

In: `locale/*/fields.yml`, by the part that a field was written in. Out: text for whoever shows the fields
themselves: the editors' schemas, the form, a new file, the API. A word that is not there ends as one sentence
that says which file wants it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stadswijzer.content.fields import Fields, Part
from stadswijzer.content.model import KINDS, SEARCH_WORDS
from stadswijzer.content.values import Choice, Ref, Value
from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.words import Words, package_yaml

_WANTED = {"label": "a label", "help": "a help text", "key": "a key"}


def label(words: Words, part: type[Part], name: str) -> str:
    """What people call this field: "Wie trekt het"; the same name can mean something else in one part."""
    return _word(words, part, name, "label")


def one(words: Words, part: type[Part], name: str) -> str:
    """What people call one item of a list: "Bron" of "Bronnen"."""
    return str(_own(words, part, name, "one") or label(words, part, name))


def key_label(words: Words, part: type[Part], name: str) -> str:
    """What people call that of which a field holds values: "Afdeling" of hours by department."""
    return _word(words, part, name, "key")


def help_of(words: Words, part: type[Part], name: str) -> str:
    """What an editor reads of this field."""
    return _word(words, part, name, "help")


def example_of(words: Words, part: type[Part], name: str) -> Any:
    """What may stand in this field; None when there is no example of it."""
    given = part.fields[name].example
    return _own(words, part, name, "example") if given is None else given


def choices(words: Words, part: type[Part], name: str, value: Choice | Ref) -> list[tuple[str, str]]:
    """The fixed values of a field with what people call each, or '' when it has no words of its own."""
    options = value.options if isinstance(value, Choice) else value.words
    own = _own(words, part, name, "choices") or {}
    named = part.fields[name].words or name
    return [(each, own.get(each) or _elsewhere(words, f"{named}.{each}")) for each in options]


def chosen(words: Words, part: type[Part], name: str, value: str) -> str:
    """What people call the value that somebody chose; the value itself where it has no words."""
    kind = part.fields[name].value
    return dict(choices(words, part, name, kind))[value] or value if isinstance(kind, Choice | Ref) else value


def missing_words(language: str) -> list[str]:
    """For every field without a label or help in this language the sentence that says where it belongs.

    So for a value to choose that has no word, where the values beside it have one.
    """
    words, sentences = Words(language), []
    for part in parts():
        for name in part.own_fields:
            for what in ("label", "help"):
                try:
                    _word(words, part, name, what)
                except MissingWordError as error:
                    sentences.append(str(error))
            sentences += _unnamed(words, part, name)
    return sentences


def _unnamed(words: Words, part: type[Part], name: str) -> list[str]:
    value, named = part.fields[name].value, part.fields[name].words or name
    told = choices(words, part, name, value) if isinstance(value, Choice) else []
    gone = [option for option, word in told if not word]
    if len(gone) == len(told):
        return []
    if _own(words, part, name, "choices"):
        place = f"{_home(part, name)}.{name}.choices"
        return [
            str(MissingWordError(f'"{place}.{option}"', f"locale/{words.language}/fields.yml"))
            for option in gone
        ]
    return [str(words.missing(f"{named}.{option}")) for option in gone]


def parts() -> list[type[Part]]:
    """Every part of the model that has fields of its own, in the order in which an editor meets them."""
    met: dict[type[Part], None] = {}
    for kind in KINDS.values():
        met |= dict.fromkeys(_parts(Fields(kind.part)))
    return list(met | dict.fromkeys(_parts(SEARCH_WORDS)))


def _parts(value: Value) -> Iterator[type[Part]]:
    if isinstance(value, Fields):
        yield from (
            each for each in reversed(value.part.__mro__) if issubclass(each, Part) and each.own_fields
        )
    for inner in value.inner():
        yield from _parts(inner)


def _word(words: Words, part: type[Part], name: str, what: str) -> str:
    word = _own(words, part, name, what)
    if not word:
        wanted = f'"{name}" of {_home(part, name)} {_WANTED[what]}'
        raise MissingWordError(wanted, f"locale/{words.language}/fields.yml")
    return str(word)


def _own(words: Words, part: type[Part], name: str, what: str) -> Any:
    """Of the part that the field was written in, else of all that have a field of this name; else None."""
    said = package_yaml(f"locale/{words.language}/fields.yml")
    own = said.get(_home(part, name), {}).get(name, {})
    return own.get(what) or said["shared"].get(name, {}).get(what)


def _home(part: type[Part], name: str) -> str:
    """The name of the part that a field was written in."""
    homes = (each.__name__ for each in part.__mro__ if issubclass(each, Part) and name in each.own_fields)
    return next(homes, part.__name__)


def _elsewhere(words: Words, key: str) -> str:
    try:
        return words(key)
    except (KeyError, TypeError):  # no such word, or a word where a list of them was looked for
        return ""
