"""Holds a template against the view that it shows: every name it uses is there, every word it says exists.

`faults(template, view, words)` walks the template as Jinja parsed it, with the types that the view's annotations give:
through loops, conditions, macros (checked anew for every kind of value they are called with) and includes. A view holds
only plain data, which the walk checks too; the picture of a figure, a frozen dataclass, is plain data as well.
"""

import dataclasses
import types
import typing
from functools import cache

from jinja2 import nodes

from stadswijzer.pages.render import Helpers, environment

HELPERS = (
    "link",
    "section",
    "named",
    "part",
    "sample",
    "title",
    "description",
    "introduction",
    "has_title",
    "answer",
)
"""What a page gives its template beside the methods of `Helpers`."""
PLAIN = (str, int, float, bool, type(None))


def is_view(kind):
    if not isinstance(kind, type):
        return False
    is_picture = dataclasses.is_dataclass(kind) and kind.__dataclass_params__.frozen
    return is_picture or (issubclass(kind, tuple) and hasattr(kind, "_fields"))


def file_of(name):
    return name if name.endswith(".svg") else f"{name}.html"


@cache
def parsed(name):
    source = environment().loader.get_source(environment(), file_of(name))[0]
    return environment().parse(source)


@cache
def macros_of(name):
    return {each.name: each for each in parsed(name).find_all(nodes.Macro)}


