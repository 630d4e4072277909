/// What people write who know another language, and what it is called here.
enum ForeignWords {
    /// Names of values.
    static let names: [String: String] = [
        "null": "write 'none'", "nil": "write 'none'", "NULL": "write 'none'", "TRUE": "write 'true'",
        "FALSE": "write 'false'", "undefined": "ask with 'is defined'",
        "loop": "'loop' is there only within a 'for'", "super": "'super()' works only within a block",
        "caller": "'caller()' works only within a macro that is called with '{% call … %}'",
        "forloop": "write 'loop'", "_": "choose the text of a language with 'if'",
        "gettext": "choose the text of a language with 'if'", "len": "write '|length'", "str": "write '|string'",
        "int": "write '|int'", "sum": "write '|sum'", "sorted": "write '|sort'", "enumerate": "write 'loop.index'",
    ]

    /// Statements.
    static let statements: [String: String] = [
        "elseif": "write 'elif'", "elsif": "write 'elif'", "elsf": "write 'elif'", "foreach": "write 'for'",
        "each": "write 'for'", "while": "go through a list with 'for'", "switch": "write 'if' and 'elif'",
        "case": "write 'elif'", "when": "write 'elif'", "match": "write 'if' and 'elif'", "unless": "write 'if not'",
        "then": "leave it out", "fi": "write 'endif'", "let": "write 'set'", "assign": "write 'set'",
        "var": "write 'set'", "capture": "write 'set'", "comment": "write '{# … #}'", "verbatim": "write 'raw'",
        "debug": "put a value out with '{{ value|pprint }}'",
    ]

    /// Statements of an extension of Jinja2 that is left out.
    static let translations: Set<String> = ["trans", "pluralize", "endtrans"]
}
