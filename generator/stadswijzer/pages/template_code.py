"""The code that templates become: as Jinja makes it, without what a template of ours never needs.

In: a template. Out: Python with the same outcome. What is text already is escaped, not wrapped; a name after
a dot is an attribute (views are plain data); what is called is called.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup, escape

try:  # what `escape` calls for a text, without wrapping the outcome each time
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    _escaped = escape

KEPT = f"__stadswijzer_{zlib.crc32(Path(__file__).read_bytes()):x}_%s.cache"
"""How files of templates that became code are named: others' code, and ours of before, is not ours."""

safe: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that was escaped already. `Markup` itself looks first whether it was given something else."""


def shown(value: Any) -> str:
    """A value as it stands in HTML."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)


class OurMacro(Macro):
    """A macro, called at once with what it takes in the order in which it takes it: nearly always."""

    def __init__(self, *about: Any) -> None:
        super().__init__(*about)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)

    def __call__(self, *values: Any, **named: Any) -> str:
        if self._is_plain and not named and len(values) == self._argument_count:
            return safe(self._func(*values))
        return super().__call__(*values, **named)


class _Code(CodeGenerator):
    """Templates that are always escaped, in which nothing wants to know who calls it."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - its name in Jinja
        self.writeline(f"from {__name__} import OurMacro, safe, shown")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the same
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 - the same
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:
        self.write("Our")
        super().macro_def(macro_ref, frame)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT001, FBT002 - the same
        if force_unescaped:
            super().return_buffer_contents(frame, force_unescaped)
        else:
            self.writeline(f"return safe(concat({frame.buffer}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - as Jinja calls it
        self.write("shown(")


class _Context(jinja2.runtime.Context):
    """Calls what a template calls without asking it first whether it wants to know who calls: none does."""

    def call(self, called: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*values, **named)


class Environment(jinja2.Environment):
    """Templates of ours, each got from the loader but once."""

    context_class = _Context
    code_generator_class = _Code

    def __init__(self, **settings: Any) -> None:
        super().__init__(autoescape=True, auto_reload=False, **settings)
        self._got = dict[str, jinja2.Template]()

    def get_template(
        self,
        name: Any,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - its name in Jinja
    ) -> jinja2.Template:
        found = self._got.get(name) if globals is None and isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            if globals is None:
                self._got[found.name or ""] = found
        return found

    def handle_exception(self, source: str | None = None) -> NoReturn:
        try:
            super().handle_exception(source)
        except AttributeError as error:
            raise jinja2.UndefinedError(str(error)) from error
