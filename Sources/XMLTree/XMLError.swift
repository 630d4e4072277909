public import Diagnostics

/// Why a part could not be read or written as XML.
package struct XMLError: Error, Sendable {
    package var code: Diagnostic.Code
    /// Worded as a diagnostic's message.
    package var message: String
    /// Where in the part; nowhere for a mistake in writing.
    package var place: Diagnostic.Place
    package var hint: String?

    package init(
        _ code: Diagnostic.Code, _ message: String, at place: Diagnostic.Place = .nowhere, hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.place = place
        self.hint = hint
    }

    package var diagnostic: Diagnostic { Diagnostic(code, message, at: place, hint: hint) }
}

extension Diagnostic.Code {
    /// The text is not well-formed XML 1.0 with namespaces.
    public static let malformedXML: Diagnostic.Code = "malformed-xml"
    /// An encoding other than UTF-8 and UTF-16, or bytes that the encoding does not allow.
    public static let xmlEncoding: Diagnostic.Code = "xml-encoding"
    /// A document type declaration, which parts of office documents may not have.
    public static let documentType: Diagnostic.Code = "document-type"
    /// Too deep, too many elements or attributes, too large.
    public static let xmlLimit: Diagnostic.Code = "xml-limit"
    /// A character that XML forbids.
    public static let forbiddenCharacter: Diagnostic.Code = "forbidden-character"
    /// A writer was used against its rules: a mistake of the program, not of the input.
    public static let writerMisuse: Diagnostic.Code = "writer-misuse"
}

extension XMLError {
    static func forbidden(_ scalar: Unicode.Scalar, in element: String) -> XMLError {
        XMLError(
            .forbiddenCharacter,
            "the character \(name(of: scalar)), which XML forbids, stands in the element '\(element)'")
    }

    /// `U+0001`.
    package static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
