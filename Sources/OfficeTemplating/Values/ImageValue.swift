internal import Diagnostics
internal import Templating

/// What `image('crest.png', width='3 cm', alt='…')` gives: a picture to be put where the placeholder stands.
final class ImageValue: ObjectValue {
    let source: String
    /// In EMU (1/914,400 inch); `nil` for what follows from the picture.
    let width: Int?
    let height: Int?
    /// The alternative text; empty for a picture that only adorns.
    let alternative: String
    /// A picture of pixels for programs that cannot show an SVG; the PNG of the same name, if there is one, unless given.
    let fallback: String?
    var typeName: String { "image" }

    init(source: String, width: Int?, height: Int?, alternative: String, fallback: String? = nil) {
        self.source = source
        self.width = width
        self.height = height
        self.alternative = alternative
        self.fallback = fallback
    }
}

/// What `link(text, address)` gives.
final class LinkValue: ObjectValue {
    let text: String
    let address: String
    var typeName: String { "link" }

    init(text: String, address: String) {
        self.text = text
        self.address = address
    }
}

/// `page_break`, which may be written with brackets or without.
final class PageBreakValue: CallableObject {
    var typeName: String { "page break" }

    func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value { .object(self) }
}

/// `ask_to_update()`: has Word ask on opening whether to update the fields of the document. Prints nothing.
final class UpdateRequest: CallableObject {
    var typeName: String { "wish" }

    func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value { .object(self) }
}

/// A function that office templates have besides those of the language.
final class OfficeFunction: CallableObject {
    private let name: String
    private let body: @Sendable (CallArguments) throws(Diagnostic) -> Value
    var typeName: String { "function" }

    init(_ name: String, _ body: @escaping @Sendable (CallArguments) throws(Diagnostic) -> Value) {
        self.name = name
        self.body = body
    }

    func call(_ arguments: CallArguments, in context: any CallContext) throws(Diagnostic) -> Value {
        try body(arguments)
    }
}
