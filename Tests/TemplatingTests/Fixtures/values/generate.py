"""Writes cases.jsonl: what Python and Jinja2 3.1.6 make of operations, methods, filters and tests.

Run with Jinja2 3.1.6 and MarkupSafe 3.0 installed: python3 generate.py > cases.jsonl
A value is a text with a tag (i:5, f:5.0, s:text, m:markup, b:1, n:, u:name) or a list with a tag (l, t, d, r).
A result is the repr() that Python prints; an error is the name of the exception.
"""
import itertools
import json
import operator
import types

from jinja2 import Environment, Undefined
from jinja2.nodes import EvalContext
from markupsafe import Markup


def encode(v):
    if isinstance(v, Undefined):
        return "u:" + (v._undefined_name or "x")
    if v is None:
        return "n:"
    if isinstance(v, bool):
        return "b:1" if v else "b:0"
    if isinstance(v, int):
        return f"i:{v}"
    if isinstance(v, float):
        return f"f:{v!r}"
    if isinstance(v, Markup):
        return "m:" + str(v)
    if isinstance(v, str):
        return "s:" + v
    if isinstance(v, tuple):
        return ["t", *map(encode, v)]
    if isinstance(v, list):
        return ["l", *map(encode, v)]
    if isinstance(v, dict):
        return ["d", *([encode(k), encode(x)] for k, x in v.items())]
    if isinstance(v, range):
        return ["r", str(v.start), str(v.stop), str(v.step)]
    raise TypeError(v)


envs = {flag: Environment(autoescape=flag) for flag in (False, True)}
U = Undefined(name="x")


def plain(v):
    if isinstance(v, (types.GeneratorType, map, filter, reversed, type(reversed([])), type(reversed({})))):
        return list(v)
    if type(v).__name__ in ("range_iterator", "list_reverseiterator", "dict_reversekeyiterator"):
        return list(v)
    return v


def row(kind, name, value, args=(), kwargs=None, escape=False):
    kwargs = kwargs or {}
    out = {"k": kind, "n": name, "v": encode(value), "a": [encode(a) for a in args]}
    if kwargs:
        out["kw"] = {k: encode(v) for k, v in kwargs.items()}
    if escape:
        out["e"] = True
    env = envs[escape]
    try:
        result = run(env, kind, name, value, args, kwargs)
        out["x"] = repr(plain(result))
    except Exception as error:
        out["err"] = type(error).__name__
    if "x" in out and any(len(part) > 18 and part.isdigit() for part in out["x"].replace("-", " ").replace(",", " ").split()):
        return  # beyond 64 bits: a difference that stays on purpose
    print(json.dumps(out))


def run(env, kind, name, value, args, kwargs):
    ctx = env.from_string("").new_context()
    if kind == "filter":
        return env.call_filter(name, value, list(args), dict(kwargs), context=ctx, eval_ctx=EvalContext(env))
    if kind == "test":
        return env.call_test(name, value, list(args), dict(kwargs), context=ctx, eval_ctx=EvalContext(env))
    if kind == "method":
        return getattr(value, name)(*args, **kwargs)
    if kind == "op":
        return OPS[name](value, args[0])
    if kind == "unary":
        return {"-": operator.neg, "+": operator.pos, "bool": bool, "len": len, "str": str, "repr": repr}[name](value)
    if kind == "slice":
        return value[slice(*args)]
    if kind == "item":
        return env.getitem(value, args[0])
    if kind == "mutate":
        getattr(value, name)(*args, **kwargs)
        return value
    raise ValueError(kind)


OPS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "==": operator.eq, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge, "in": lambda a, b: a in b,
}

# Numbers
numbers = [0, 1, -1, 2, 3, -3, 7, -7, 10, True, False, 0.0, -0.0, 1.5, -2.5, 0.1, 3.0, 1e16, 1e-5, 123456.789]
for a, b in itertools.product(numbers, numbers):
    for op in ("+", "-", "*", "/", "//", "%"):
        row("op", op, a, [b])
