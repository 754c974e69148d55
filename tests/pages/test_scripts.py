"""The scripts of the site: one file each of its modules, small, and read with the types of what Python hands them.

`tsc` reads types (from `tests/script_types/`, as `scripts/lint` has it). Without it those tests are skipped, and
`make test` says so.
"""

import gzip
import html
import json
import re
import shutil
from functools import cache

import programs
import pytest
from folders import ROOT, TESTS
from site_checks import pages

from stadswijzer.engine import preview
from stadswijzer.language.words import LANGUAGES
from stadswijzer.pages import kept_scripts, scripts

TSC = TESTS / "script_types" / "node_modules" / ".bin" / "tsc"
DATA = ("assets/editing.js", "assets/learning.js", "assets/survey.js")
LARGEST = 30_000
"""Bytes of the scripts of one page, gzipped."""


# Modules → one script


@pytest.fixture
def joined(monkeypatch):
    """The script that comes of modules: path → text."""

    def join(modules):
        monkeypatch.setattr(scripts, "module", modules.__getitem__)
        scripts.script.cache_clear()
        return scripts.script("a")

    yield join
    scripts.script.cache_clear()


def test_a_module_comes_once_and_before_who_needs_it(joined):
    text = joined(
        {
            "a.js": 'import { two as second } from "./of/b.js";\nimport { one } from "./c.js";\nsay(one, second());\n',
            "of/b.js": 'import {\n  one,\n} from "../c.js";\nexport async function two() { return one; }\n',
            "c.js": "/** @type {number} */\nexport const one = 1;\n",
        }
    )
    assert text == ('(function(){"use strict";\nlet A=1;\nasync function B(){return A}\nsay(A,B());\n})();\n')


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("const { one, two: three } = four;\nsay(one, three);", "let{one:A,two:B}=four;say(A,B);"),
        ("const make = (one, { two } = {}) => ({ one, two });", "let A=(a,{two:b}={})=>({one:a,two:b});"),
        ("function f(one) {\n  one.one = { one: 2 };\n}", "function A(a){a.one={one:2}}"),
        ("const list = [];\nsay([...list, list.length]);", "let A=[];say([...A,A.length]);"),
        ("const one = 1;\nsay(`${one} one ${`${one}`}`);", "let A=1;say(`${A} one ${`${A}`}`);"),
        ('const one = /one \\/[/"]/g; // one\nsay(one / 2 / one);', 'let A=/one \\/[/"]/g;say(A/2/A);'),
        ('const url = "// no comment"; /* one */\nsay(url);', 'let A="// no comment";say(A);'),
        (
            "class One {\n  one(two) { this.one(two); }\n}\nnew One();",
            "class A{one(a){this.one(a)}}new A();",
        ),
        ("const a = 1;\nsay(a, b => a + +b, b - -a);", "let A=1;say(A,a=>A+ +a,b- -A);"),
        (
            "const f = (list, two) => list.map((one) => one.a ? two : 1).filter((each) => each > two);",
            "let A=(a,b)=>a.map((a)=>a.a?b:1).filter((a)=>a>b);",
        ),
        ("let n = 0;\nconst go = () => { n = n ? 1 : 2; };", "let A=0;let B=()=>{A=A?1:2};"),
    ],
)
def test_a_script_is_smaller_and_says_the_same(joined, written, made):
    text = joined({"a.js": f"{written}\n"})
    assert text == f'(function(){{"use strict";\n{made}\n}})();\n'


def test_a_short_name_is_none_that_means_something_else(joined):
    text = joined({"a.js": "say((one, two = a) => one + two + a);\n"})
    assert "say((b,c=a)=>b+c+a);" in text


def test_a_function_that_no_module_asks_for_is_left_out(joined):
    text = joined(
        {
            "a.js": 'import { one } from "./b.js";\nsay(one());\n',
            "b.js": "export function one() { return here(); }\nexport function two() {\n  return 2;\n}\n"
            "export function here() {\n  return 3;\n}\nexport const four = 4;\n",
        }
    )
    assert text == (
        '(function(){"use strict";\nfunction A(){return B()}function B(){return 3}let C=4;\nsay(A());\n})();\n'
    )


@pytest.mark.parametrize(
    "line", ["export let n = 0;", "export default 1;", 'import * as b from "./b.js";', 'import "./b.js";']
)
def test_what_cannot_be_joined_is_refused(joined, line):
    with pytest.raises(ValueError, match=r"a\.js: this cannot be made part of a script"):
        joined({"a.js": f"{line}\n", "b.js": ""})


