package import Diagnostics

/// What several writers find in a document: one code and one wording for each.
extension Diagnostic.Code {
    /// More nesting than a writer follows.
    package static let documentTooDeep: Self = "document-too-deep"
    /// A link that leads nowhere; its words are kept.
    package static let linkWithoutTarget: Self = "link-without-target"
    /// The mark of a footnote that is not there.
    package static let noteMissing: Self = "note-missing"
    /// A footnote whose mark is nowhere.
    package static let noteUnused: Self = "note-unused"
    /// A picture that the document does not hold; its alternative text is kept.
    package static let imageMissing: Self = "image-missing"
    /// A list number beyond what word processors count to.
    package static let listNumberTooLarge: Self = "list-number-too-large"
}

extension Diagnostic {
    /// The largest number that Word and LibreOffice count to.
    package static let largestListNumber = 32_767

    package static func linkWithoutTarget(_ identifier: String) -> Diagnostic {
        warning(.linkWithoutTarget, "a link leads to '#\(identifier)', which is nowhere in the document")
    }

    package static func noteMissing(_ index: Int) -> Diagnostic {
        warning(.noteMissing, "the mark of footnote \(index &+ 1) stands in the text, but there is no such note")
    }

    package static func noteUnused(_ index: Int) -> Diagnostic {
        warning(.noteUnused, "footnote \(index &+ 1) has no mark in the text, so it is left out")
    }

    package static func imageMissing(_ source: String) -> Diagnostic {
        warning(.imageMissing, "the picture '\(source)' is not there; its alternative text stands instead")
    }

    package static func listNumberTooLarge() -> Diagnostic {
        warning(
            .listNumberTooLarge,
            "word processors count lists from 0 to \(largestListNumber): this one has other numbers there")
    }

    private static func warning(_ code: Code, _ message: String) -> Diagnostic {
        Diagnostic(code, message, severity: .warning)
    }
}