for a, b in itertools.product([0, 1, 2, -2, 10, 2.0, 0.5, -1.5, True], [0, 1, 2, 3, -1, -2, 0.5, 2.0, 10]):
    if not isinstance(a, complex) and not (a < 0 and b != int(b)):
        row("op", "**", a, [b])
mixed = [0, 1, True, 1.0, "a", "b", "", "é", Markup("a"), None, [1, 2], [1, 3], [], (1, 2), (1,), {"a": 1}, {"a": 1.0}, U,
         "Z", "ab", 2**53, float(2**53), 2**53 + 1, float("nan"), float("inf")]
for a, b in itertools.product(mixed, mixed):
    row("op", "==", a, [b])
    row("op", "<", a, [b])
for a, b in [(1, 2), ("a", "b"), ([1], [1, 0]), ((1, "a"), (1, "b")), ([1, "a"], [2, 3]), (1.5, 1), (None, None)]:
    for op in ("<", "<=", ">", ">="):
        row("op", op, a, [b])
for a in ["ab", Markup("<b>"), [1, 2], (1,), "é<"]:
    for b in [0, 1, 3, -1, True, 1.5, None, "x", "<", Markup("&"), [3], (2,), U]:
        for op in ("+", "*"):
            row("op", op, a, [b])
            row("op", op, b, [a])
for a in [1, 1.0, "a", "", "bc", None, True, (1,), [1], U]:
    for b in [[1, 2], (1, "a"), "abc", {"a": 1, 1: 2, None: 3}, range(3), [[1], None], "", U, 5, {(1,): 2}]:
        row("op", "in", a, [b])
for v in numbers + [float("nan"), float("inf"), -float("inf"), 1e15, 1e17, 123456789012345680.0, 1e100, 5e-324, 2.5e-7,
                    0.0001, 1 / 3, 100.0, 1e22, 12345678901234567.0, 9007199254740993.0, 1.7976931348623157e308]:
    row("unary", "str", v)
    row("unary", "-", v)
    row("unary", "+", v)
    row("unary", "bool", v)
for v in [None, "", "a", Markup(""), [], [0], (), (0,), {}, {"a": 1}, range(0), range(2), U, "it's", 'say "x"', "it's \"x\"",
          "a\\b", "tab\tnl\n cr\r", "\x00\x1f\x7f", "\x80\xa0\xad", "é ŵ 😀", "\u200b\u2028\ufeff", "\U000e0001", Markup("<b>'"),
          (1,), (1, 2.0), [None, True, "x"], {"a": [1, {"b": (2,)}], 1: None, None: 1.5, (1, "k"): "v"}, [U], range(1, 10, 2),
          ["\n"], [Markup("x")], {"k": Markup("&amp;")}, ["'", '"']]:
    for name in ("str", "repr", "bool", "len"):
        row("unary", name, v)

# Slices and items
for v in ["abcdef", "aé😀ŵb", [0, 1, 2, 3, 4], (0, 1, 2), Markup("a<b"), "", range(10)]:
    for s in [(None, None, None), (1, 3, None), (-2, None, None), (None, -1, None), (None, None, -1), (None, None, 2), (4, 1, -1),
              (-100, 100, None), (3, 1, None), (None, None, -2), (10, None, -3), (-1, -4, -1), (None, None, 0), (0, 2, 100),
              (5, None, -9223372036854775807)]:
        if not (isinstance(v, range)):
            row("slice", "", v, list(s))
    for i in [0, 1, -1, -6, 5, 99, True, "x", 1.0, None]:
        row("item", "", v, [i])
for key in ["a", "items", 1, 1.0, True, "zz", None, (1,), [1]]:
    row("item", "", {"a": 1, "items": 2, 1: "one", None: "none", (1,): "t"}, [key]) if key != "zz" else None

# Methods of str
texts = ["", "hello world", "Hello World", "ÉCOLE straße ŵ", "ǆ ŉ ﬁx İI ı", "ὈΔΥΣΣΕΎΣ Σ ΑΣ'", "it's o'neill", "  pad\t\n ", "123", "a1b2", "١٢",
         "²½", "Ⅷ", "a-b_c", "ab\ncd\r\nef\rgh\x0bij\u2028k", "aXbXc", "aaa", "x\ty\tz", "-42", "+7", "ǅ", "ﬀ", "ŁÓDŹ", "ǰ", "ᾳ"]
