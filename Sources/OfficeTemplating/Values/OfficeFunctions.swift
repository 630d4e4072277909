internal import Diagnostics
internal import Templating

/// The functions of office templates: `image`, `link`, `checkbox`, `page_break`, `ask_to_update`.
enum OfficeFunctions {
    static let names = Set(all.map(\.0) + pageBreaks + [updateRequest])
    private static let updateRequest = "ask_to_update"
    /// What the compiler puts around the text that a block of `{% filter %}` has caught: filters are made for text, and
    /// would take the markup for it.
    static let plainText = "letterpress_plain_text"
    private static let pageBreaks = ["page_break", "pagebreak"]

    /// The data of a document with the functions added; a variable of the same name wins.
    static func context(_ data: Value) -> Value {
        let result = DictValue()
        for (name, function) in all { _ = result.set(.string(name), .object(function)) }
        for name in pageBreaks { _ = result.set(.string(name), .object(PageBreakValue())) }
        _ = result.set(.string(updateRequest), .object(UpdateRequest()))
        if case .dict(let own) = data {
            for (key, value) in zip(own.keys, own.values) { _ = result.set(key, value) }
        }
        return .dict(result)
    }

    private static let all: [(String, OfficeFunction)] = [
        ("image", OfficeFunction("image", image)),
        ("link", OfficeFunction("link", link)),
        (
            plainText,
            OfficeFunction(plainText) { (arguments) throws(Diagnostic) -> Value in
                guard case .markup(let markup)? = arguments.positional.first else {
                    return arguments.positional.first ?? .none
                }
                return .string(MarkupText.plain(Array(markup.utf8)))
            }
        ),
        (
            "checkbox",
            OfficeFunction("checkbox") { (arguments) throws(Diagnostic) -> Value in
                guard arguments.positional.count == 1 else {
                    throw Diagnostic(.wrongArguments, "function 'checkbox' takes one value")
                }
                return .string(arguments.positional[0].isTrue ? "☒" : "☐")
            }
        ),
    ]

    private static let imageParameters = ["source", "width", "height", "alt", "fallback"]

    @Sendable
    private static func image(_ arguments: CallArguments) throws(Diagnostic) -> Value {
        var given: [String: Value] = [:]
        for (index, value) in arguments.positional.enumerated() {
            guard index < 4 else { throw Diagnostic(.wrongArguments, "function 'image' takes at most four values") }
            given[imageParameters[index]] = value
        }
        for (name, value) in arguments.keywords { given[name] = value }
        if let unknown = given.keys.sorted().first(where: { !imageParameters.contains($0) }) {
            throw Diagnostic(
                .wrongArguments, "function 'image' has no parameter '\(unknown)'",
                hint: "it has width, height, alt and fallback")
        }
        guard let source = given["source"]?.stringValue else {
            throw Diagnostic(.wrongArguments, "function 'image' needs the name of a picture")
        }
        guard let alternative = given["alt"]?.stringValue else {
            throw Diagnostic(
                .picture, "the picture has no alternative text",
                hint: "add alt='…', saying what it shows; alt='' if it only adorns")
        }
        return .object(
            ImageValue(
                source: source, width: try length(given["width"], "width"),
                height: try length(given["height"], "height"), alternative: alternative,
                fallback: given["fallback"]?.stringValue))
    }

    @Sendable
    private static func link(_ arguments: CallArguments) throws(Diagnostic) -> Value {
        var given = arguments.positional
        for (name, value) in arguments.keywords where name == "url" || name == "address" { given.append(value) }
        guard given.count == 2 else {
            throw Diagnostic(.wrongArguments, "function 'link' takes a text and an address")
        }
        let address = given[1].printed
        try LinkAddress.check(address)
        return .object(LinkValue(text: given[0].printed, address: address))
    }

    /// A length such as `3 cm`, `30mm`, `1.5in`, `72 pt`, `96px` in EMU.
    private static func length(_ value: Value?, _ name: String) throws(Diagnostic) -> Int? {
        guard let value else { return nil }
        if case .none = value { return nil }
        let text = value.printed.filter { $0 != " " }.lowercased()
        let number = text.prefix { $0.isNumber || $0 == "." }
        let units: [String: Double] = [
            "cm": 360_000, "mm": 36_000, "in": 914_400, "pt": 12_700, "px": 9_525, "": 9_525,
        ]
        guard let amount = Double(number), let unit = units[String(text.dropFirst(number.count))], amount > 0,
            amount * unit < 1e8
        else {
            throw Diagnostic(
                .wrongArguments, "'\(name)' of a picture is no length", hint: "write '3 cm', '30 mm' or '72 pt'")
        }
        return Int(amount * unit)
    }
}
