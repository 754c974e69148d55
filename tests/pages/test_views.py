"""A page is a view and a template: plain data, every name of it there, and the same bytes for the same facts."""

import typing

import jinja2
import pytest
from folders import PACKAGE, ROOT
from jinja2 import nodes
from made_site import of
from template_types import faults, is_plain, parsed

from stadswijzer.language.missing_word import MissingWordError
from stadswijzer.language.words import LANGUAGES, Words
from stadswijzer.pages import listings, plan_pages, render
from stadswijzer.pages.fingerprint import fingerprint
from stadswijzer.pages.merged_page import Part
from stadswijzer.pages.views import department, listing, parts, printing
from stadswijzer.pages.views.start import start

OTHERS = {
    **listings.TOOLS,
    **{f"{name}_page": make for name, make in plan_pages.PAGES.items()},
    "start": start,
    "list": listing.whole,
    "print_parts": printing.print_parts,
    "to_print": printing.to_print,
    "council_text": printing.council_text_view,
    "team": department.view,
}
TYPES = {name: typing.get_type_hints(make)["return"] for name, make in {**render.VIEWS, **OTHERS}.items()}
MORE = {"to_print": {"found": tuple[Part, ...]}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", TYPES)
def test_a_template_uses_only_what_its_view_and_the_words_have(kind, language):
    assert faults(f"view/{kind}", TYPES[kind], Words(language), **MORE.get(kind, {})) == []


def test_every_template_of_a_view_is_one_of_a_kind_or_shared_by_others():
    names = {path.stem for path in (PACKAGE / "pages/templates/view").glob("*.html")}
    used = {each.template.value for name in names for each in parsed(f"view/{name}").find_all(nodes.Import)}
    shared = {name for name in names if f"view/{name}.html" in used}
    assert names - shared == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_view_is_plain_data(kind):
    assert is_plain(TYPES[kind])


def test_an_object_that_can_be_asked_more_is_no_plain_data():
    class Open(typing.NamedTuple):
        words: Words

    assert not is_plain(Open)


class Small(typing.NamedTuple):
    head: parts.Head
    items: tuple[parts.Item, ...]
    note: str | None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ v.head.titel }}", "Head has no titel"),
        ("{% for each in v.items %}{{ each.ref.url }}{% endfor %}", "Ref has no url"),
        ("{% if v.body %}{% endif %}", "Small has no body"),
        ("{{ v.note.text }}", "is plain data, and has no text"),
        ("{{ h.site }}", "no helper site"),
        ("{{ page.site }}", "there is no page"),
        ("{{ w('talk.peple') }}", "no word 'talk.peple'"),
        ("{{ w('no_such_words.' ~ v.note) }}", "no word 'no_such_words'"),
        ("{% import 'view/parts.html' as p %}{{ p.linkje(h, w, v.items) }}", "no macro linkje"),
        (
            "{% import 'view/parts.html' as p %}{{ p.link(h, w, v.items[0]) }}{{ p.head(h, w, v.note) }}",
            "has no kind",
        ),
        ("{% macro m(x) %}{{ x.nothing }}{% endmacro %}{{ m(v.head) }}", "Head has no nothing"),
    ],
)
def test_what_is_not_there_is_found(monkeypatch, text, fault):
    env = render.environment()
    both = jinja2.ChoiceLoader([jinja2.DictLoader({"view/small.html": text}), env.loader])
    monkeypatch.setattr(env, "loader", both)
    import template_types  # noqa: PLC0415 - its caches are emptied

    template_types.parsed.cache_clear()
    template_types.macros_of.cache_clear()
    try:
        found = faults("view/small", Small, Words("nl"))
    finally:
        template_types.parsed.cache_clear()
        template_types.macros_of.cache_clear()
    assert found
    assert fault in found[0]


def test_views_of_the_real_content_are_the_same_twice():
    first, second = of(ROOT), of(ROOT)
    for kind, make in render.VIEWS.items():
        for one, other in zip(first(kind), second(kind), strict=True):
            assert repr(make(first, one)) == repr(make(second, other))
            hash(make(first, one))  # nothing in it can change


@pytest.mark.parametrize(
    ("views", "name", "file"),
    [(listings.TOOLS, "version", "pages/listings.py"), (render.VIEWS, "talk", "pages/render.py")],
)
def test_a_page_without_a_view_says_which_file_wants_it(views, name, file, monkeypatch):
    monkeypatch.delitem(views, name)
    with pytest.raises(MissingWordError, match=f'give a view of "{name}" in {file}'):
        list(listings.pages(of(ROOT)))


def test_a_page_without_a_template_says_where_it_is_wanted():
    page = render.Page(of(ROOT), "", "view/poem", "Poem", "", tuple, "poem")
    for make in (page.shown, lambda: fingerprint(page)):
        with pytest.raises(MissingWordError, match=r'give a template "view/poem\.html" in pages/templates'):
            make()
