"""Makes random templates, or renders templates given as JSON lines, with Jinja2.

    oracle.py generate SEED COUNT    one case a line: {"templates": …, "context": …, "settings": …, "output": … or null}

An output of null means that Jinja2 refuses the template or fails to run it.
"""

import json
import random
import sys

import jinja2

UNDEFINED = {
    "default": jinja2.Undefined,
    "strict": jinja2.StrictUndefined,
    "chainable": jinja2.ChainableUndefined,
}


def render(case):
    settings = case["settings"]
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case["templates"]),
        autoescape=settings.get("autoescape", False),
        trim_blocks=settings.get("trim_blocks", False),
        lstrip_blocks=settings.get("lstrip_blocks", False),
        keep_trailing_newline=settings.get("keep_trailing_newline", False),
        undefined=UNDEFINED[settings.get("undefined", "default")],
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        # Jinja2 folds constants before it knows about escaping, which changes results.
        optimized=False,
    )
    try:
        return environment.get_template("main").render(case["context"])
    except RecursionError:
        return None
    except Exception:
        return None


CONTEXT = {
    "a": 1, "b": 2.5, "s": "text <b>", "t": "Ünï çödé", "e": "", "n": None, "f": False,
    "xs": [3, 1, 2], "ys": ["b", "a", "<c>"], "d": {"k": 1, "name": "x", "list": [1, 2]},
    "rows": [{"id": 1, "v": "p"}, {"id": 2, "v": "q"}, {"id": 3, "v": "p"}],
    "tree": [{"n": "r", "c": [{"n": "s", "c": []}, {"n": "t", "c": [{"n": "u", "c": []}]}]}],
}


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.depth = 0
        self.names = list(CONTEXT) + ["missing"]
        self.in_loop = 0
        self.macros = []
        self.blocks = 0

    def pick(self, *options):
        return self.random.choice(options)

    def chance(self, share):
        return self.random.random() < share

    def name(self):
        return self.random.choice(self.names)

    def literal(self):
        return self.pick(
            "0", "1", "7", "-2", "2.5", "1e3", "'a'", "'<x>'", "\"it's\"", "'é'", "true", "false", "none", "[]",
            "[1, 2]", "(1, 'b')", "{'k': 1}", "''", "10")

    def atom(self):
        kind = self.random.random()
        if kind < 0.45:
            return self.name()
        if kind < 0.8:
            return self.literal()
        if self.in_loop and kind < 0.9:
            return "loop." + self.pick(
                "index", "index0", "first", "last", "length", "revindex", "revindex0", "depth", "previtem", "nextitem")
        return self.pick("d.k", "d.name", "d['list']", "rows[0].v", "xs[1]", "ys[-1]", "d.none", "s.upper()", "t|length",
                         "xs[1:]", "ys[::-1]", "t[1:3]", "d.items()|list", "range(3)|list", "s.split()", "d.get('k', 2)")

    def expression(self, depth=0):
        if depth > 2 or self.chance(0.3):
            return self.atom()
        inner = lambda: self.expression(depth + 1)
        kind = self.random.randrange(14)
        if kind == 0:
            return f"{inner()} {self.pick('+', '-', '*', '/', '//', '%', '~', '~', '+')} {inner()}"
        if kind == 1:
            return f"{inner()} {self.pick('==', '!=', '<', '>', '<=', '>=', 'in', 'not in')} {inner()}"
        if kind == 2:
            return f"{inner()} {self.pick('and', 'or')} {inner()}"
        if kind == 3:
            return f"(not {inner()})"
        if kind == 4:
            return f"({inner()} if {inner()}{' else ' + inner() if self.chance(0.8) else ''})"
        if kind in (5, 6, 7):
            return f"{self.atom()}|{self.filter()}"
        if kind == 8:
            return f"({inner()})|{self.filter()}"
        if kind == 9:
            return f"({self.atom()} is {self.pick('', 'not ')}{self.test()})"
        if kind == 10:
            return f"[{inner()}, {inner()}]"
        if kind == 11:
            return f"({inner()})"
        if kind == 12:
            return f"-{self.atom()}"
        return f"{self.atom()} < {self.atom()} <= {self.atom()}"

    def filter(self):
        return self.pick(
            "upper", "lower", "length", "default('z')", "d('z', true)", "first", "last", "join(', ')", "list", "sort",
            "string", "trim", "capitalize", "title", "replace('a', 'b')", "e", "safe", "int", "float", "abs", "reverse|list",
            "map('string')|join", "map('upper')|list", "select|list", "reject('none')|list", "sum", "unique|list",
            "truncate(5)", "round(1)", "tojson", "batch(2)|list", "wordcount", "center(9)", "indent", "striptags",
            "selectattr('id')|list|length", "map(attribute='id')|list", "sort(attribute='v')|map(attribute='id')|list",
            "groupby('v')|length", "min", "max", "dictsort", "urlencode", "format(1)", "slice(2)|list", "items|list",
            "rejectattr('id', 'eq', 1)|list|count", "xmlattr", "wordwrap(4)", "filesizeformat")

    def test(self):
        return self.pick(
            "defined", "undefined", "none", "string", "number", "mapping", "iterable", "sequence", "odd", "even",
            "divisibleby 2", "eq(1)", "in [1, 2]", "sameas none", "lower", "upper", "true", "boolean", "escaped",
            "float", "integer", "callable", "ge 1")

    def text(self):
        return self.pick("x", " ", "\n", "  \n  ", "<i>", "a b", "\n\n", "é", "{", "}", "% }", "# ", "\t")

    def open(self, code):
        sign = lambda: self.pick("", "", "", "", "-", "+") if self.chance(0.5) else ""
        end = self.pick("", "", "", "-") if self.chance(0.5) else ""
        return "{%" + sign() + " " + code + " " + end + "%}"

    def body(self):
        self.depth += 1
        pieces = "".join(self.piece() for _ in range(self.random.randrange(1, 4)))
        self.depth -= 1
        return pieces

    def piece(self):
        kind = self.random.random()
        if kind < 0.3 or self.depth > 3:
            return self.text()
        if kind < 0.6:
            return "{{" + self.pick("", "", "-") + " " + self.expression() + " " + self.pick("", "", "-") + "}}"
        return getattr(self, "statement_" + self.pick(
            "if", "if", "for", "for", "for", "set", "set", "with", "macro", "call", "filter", "comment", "raw", "setblock",
            "include", "block", "namespace", "do", "jump", "autoescape", "recursive", "import"))()

    def statement_if(self):
        middle = self.open("elif " + self.expression()) + self.body() if self.chance(0.3) else ""
        other = self.open("else") + self.body() if self.chance(0.4) else ""
        return self.open("if " + self.expression()) + self.body() + middle + other + self.open("endif")

    def statement_for(self):
        sequence = self.pick("xs", "ys", "rows", "d", "s", "range(3)", "[]", "missing", "[1, 2, 3]", "t|list", "xs|sort")
        target = self.pick("i", "a", "x")
        if self.chance(0.15):
            target, sequence = "k, v", self.pick("d.items()", "[(1, 2), (3, 4)]", "d|dictsort", "rows|groupby('v')")
        condition = " if " + self.expression(1) if self.chance(0.2) else ""
        names = list(self.names)
        self.names += [x.strip() for x in target.split(",")]
        self.in_loop += 1
        body = self.body()
        self.in_loop -= 1
        self.names = names
        other = self.open("else") + self.body() if self.chance(0.2) else ""
        return self.open(f"for {target} in {sequence}{condition}") + body + other + self.open("endfor")

    def statement_recursive(self):
        return (self.open("for node in tree recursive") + "{{ node.n }}{{ loop.depth }}" + self.pick("", "{{ loop.index }}")
                + "{% if node.c %}[{{ loop(node.c) }}]{% endif %}" + self.text() + self.open("endfor"))

    def statement_set(self):
        name = self.pick("v", "w", "a", "x")
        code = self.open(f"set {name} = {self.expression()}")
        if name not in self.names:
            self.names.append(name)
        return code

    def statement_setblock(self):
        names = self.names
        code = self.open("set v" + self.pick("", " | upper", " | trim | title")) + self.body() + self.open("endset")
        self.names = names + ["v"]
        return code

    def statement_with(self):
        names = list(self.names)
        head = self.open(f"with w = {self.expression()}, z = {self.expression()}")
        self.names += ["w", "z"]
        code = head + self.body() + self.open("endwith")
        self.names = names
        return code

    def statement_macro(self):
        name = f"m{len(self.macros)}"
        names, loops = list(self.names), self.in_loop
        self.names += ["p", "q"]
        self.in_loop = 0
        body = self.body() + self.pick("", "{{ caller() if caller }}", "{{ varargs }}", "{{ kwargs }}", "{{ p }}")
        self.names, self.in_loop = names, loops
        self.macros.append(name)
        code = self.open(f"macro {name}(p, q={self.expression(2)})") + body + self.open("endmacro")
        return code + "{{ " + name + "(" + self.pick("", "1", "1, 2", "q=3, p=xs", "1, 2, 3", "*xs", "**d") + ") }}"

    def statement_call(self):
        if not self.macros:
            return self.text()
        return self.open("call " + self.random.choice(self.macros) + "(1)") + self.body() + self.open("endcall")

    def statement_filter(self):
        return self.open("filter " + self.pick("upper", "trim", "replace('a', 'A')", "e", "title|trim")) + self.body() + self.open(
            "endfilter")

    def statement_comment(self):
        return self.pick("{# c #}", "{#- c -#}", "{# \n {{ #}", "{#+ c #}")

    def statement_raw(self):
        return self.open("raw").replace("+ %}", " %}") + self.pick("{{ x }}", "{% if %}", "  ", "\n a") + self.open("endraw")

    def statement_include(self):
        # Not 'without context': Jinja2 puts that out past the buffers of macros, filters and 'set'.
        return self.open("include " + self.pick(
            "'inc'", "['none', 'inc']", "'none' ignore missing", "'inc' with context"))

    def statement_import(self):
        if self.chance(0.5):
            return self.open("import 'lib' as lib" + self.pick("", " with context")) + "{{ lib.f(" + self.atom() + ") }}{{ lib.v }}"
        return self.open("from 'lib' import f, v as u" + self.pick("", " with context")) + "{{ f(u) }}"

    def statement_block(self):
        if self.in_loop and self.chance(0.5):
            return self.text()
        self.blocks += 1
        names, self.macros_before = list(self.names), list(self.macros)
        code = self.open(f"block b{self.blocks}" + self.pick("", " scoped")) + self.body() + self.open("endblock")
        self.names = names
        return code

    def statement_namespace(self):
        return self.open("set ns = namespace(c=0)") + "{% for i in xs %}{% set ns.c = ns.c + i %}{% endfor %}{{ ns.c }}"

    def statement_do(self):
        return self.open("do " + self.expression())

    def statement_jump(self):
        if not self.in_loop or self.macros:
            return self.text()
        return self.open("if " + self.expression(1)) + self.open(self.pick("break", "continue")) + self.open("endif")

    def statement_autoescape(self):
        return self.open("autoescape " + self.pick("true", "false")) + self.body() + self.open("endautoescape")


def generate(seed):
    generator = Generator(seed)
    settings = {
        "trim_blocks": generator.chance(0.4), "lstrip_blocks": generator.chance(0.4),
        "keep_trailing_newline": generator.chance(0.3), "autoescape": generator.chance(0.3),
        "undefined": generator.pick("default", "default", "strict", "chainable"),
    }
    main = "".join(generator.piece() for _ in range(generator.random.randrange(1, 7)))
    templates = {
        "main": main, "inc": "<{{ a }}{{ v }}{{ x }}{{ i is defined }}>",
        "lib": "{% macro f(p) %}[{{ p }}{{ a }}]{% endmacro %}{% set v = 'V' %}",
        "base": "({% block b1 %}one{% endblock %}{% block b2 %}two{{ a }}{% endblock %})",
    }
    if generator.chance(0.15):
        templates["main"] = "{% extends 'base' %}" + main
    return {"templates": templates, "context": CONTEXT, "settings": settings}


def main():
    first, count = int(sys.argv[2]), int(sys.argv[3])
    for seed in range(first, first + count):
        case = generate(seed)
        case["output"] = render(case)
        print(json.dumps(case))


main()