for t in texts:
    for m in ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split", "rsplit",
              "splitlines", "isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle",
              "isidentifier", "isascii", "isprintable", "expandtabs"]:
        row("method", m, t)
    row("method", "zfill", t, [8])
    row("method", "center", t, [15, "*"])
    row("method", "ljust", t, [14])
    row("method", "rjust", t, [14, "é"])
for t in ["a,b,,c", "a, b", " a  b ", "", "aaaa", "é1é2é"]:
    for sep in [",", ", ", None, "aa", "é", ""]:
        for n in [-1, 0, 1, 2]:
            row("method", "split", t, [sep, n])
            row("method", "rsplit", t, [sep, n])
    for sep in [",", "a", "é", "zz", ""]:
        row("method", "partition", t, [sep])
        row("method", "rpartition", t, [sep])
        row("method", "count", t, [sep])
        row("method", "find", t, [sep])
        row("method", "rfind", t, [sep])
        row("method", "index", t, [sep])
        row("method", "replace", t, [sep, "--"])
        row("method", "replace", t, [sep, "é", 2])
        row("method", "startswith", t, [sep])
        row("method", "endswith", t, [sep])
        row("method", "removeprefix", t, [sep])
        row("method", "removesuffix", t, [sep])
for args in [["b", 2], ["b", 2, 3], ["a", -1], ["", 3], ["", 99], ["é", 1], ["b", -3, -1], ["b", None, 2]]:
    for m in ["find", "rfind", "count", "index", "startswith", "endswith"]:
        row("method", m, "abéab", args)
row("method", "startswith", "abc", [("x", "ab")])
row("method", "endswith", "abc", [("x", "bc", "y")])
row("method", "startswith", "abc", [()])
row("method", "startswith", "abc", [1])
row("method", "join", ", ", [["a", "b"]])
row("method", "join", ", ", ["abc"])
row("method", "join", ", ", [[1]])
row("method", "join", ", ", [{"a": 1, "b": 2}])
row("method", "join", Markup("<br>"), [["<a>", Markup("<b>")]])
row("method", "strip", "xxaxx", ["x"])
row("method", "strip", "éxaéx", ["xé"])
row("method", "lstrip", "xxaxx", ["x"])
row("method", "rstrip", "xxaxx", ["xa"])
row("method", "splitlines", "a\nb\r\n\nc\n", [True])
row("method", "splitlines", "a\nb", [], {"keepends": True})
row("method", "split", "a b c", [], {"maxsplit": 1})
row("method", "expandtabs", "a\tbc\td", [4])
row("method", "expandtabs", "a\tb", [0])
row("method", "center", "ab", [5])
row("method", "center", "ab", [4, "xy"])
row("method", "center", "abc", [-5])
row("method", "format_map", "{a} {b!r}", [{"a": 1, "b": "x"}])
for m, args in [("upper", []), ("replace", ["b", "<i>"]), ("replace", ["b", Markup("<i>")]), ("center", [9]), ("split", []), ("strip", []),
                ("partition", ["<"]), ("title", []), ("ljust", [8, "<"]), ("join", [["<", Markup(">")]]), ("striptags", []),
                ("unescape", []), ("splitlines", []), ("removeprefix", ["<"]), ("zfill", [8]), ("count", ["b"]), ("lower", [])]:
    row("method", m, Markup("<b>x &amp; y</b>"), args)
row("method", "striptags", Markup("a<!-- <x> -->b <i>c</i> &eacute; &#39;&#x27; &bogus; &amp"))
row("method", "striptags", Markup("a <b"))
row("method", "unescape", Markup("&lt;&#0;&#128;&nbsp;&hellip;&notit;&copy2"))

