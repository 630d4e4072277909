package import Diagnostics

/// A piece of a template as a scanner hands it to the parser.
///
/// A text template is scanned into segments by ``TemplateScanner``; an office template makes its own: literal XML between
/// the tags that people typed into paragraphs. Both are parsed, compiled and run by the same code.
package enum Segment: Sendable {
    /// Bytes that are put out as they are.
    case literal([UInt8], at: SourceRange)
    /// `{{ … }}`: the text between the delimiters. `writer` says how the value is written; `nil` for the template's own
    /// kind of escaping.
    case placeholder(SourceRange, writer: (any ValueWriter)?)
    /// `{% … %}`: the text between the delimiters.
    case statement(SourceRange)
    /// Code of the host that runs at this place, such as one that puts out the next free drawing id.
    case operation(any HostOperation, at: SourceRange)

    /// The same with its literal text as markup.
    var escaped: Segment {
        guard case .literal(let bytes, let range) = self else { return self }
        return .literal(Array(HTMLEscaping.escape(String(decoding: bytes, as: UTF8.self)).utf8), at: range)
    }
}

/// A range of UTF-8 offsets into one of the sources that a template is made of.
package struct SourceRange: Sendable, Hashable {
    /// An index into the sources of the compilation.
    package var source: Int32
    package var lower: Int32
    package var upper: Int32

    package init(source: Int, _ range: Range<Int>) {
        self.source = Int32(clamping: source)
        lower = Int32(clamping: range.lowerBound)
        upper = Int32(clamping: range.upperBound)
    }
}

/// Writes a value into the output at the place of a placeholder, in whatever form that place needs.
package protocol ValueWriter: Sendable {
    /// - Parameter memory: Storage of this render alone, the same that ``HostOperation`` gets: for the pictures, links and
    ///   numberings that a value brings into a document.
    /// - Throws: A ``Diagnostic`` without a place; the machine adds the placeholder's.
    func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic)
}

/// Runs at a place in the output and may add to it.
package protocol HostOperation: Sendable {
    /// - Parameter memory: Storage of this render alone, for counters and the like.
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic)
}

/// What host operations and value writers of one render remember between calls. The host makes one for each render and
/// looks into it afterwards; it stays on one task.
package final class HostMemory {
    package var values: [ObjectIdentifier: Any] = [:]
    package init() {}
}