def bare(kind):
    """Without the None of a value that may be absent."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        own = [each for each in typing.get_args(kind) if each is not type(None)]
        return own[0] if len(own) == 1 else kind
    return kind


def of_each(kind):
    """What a loop over a value of this type goes through."""
    kind = bare(kind)
    args = typing.get_args(kind)
    if typing.get_origin(kind) is tuple and args:
        return args[0]
    return typing.Any


class Walk:
    def __init__(self, words):
        self.words = words
        self.found = []
        self.seen = set()

    def fault(self, node, text):
        self.found.append(f"{self.template}:{node.lineno}: {text}")

    def template_of(self, name, known):
        self.template = name
        modules = {
            each.target: each.template.value.removesuffix(".html")
            for each in parsed(name).find_all(nodes.Import)
        }
        self.body(
            parsed(name).body,
            dict(known),
            {**{m: macros_of(t) for m, t in modules.items()}, "": macros_of(name)},
            modules,
        )

    def body(self, body, known, macros, modules):
        for node in body:
            self.node(node, known, macros, modules)

    def node(self, node, known, macros, modules):
        if isinstance(node, nodes.Macro | nodes.Import):
            return
        if isinstance(node, nodes.For):
            inner = dict(known)
            self.assign(node.target, of_each(self.kind(node.iter, known, macros, modules)), inner, node.iter)
            inner["loop"] = typing.Any
            self.body([*node.body, *node.else_], inner, macros, modules)
        elif isinstance(node, nodes.If):
            self.kind(node.test, known, macros, modules)
            self.body([*node.body, *node.elif_, *node.else_], known, macros, modules)
        elif isinstance(node, nodes.Include):
            self.include(node.template.value.removesuffix(".html"), known)
        elif isinstance(node, nodes.Assign):
            self.assign(node.target, self.kind(node.node, known, macros, modules), known, node.node)
        else:
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Expr):
                    self.kind(child, known, macros, modules)
                else:
                    self.node(child, known, macros, modules)

    def include(self, name, known):
        before = self.template
        self.template_of(name, known)
        self.template = before

    def assign(self, target, kind, known, source):
        if isinstance(target, nodes.Tuple):
            first = source.items[0] if isinstance(source, nodes.Tuple) and source.items else None
            for place, each in enumerate(target.items):
                own = first.items[place] if isinstance(first, nodes.Tuple) else None
                known[each.name] = str if isinstance(own, nodes.Const) else typing.Any
        else:
            known[target.name] = kind

    def kind(self, node, known, macros, modules):
        def of(each):
            return self.kind(each, known, macros, modules)

        if isinstance(node, nodes.Name):
            if node.name not in known and node.name not in modules:
                self.fault(node, f"there is no {node.name}")
            return known.get(node.name, typing.Any)
        if isinstance(node, nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name in modules:
                return typing.Any
            return self.attribute(node, bare(of(node.node)))
        if isinstance(node, nodes.Call):
            return self.call(node, known, macros, modules)
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                of(child)
        if isinstance(node, nodes.CondExpr):
            return of(node.expr1)
        return typing.Any

    def attribute(self, node, kind):
        if kind is typing.Any:
            return kind
        if kind is Helpers:
            if not hasattr(Helpers, node.attr) and node.attr not in HELPERS:
                self.fault(node, f"a template has no helper {node.attr}")
            return typing.Any
        if is_view(kind):
            hints = typing.get_type_hints(kind)
            if node.attr not in hints:
                self.fault(node, f"{kind.__name__} has no {node.attr}")
            return hints.get(node.attr, typing.Any)
        self.fault(node, f"{kind} is plain data, and has no {node.attr}")
        return typing.Any

    def call(self, node, known, macros, modules):
        given = [self.kind(each, known, macros, modules) for each in node.args]
        for each in node.kwargs:
            self.kind(each.value, known, macros, modules)
        called, macro, module = node.node, None, ""
        if isinstance(called, nodes.Name) and called.name == "w":
            self.word(node)
        elif isinstance(called, nodes.Name) and called.name in macros[""]:
            macro = macros[""][called.name]
        elif (
            isinstance(called, nodes.Getattr)
            and isinstance(called.node, nodes.Name)
            and called.node.name in modules
        ):
            module = modules[called.node.name]
            macro = macros_of(module).get(called.attr)
            if macro is None:
                self.fault(node, f"{module} has no macro {called.attr}")
        else:
            self.kind(called, known, macros, modules)
        if macro is not None:
            self.macro(macro, given, module or self.template)
        return typing.Any

    def macro(self, macro, given, module):
        key = (module, macro.name, tuple(map(str, given)))
        if key in self.seen:
            return
        self.seen.add(key)
        names = [each.name for each in macro.args]
        known = dict(zip(names, [*given, *[typing.Any] * len(names)], strict=False))
        before, self.template = self.template, module
        imported = {
            each.target: each.template.value.removesuffix(".html")
            for each in parsed(module).find_all(nodes.Import)
        }
        self.body(macro.body, known, {"": macros_of(module)}, imported)
        self.template = before

    def word(self, node):
        """A key that is written out must be a word; of one that is put together its beginning must be there."""
        key = node.args[0]
        if isinstance(key, nodes.Const):
            text, whole = key.value, True
        elif isinstance(key, nodes.Concat) and isinstance(key.nodes[0], nodes.Const):
            text, whole = key.nodes[0].value.rpartition(".")[0], False
        else:
            return
        try:
            found = self.words.under(text)
        except (KeyError, TypeError):
            self.fault(node, f"there is no word {text!r}")
            return
        counted = any(each.key == "n" for each in node.kwargs)
        if whole and not (isinstance(found, str) or (counted and {"one", "many"} <= found.keys())):
            self.fault(node, f"{text!r} is a list of words")


def faults(template, view, words, **more):
    """What is wrong between a template (`view/theme`) and the type of its view. `more`: type of what else it is given."""
    walk = Walk(words)
    walk.template_of(template, {"v": view, "h": Helpers, "w": typing.Any, **more})
    return walk.found


def is_plain(kind, seen=()):
    """Whether a type holds only plain data: text, numbers, flags, tuples of these, and other views."""
    kind = bare(kind)
    if kind in PLAIN or kind in seen:
        return True
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return all(is_plain(each, seen) for each in typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        return all(is_plain(each, seen) for each in typing.get_args(kind) if each is not Ellipsis)
    return is_view(kind) and all(
        is_plain(each, (*seen, kind)) for each in typing.get_type_hints(kind).values()
    )