# str.format and the format mini-language
fields = ["{}", "{0}", "{:5}", "{:<8}|", "{:>8}|", "{:^8}|", "{:*^9}", "{:+}", "{: }", "{:05}", "{:,}", "{:_}", "{:.3}", "{:.0f}",
          "{:.2f}", "{:10.3f}", "{:e}", "{:.2e}", "{:E}", "{:g}", "{:.3g}", "{:G}", "{:%}", "{:.1%}", "{:d}", "{:x}", "{:X}", "{:#x}",
          "{:o}", "{:#o}", "{:b}", "{:#b}", "{:#010x}", "{:c}", "{:n}", "{:s}", "{:=+8}", "{:=8}", "{:08,}", "{:010,.2f}", "{:#.0f}", "{:#g}",
          "{:,.2f}", "{:_x}", "{:,x}", "{:5s}", "{:>5s}|", "{:.2s}", "{:z.0f}", "{!r}", "{!s:>6}", "{!r:.3}", "{:é>6}", "{:<05}", "{:.1}", "{:5.1}",
          "{:q}", "{:.}", "{:F}", "{:+.1f}", "{:-d}", "{:^+9.2f}|", "{:1}", "{:0}", "{:020}", "{:021,}"]
for f in fields:
    for v in [42, -7, 0, True, 3.14159, -0.5, 1e20, 1234567, 1234567.891, "text", "é", float("nan"), float("inf"), -0.0, 0.0001, 100.0, 12.0, 9.5]:
        row("method", "format", f, [v])
for f, a, k in [("{} {}", [1, 2], {}), ("{1} {0}", [1, 2], {}), ("{a} {b}", [], {"a": 1, "b": [2]}), ("{0[0]} {0[1]}", [["x", "y"]], {}),
                ("{d[key]}", [], {"d": {"key": 5}}), ("{{}} {}", [1], {}), ("{:{}}", [5, 8], {}), ("{:{w}.{p}f}", [3.14159], {"w": 10, "p": 2}),
                ("{} {0}", [1], {}), ("{0} {}", [1], {}), ("{", [], {}), ("}", [], {}), ("{a}", [], {}), ("{}", [], {}), ("{!x}", [1], {}),
                ("{:>{}}|", ["a", 4], {}), ("{0!r:>10}", ["a"], {}), ("{}", [None], {}), ("{:5}", [None], {}), ("{}", [[1, "a"]], {}), ("{:>9}", [[1]], {}),
                ("{0[a]}", [{"a": {"b": 1}}], {}), ("{0[a][b]}", [{"a": {"b": 1}}], {}), ("{0[9]}", [[1]], {}), ("{:%}", [0.5], {}), ("x{}y{}z", ["<", Markup("<")], {})]:
    row("method", "format", f, a, k)
    row("method", "format", Markup(f), a, k)
for v in ["<", Markup("<"), 1, 2.5, None]:
    row("method", "format", Markup("<b>{}</b> {!r}"), [v, v])

# % formatting
for f in ["%s", "%r", "%d", "%i", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%e", "%.2e", "%f", "%.2f", "%8.3f", "%-8.1f|",
          "%08.2f", "%g", "%G", "%.3g", "%c", "%%", "%5s|", "%-5s|", "%.1s", "%5.1s|", "%a", "%.3d", "%#.3x", "%+.1f", "%z", "%", "%E", "%#.0f", "%+s"]:
    for v in [42, -7, 3.7, "ab", "é", True, None, 65, 1234.5678, Markup("<b>")]:
        row("op", "%", f, [v])
        row("op", "%", f, [(v,)])
for f, v in [("%s %s", (1, 2)), ("%s", (1, 2)), ("%s %s", (1,)), ("%(a)s %(b)d", {"a": "x", "b": 2}), ("%(a)s", {"b": 1}), ("x", ()), ("x", 1), ("x", [1]),
             ("x", {}), ("%*d", (5, 42)), ("%.*f", (2, 3.14159)), ("%-*d|", (5, 42)), ("%*d|", (-5, 42)), ("%(a)5.1f|", {"a": 2.25}), ("%s", [1, 2]), ("%s", {}),
             ("%d%%", 50), ("%(a(b))s", {"a(b)": 1}), ("%d", "x"), ("%s %%", "a"), ("%ld", 5), ("%s", ((1, 2),)), ("%s", ())]:
    row("op", "%", f, [v])
    if "*" not in f:  # MarkupSafe cannot take a width from the values
        row("op", "%", Markup(f), [v])