def test_modules_that_need_each_other_are_refused(joined):
    with pytest.raises(ValueError, match=re.escape("a.js → b.js → a.js")):
        joined({"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'})


def test_every_module_is_part_of_a_script():
    folder = ROOT / "generator" / "stadswijzer" / "pages" / "theme" / "scripts"
    known = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    assert known == {
        path for name in (*scripts.SCRIPTS, "preview") for path in scripts._in_order(f"{name}.js", ())
    }


# What a page loads


def test_the_scripts_of_no_page_are_large(real_site):
    real = real_site
    sizes = {}
    packed = cache(lambda name: len(gzip.compress((real.folder / name).read_bytes())))
    for path in (each for each in real.paths if each.endswith(".html")):
        found = re.findall(
            r'<script src="(?:\./|(?:\.\./)+|/)?(assets/[\w/-]+\.js)', (real.folder / path).read_text("utf-8")
        )
        size = sum(packed(each) for each in found if each not in DATA)
        sizes[path] = (size, found)
    assert max(sizes.values())[0] <= LARGEST, max(sizes.items(), key=lambda each: each[1])
    assert any("assets/progress.js" in found for _, found in sizes.values())
    assert "theme" not in " ".join(real.paths)
    assert not [path for path in real.paths if path.startswith("scripts/")], (
        "modules are no pages of the site"
    )


# What Python hands to scripts


@pytest.fixture
def read(tmp_path):
    """What `tsc` says of files beside the types of the site's scripts."""
    if not (shutil.which("node") and TSC.exists()):
        pytest.skip("no TypeScript here: npm ci in tests/script_types")

    def types_of(files):
        for name, text in files.items():
            (tmp_path / name).write_text(text, "utf-8")
        settings = {
            "extends": str(ROOT / "generator" / "tsconfig.json"),
            "include": [str(ROOT / "generator/scripts.d.ts")],
        }
        settings["include"] += [str(tmp_path / name) for name in files]
        (tmp_path / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
        done = programs.run(TSC, "-p", tmp_path)
        return done.stdout + done.stderr

    return types_of


def handed_over(built):
    """Name → script, of all that holds data."""
    paths = [path for path in built.paths if path in DATA or path.startswith("assets/questions/")]
    return {path.replace("/", "-"): (built.folder / path).read_text("utf-8") for path in paths}


def of_pages(built):
    """What stands in attributes of pages: the words of scripts, and what a concept's page knows of it."""
    text = "".join((built.folder / path).read_text("utf-8") for path in built.paths if path.endswith(".html"))
    words, concepts = (
        {html.unescape(found) for found in re.findall(rf'{name}="([^"]+)"', text)}
        for name in ("data-words", "data-concept-info")
    )
    assert len(words) == 1
    assert concepts
    given = [("LearningWords", *words), *(("Concept", each) for each in sorted(concepts))]
    lines = [
        f"/** @type {{{type_}}} */\nexport const value_{n} = {text};\n"
        for n, (type_, text) in enumerate(given)
    ]
    return {"attributes.js": "".join(lines)}


def test_what_python_writes_is_what_scripts_expect(real_site, read):
    assert read({**handed_over(real_site), **of_pages(real_site)}) == ""


def test_the_data_of_the_form_is_so_in_every_language(site, read):
    built = {language: handed_over(pages(site(language=language))) for language in LANGUAGES}
    assert (
        read({f"{language}-{name}": text for language in built for name, text in built[language].items()})
        == ""
    )


def test_problems_in_a_preview_are_so_too(site, read):
    checked = site({"docs/begrippen/nieuw.yml": "title: Nieuw\nlevel: hoog\n"}).validate()
    data = preview.script(checked, lambda _: True).partition("\n")[0]
    assert '"where"' in data
    assert (
        read({"preview.js": data, "bare.js": preview.script_without_project("Mis.").partition("\n")[0]}) == ""
    )


CHANGED = [
    ('"folder":', '"map":', """'"map"' does not exist"""),
    ('"is":"url"', '"is":"link"', "is not assignable"),
    ('"cleared":', '"emptied":', """'"emptied"' does not exist"""),
    ('"years":[1900,2199]', '"years":[1900]', "is not assignable"),
]


def test_a_shape_that_changed_in_python_alone_is_told(real_site, read):
    text = handed_over(real_site)["assets-editing.js"]
    assert all(old in text for old, _, _ in CHANGED)
    said = read({f"editing-{n}.js": text.replace(old, new) for n, (old, new, _) in enumerate(CHANGED)})
    for n, (_, _, told) in enumerate(CHANGED):
        of_file = re.findall(rf"^\S*editing-{n}\.js(?:.*\n?)(?:[ \t]+.*\n?)*", said, re.MULTILINE)
        assert told in "".join(of_file)


# Kept for the next process


def test_a_script_is_made_once_and_anew_of_other_modules_or_when_it_is_damaged(monkeypatch, tmp_path):
    monkeypatch.setattr(kept_scripts, "_folder", lambda: tmp_path)
    made = []

    def asked(*modules, made_of="one"):
        made.clear()
        return kept_scripts.kept(modules, lambda: made.append(1) or made_of), bool(made)

    assert asked("a") == ("one", True)
    assert asked("a") == ("one", False)
    assert asked("a", "b", made_of="two") == ("two", True)
    for path in tmp_path.iterdir():
        path.write_text(path.read_text("utf-8") + "alert(1)", "utf-8")
    assert asked("a") == ("one", True)
    for path in tmp_path.iterdir():
        path.write_bytes(b"\xff")
    assert asked("a") == ("one", True)


def test_a_script_is_made_where_nothing_can_be_kept(monkeypatch, tmp_path):
    monkeypatch.setattr(kept_scripts, "_folder", lambda: tmp_path / "missing")
    assert kept_scripts.kept(["a"], lambda: "one") == "one"
