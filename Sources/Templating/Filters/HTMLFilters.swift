internal import Diagnostics

/// Filters about markup, and formats that stand in it.
enum HTMLFilters {
    private static let escape = BuiltIn.filter("escape") { (value, _, context) throws(Diagnostic) in
        let text = try value.softText(in: context)
        return text.isMarkup ? text : .markup(try context.escape(text.stringValue ?? ""))
    }

    static let all: [BuiltIn] = [
        escape, escape.named("e"),
        .filter("forceescape") { (value, _, context) throws(Diagnostic) in
            .markup(try context.escape(try value.softText(in: context).stringValue ?? ""))
        },
        .filter("safe") { (value, _, context) throws(Diagnostic) in
            // Formatted text is no markup, and needs no trust.
            if case .object(let object) = value, object is RichText { return value }
            return .markup(try value.softText(in: context).stringValue ?? "")
        },
        .filter("striptags") { (value, _, context) throws(Diagnostic) in
            let text = try value.softText(in: context).stringValue ?? ""
            try context.charge(bytes: text.utf8.count)
            return .string(HTMLText.strippingTags(text))
        },
        .filter("xmlattr", ["autospace"]) { (value, arguments, context) throws(Diagnostic) in
            try attributes(value, autospace: try arguments.bool(0, default: true, in: context), context)
        },
        .filter("urlencode") { (value, _, context) throws(Diagnostic) in
            .string(try URLQuoting.encode(value, in: context))
        },
        .filter("urlize", ["trim_url_limit", "nofollow", "target", "rel", "extra_schemes"], urlize),
        .filter("tojson", ["indent"]) { (value, arguments, context) throws(Diagnostic) in
            var indent: String?
            if let text = arguments[0]?.stringValue {
                indent = text
            } else if let width = try arguments.optionalInt(0, "indent") {
                indent = try context.repeating(" ", width)
            }
            let json = try JSONText.of(value, indent: indent, in: context)
            // In Markdown the text is put out like any other: as itself.
            return context.escaping == .markdown ? .string(json) : .markup(json)
        },
    ]

    private static func attributes(
        _ value: Value, autospace: Bool, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        guard case .dict(let dict) = value else {
            if case .undefined(let undefined) = value { throw undefined.diagnostic }
            throw .wrongType("filter 'xmlattr' expected a dictionary, found '\(value.typeName)'")
        }
        var items: [String] = []
        for (key, value) in zip(dict.keys, dict.values) where !value.isNone && !value.isUndefined {
            guard let name = key.stringValue else {
                throw .wrongType("filter 'xmlattr': the name of an attribute is text")
            }
            if name.utf8.contains(where: isForbiddenInName) {
                throw .wrongValue("filter 'xmlattr': the name of an attribute holds white space, '/', '>' or '='")
            }
            items.append("\(escaped(key, name))=\"\(escaped(value, try value.text(in: context)))\"")
        }
        let text = try context.joining(items, by: " ")
        let spaced = autospace && !text.isEmpty ? " " + text : text
        return context.escaping == .none ? .string(spaced) : .markup(spaced)
    }

    private static func escaped(_ value: Value, _ text: String) -> String {
        value.isMarkup ? text : HTMLEscaping.escape(text)
    }

    private static func isForbiddenInName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, 0x20, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="): true
        default: false
        }
    }

    private static func urlize(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let text = try value.softText(in: context)
        let content = text.stringValue ?? ""
        try context.charge(content.utf8.count / 16)
        var words = Set((try arguments.optionalText(3, "rel") ?? "").split(separator: " ").map(String.init))
        if try arguments.bool(1, default: false, in: context) { words.insert("nofollow") }
        words.insert("noopener")
        var schemes: [String] = []
        if let given = arguments[4], !given.isNone {
            for scheme in try given.iterated(in: context) {
                let name = try scheme.text(in: context)
                guard Linkifier.isScheme(name) else {
                    throw .wrongValue(
                        "filter 'urlize': 'extra_schemes' holds something that is not the start of an address")
                }
                schemes.append(name)
            }
        }
        let isMarkdown = context.escaping == .markdown
        let escape = { (text: String) throws(Diagnostic) -> String in try context.escape(text) }
        let linkifier = Linkifier(
            escape: isMarkdown ? escape : nil, limit: try arguments.optionalInt(0, "trim_url_limit"),
            rel: words.sorted { Value.order($0, $1) == .before }.joined(separator: " "),
            target: try arguments.optionalText(2, "target"), schemes: schemes)
        let result = try linkifier.link(text.isMarkup || isMarkdown ? content : HTMLEscaping.escape(content))
        return context.escaping == .none ? .string(result) : .markup(result)
    }
}