for v in ["<", ("<",), (Markup("<"),), {"a": "<"}, 5, (5, "<")]:
    row("op", "%", Markup("<i>%s</i>"), [v])
row("op", "%", Markup("%(a)s"), [{"a": "<"}])
row("op", "%", Markup("%d %r"), [(5, "<")])

# Lists, tuples, dictionaries
L = lambda: [3, 1, 2]
for m, args, kw in [("append", [4], {}), ("extend", [[5, 6]], {}), ("extend", ["ab"], {}), ("insert", [0, 9], {}), ("insert", [-1, 9], {}), ("insert", [99, 9], {}),
                    ("insert", [-99, 9], {}), ("reverse", [], {}), ("sort", [], {}), ("sort", [], {"reverse": True}), ("clear", [], {}), ("remove", [1], {}),
                    ("remove", [7], {}), ("pop", [], {}), ("pop", [0], {}), ("pop", [-2], {}), ("pop", [5], {}), ("extend", [5], {})]:
    row("mutate", m, L(), args, kw)
for m, args in [("pop", []), ("pop", [0]), ("index", [1]), ("index", [9]), ("count", [1]), ("copy", []), ("index", [3, 1])]:
    row("method", m, L(), args)
row("method", "pop", [], [])
row("mutate", "sort", ["b", 1], [])
for m, args in [("index", ["b"]), ("count", ["b"]), ("index", ["z"])]:
    row("method", m, ("a", "b", "b"), args)
D = lambda: {"a": 1, "b": 2, 1: 3}
for m, args in [("items", []), ("keys", []), ("values", []), ("get", ["a"]), ("get", ["z"]), ("get", ["z", 5]), ("get", [True]), ("get", [[1]]), ("copy", []),
                ("pop", ["a"]), ("pop", ["z"]), ("pop", ["z", None]), ("popitem", []), ("setdefault", ["a", 9]), ("setdefault", ["z", 9]), ("setdefault", ["z"])]:
    row("method", m, D(), args)
for m, args, kw in [("update", [{"b": 5, "c": 6}], {}), ("update", [[("x", 1)]], {"y": 2}), ("pop", ["a"], {}), ("clear", [], {}), ("setdefault", ["z", 9], {}),
                    ("popitem", [], {}), ("update", [[1]], {}), ("update", [{1.0: "f"}], {})]:
    row("mutate", m, D(), args, kw)
row("method", "popitem", {}, [])
row("method", "is_integer", 2.0)
row("method", "is_integer", 2.5)
row("method", "bit_length", 255)

# Filters
def flt(name, value, *args, escape=None, **kwargs):
    for e in ((False, True) if escape is None else (escape,)):
        row("filter", name, value, args, kwargs, e)

for v in [U, None, 0, 5, -5, -2.5, True, "x", "5", [1], 1e300]:
    flt("abs", v, escape=False)
    flt("int", v, escape=False)
    flt("float", v, escape=False)
    flt("string", v, escape=False)
    flt("length", v, escape=False)
    flt("list", v, escape=False)
    flt("upper", v, escape=False)
    flt("first", v, escape=False)
    flt("last", v, escape=False)
    flt("default", v, "d", escape=False)
    flt("d", v, "d", True, escape=False)
    flt("round", v, escape=False)
    flt("trim", v, escape=False)
    flt("e", v, escape=False)
    flt("safe", v, escape=False)
    flt("sum", v, escape=False)
    flt("join", v, escape=False)
    flt("sort", v, escape=False)
    flt("reverse", v, escape=False)
    flt("unique", v, escape=False)
    flt("tojson", v, escape=False)
    flt("capitalize", v, escape=False)
    flt("wordcount", v, escape=False)
    flt("title", v, escape=False)
    flt("min", v, escape=False)
    flt("urlencode", v, escape=False)
    flt("items", v, escape=False)
    flt("dictsort", v, escape=False)
    flt("filesizeformat", v, escape=False)
    flt("truncate", v, escape=False)
    flt("indent", v, escape=False)
    flt("striptags", v, escape=False)
    flt("map", v, "upper", escape=False)
    flt("select", v, escape=False)
    flt("batch", v, 2, escape=False)
    flt("xmlattr", v, escape=False)
    flt("center", v, 5, escape=False)
    flt("wordwrap", v, escape=False)
    flt("pprint", v, escape=False)
for t in ["42", " 42 ", "-7", "+7", "4_2", "__4", "42.9", "1e3", "abc", "", "0x1F", "inf", "nan", "१२", "1.5.2", "1,000", "0b11", "0o17", "--1", "1 2", "_1", "1_", ".5", "5.", "1e", "infinity", "-inf"]:
    flt("int", t, escape=False)
    flt("int", t, 7, escape=False)
    flt("float", t, escape=False)
    flt("float", t, 1.5, escape=False)
    for base in (0, 2, 8, 16, 36):
        flt("int", t, 0, base, escape=False)
for v in [2.5, 3.5, -2.5, 2.675, 1234.5678, 42, 42.0, 15, 25, -15, 0.5, 1.5, 1e16, 0.15, 5.015, 1250, 9.995]:
    for p in (0, 1, 2, -1, -2):
        flt("round", v, p, escape=False)
        for m in ("ceil", "floor", "common", "odd"):
            flt("round", v, p, m, escape=False)
for v in [0, 1, 100, 999, 1000, 1024, 1500, 10**6, 10**9, 1234567, "2048", 1e28, 0.5, -5, 1.0]:
    flt("filesizeformat", v, escape=False)
    flt("filesizeformat", v, True, escape=False)
for t in ["foo bar baz qux", "foo-bar (baz) [x] {y} <z>", "don't o'neill", "ÉCOLE élan", "<b>Tom & \"J'</b>", Markup("<b>a & b</b> c"), "", "a\nb\n\nc", "  x  "]:
    for f in ["upper", "lower", "capitalize", "title", "trim", "string", "e", "escape", "forceescape", "safe", "striptags", "wordcount", "urlencode", "reverse",
              "first", "last", "length", "list", "indent", "center", "tojson", "pprint", "urlize"]:
        flt(f, t)
    flt("center", t, 21)
    flt("indent", t, 2, True)
    flt("indent", t, "> ", True, True)
    flt("indent", t, width=3, blank=True)
    flt("replace", t, "a", "<o>")
    flt("replace", t, "b", Markup("<i>"), 1)
    flt("replace", t, Markup("b"), "&")
    flt("replace", t, "", "-")
    for n in (3, 5, 9, 12, 255):
        flt("truncate", t, n, escape=False)
        flt("truncate", t, n, True, escape=False)
        flt("truncate", t, n, False, "…", 0, escape=False)
        flt("truncate", t, n, end="<", leeway=0, escape=False)
long = "The quick-brown fox -- jumped over the well-known lazy-dog's back, e-mail: x--y a-b ab-cd abc-de 12-34 supercalifragilistic-expialidocious end."
for w in (1, 5, 8, 10, 20, 40, 79, 0):
    flt("wordwrap", long, w, escape=False)
    flt("wordwrap", long, w, False, escape=False)
    flt("wordwrap", long, w, True, "<br>\n", escape=False)
    flt("wordwrap", long, w, True, None, False, escape=False)
    flt("wordwrap", "one\ntwo three\n\n  indented text here\nlooooooooong", w, escape=False)
    flt("wordwrap", "ŵŷ " * 7 + "é-é--é", w, escape=False)
people = [{"name": "bob", "age": 30, "a": {"c": "X"}}, {"name": "Alice", "age": 25, "a": {"c": "y"}}, {"name": "bob", "age": 20, "a": {"c": "x"}}, {"name": "Carol", "age": 25, "a": {"c": "Y"}}]
mixedcase = ["b", "A", "a", "C", "B"]
pairs = [["x", 2], ["y", 1], ["x", 1]]
for v in [mixedcase, people, pairs, [3, 1, 2, 1.0, True], ["b", 1], [], (2, 1), {"b": 1, "a": 2}, "cab", range(3), [None, None], [[1], [0]], [1.5, "x"]]:
    for kw in [{}, {"reverse": True}, {"case_sensitive": True}, {"attribute": "age"}, {"attribute": "name,age"}, {"attribute": "name", "case_sensitive": True}, {"attribute": 0}, {"attribute": "a.c"},
               {"attribute": "1"}, {"attribute": "1,0", "reverse": True}, {"attribute": "nope"}]:
        flt("sort", v, escape=False, **kw)
        if "reverse" not in kw and "," not in str(kw.get("attribute")):
            flt("unique", v, escape=False, **kw)
            flt("min", v, escape=False, **kw)
            flt("max", v, escape=False, **kw)
            if "attribute" in kw:
                flt("groupby", v, escape=False, **kw)
                flt("groupby", v, escape=False, default="zz", **kw)
                flt("sum", v, escape=False, attribute=kw["attribute"])
                flt("map", v, escape=False, attribute=kw["attribute"])
                flt("map", v, escape=False, attribute=kw["attribute"], default="-")
                flt("join", v, ", ", kw["attribute"])
                flt("selectattr", v, kw["attribute"], escape=False)
                flt("rejectattr", v, kw["attribute"], escape=False)
                flt("selectattr", v, kw["attribute"], "equalto", 25, escape=False)
                flt("rejectattr", v, kw["attribute"], "in", ["bob", "x"], escape=False)
    flt("list", v, escape=False)
    flt("first", v, escape=False)
    flt("last", v, escape=False)
    flt("length", v, escape=False)
    flt("count", v, escape=False)
    flt("reverse", v, escape=False)
    flt("join", v, "|", escape=False)
    flt("sum", v, escape=False)
    flt("sum", v, None, 10, escape=False)
    flt("select", v, escape=False)
    flt("reject", v, escape=False)
    flt("select", v, "string", escape=False)
    flt("select", v, "gt", 1, escape=False)
    flt("reject", v, "none", escape=False)
    flt("map", v, "string", escape=False)
    flt("map", v, "default", "q", escape=False)
    flt("map", v, escape=False)
    flt("tojson", v, escape=False)
    flt("tojson", v, 2, escape=False)
    flt("pprint", v, escape=False)
    for n in (0, 1, 2, 3, 7, -1):
        if n != 0 or v != {}:
            flt("batch", v, n, escape=False)
            flt("batch", v, n, "-", escape=False)
            flt("slice", v, n, escape=False)
            flt("slice", v, n, "-", escape=False)
flt("map", mixedcase, "replace", "a", "o", escape=False)
flt("map", mixedcase, "nofilter", escape=False)
flt("map", people, attribute="name", foo=1, escape=False)
flt("select", [1, 2, 3], "notest", escape=False)
flt("select", [1, 2, 3, 4], "divisibleby", 2, escape=False)
flt("selectattr", people, escape=False)
flt("sum", [[1], [2]], start=[], escape=False)
flt("sum", ["a"], start="", escape=False)
for v in [{"b": 1, "A": 3, "c": 2}, {2: "b", 1: "B"}, {"a": "x", 1: "y"}, {}, [1]]:
    for args in [[], [True], [False, "value"], [False, "key", True], [False, "nope"]]:
        flt("dictsort", v, *args, escape=False)
for items in [["a", "b"], ["<", Markup("<b>")], [1, None, 2.5], [], [Markup("x")], ["<"], [["n"], {"k": "<"}]]:
    for d in ["", ", ", "<br>", Markup("<br>"), 1]:
        flt("join", items, d)
flt("format", "%s-%s", 1, "<")
flt("format", Markup("<b>%s</b>"), "<")
flt("format", "%(a)s", a="x")
flt("format", "%(a)s %s", 1, a="x")
flt("format", "plain")
flt("format", "%d items", 3)
for v in [{"class": "a b", "id": None, "x": U, "data-n": 5, "q": "<\"'>"}, {}, {"a b": 1}, {"a/": 1}, {"é": "ŵ"}, {"m": Markup("&amp;")}, [1]]:
    flt("xmlattr", v)
    flt("xmlattr", v, False)
for v in ["a b&c/d?e=é~_-.", {"a b": "c&d", "é": 1}, [("x", "y z"), ("p/q", None)], 5, None, True, "", [1], {}]:
    flt("urlencode", v, escape=False)
for v in ["see http://example.com/a?b=c&d today", "www.example.org.", "(https://example.com/x_(y))", "mail a@b.co, mailto:x@y.org", "foo.com bar.uk x.info", "http://localhost:8000/x",
          "http://127.0.0.1/ http://[::1]/", "<http://a.bc>", "no link", "https://example.com/very/long/path", "@a@b.com a@b", "ftp://x.y tel:123", "www.x", "http://", "HTTP://EXAMPLE.COM", "http://exa_mple.com:99999/ http://a.bc:123456/",
          "\"http://q.uk\", 'x'", "http://xn--bcher-kva.example", "foo-bar.org/x", "a.com.", "example.com,", "http://ex.com).", Markup("<b>http://m.org</b> &lt;http://n.org&gt;"), "tab\thttp://t.uk\nnext"]:
    flt("urlize", v)
    flt("urlize", v, 10, True, escape=True)
    flt("urlize", v, target="_blank", rel="a b", escape=True)
    flt("urlize", v, extra_schemes=["tel:", "ftp://"], escape=True)
flt("urlize", "x", extra_schemes=["bad scheme"])
for v in [{"b": [1, 2.5, None, True], "a": "<script>&'\"\\/\n\t\x00\x7fé😀\u2028"}, [], {}, [[], {}], {"x": {"y": [1, {"z": ()}]}}, "é", 1.0, 1e16, float("nan"), (1, 2), {1: 2, 3: 4}, {"a": 1, 2: 3}, U, {"k": U}, Markup("<b>"), {None: 1}, {True: 1}, {1.5: 1}, range(2)]:
    flt("tojson", v, escape=False)
    flt("tojson", v, 4, escape=False)
    flt("tojson", v, 0, escape=False)
    flt("tojson", v, "--", escape=False)
for v in [{"z": 1, "a": [1, 2]}, list(range(40)), ["item number %d" % i for i in range(8)], {"key%02d" % i: i * 1000 for i in range(12)}, {"deep": {"k%d" % i: ["v"] * 3 for i in range(9)}}, (1,), tuple(range(50)), [(i, str(i) * 20) for i in range(4)]]:
    flt("pprint", v, escape=False)
for obj, name in [({"a": 1}, "a"), ("x", "upper"), ([1], "nope"), ({"a": 1}, "zz")]:
    if name != "upper":
        flt("attr", obj, name, escape=False)
flt("upper", "x", 1)
flt("replace", "x", "y")
flt("default", "x", foo=1)
flt("default", U, default_value="k", escape=False)
flt("default", "", "k", boolean=True, escape=False)
flt("trim", "xxhixx", "x", escape=False)
flt("trim", Markup(" x "), escape=False)

# Tests
samples = [U, None, True, False, 0, 1, 2, 3.0, 2.5, -3, "", "abc", "ABC", "Abc", Markup("x"), [], [1], (), {}, {"a": 1}, range(3), float("nan")]
for name in ["defined", "undefined", "none", "boolean", "true", "false", "integer", "float", "number", "string", "mapping", "sequence", "iterable",
             "escaped", "lower", "upper", "odd", "even"]:
    for v in samples:
        row("test", name, v)
for v in samples:
    for o in [1, "abc", None, [1], 2.5, U]:
        for name in ["eq", "ne", "==", "!=", "equalto", "lt", "<", "gt", ">", "le", "<=", "ge", ">=", "lessthan", "greaterthan", "sameas" if not isinstance(v, (float, str, list, Undefined)) else "eq"]:
            row("test", name, v, [o])
    for o in [[1, "abc"], "xabcx", {"a": 1}, (), range(2)]:
        row("test", "in", v, [o])
for v, n in [(9, 3), (9, 2), (9, 0), (9.0, 3), ("9", 3), (-9, 3)]:
    row("test", "divisibleby", v, [n])
for n in ["upper", "nofilter", "odd", 5]:
    row("test", "filter", n)
    row("test", "test", n)
