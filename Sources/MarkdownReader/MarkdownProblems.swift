internal import Diagnostics
internal import Templating

/// Collects what is wrong with one text, each with its place in the template where the render kept it, else in the
/// rendered text.
final class MarkdownProblems {
    /// More are not kept: nobody reads them, and hostile input could make millions.
    private static let keptAtMost = 200

    private let rendered: RenderedText
    private let name: String
    private(set) var errors: [Diagnostic] = []
    private(set) var warnings: [Diagnostic] = []
    private var said: Set<String> = []
    private lazy var source = SourceText(name: name, bytes: Self.maskingTokens(rendered.bytes))

    init(_ rendered: RenderedText, name: String) {
        self.rendered = rendered
        self.name = name
    }

    func error(_ code: Diagnostic.Code, _ message: String, at range: Range<Int>, hint: String? = nil) {
        guard errors.count < Self.keptAtMost else { return }
        let error = Diagnostic(code, message, at: place(range), hint: hint)
        if isNew(error) { errors.append(error) }
    }

    func warn(_ code: Diagnostic.Code, _ message: String, at range: Range<Int>, hint: String? = nil) {
        guard warnings.count < Self.keptAtMost else { return }
        let warning = Diagnostic(code, message, at: place(range), severity: .warning, hint: hint)
        if isNew(warning) { warnings.append(warning) }
    }

    /// Whether nothing has been said yet of the same kind about the same place: each round of a loop can have the mistake.
    private func isNew(_ problem: Diagnostic) -> Bool {
        guard case .source(let source, let range) = problem.place else { return true }
        return said.insert("\(problem.code) \(source.name) \(range.lowerBound)").inserted
    }

    func warnOfWhole(_ code: Diagnostic.Code, _ message: String) {
        warnings.append(Diagnostic(code, message, at: .file(name), severity: .warning))
    }

    /// Adds an error of another layer; `range` is where it happened if it does not say so itself.
    func add(_ diagnostic: Diagnostic, at range: Range<Int>) {
        guard errors.count < Self.keptAtMost else { return }
        var diagnostic = diagnostic
        if !diagnostic.hasPlace { diagnostic.place = place(range) }
        errors.append(diagnostic)
    }

    func throwIfAny() throws(DiagnosticList) {
        if let list = DiagnosticList(errors) { throw list }
    }

    /// The place in the template, where the render kept it: for problems that only a writer finds.
    func origin(_ range: Range<Int>) -> Diagnostic.Place? { rendered.sourceMap.place(of: range) }

    /// - Parameter range: Offsets into the rendered text.
    func place(_ range: Range<Int>) -> Diagnostic.Place {
        if let place = rendered.sourceMap.place(of: range) { return place }
        return .source(source, range.clamped(to: 0..<rendered.bytes.count))
    }

    /// Tokens as `{{…}}` of the same length: an excerpt shows neither noncharacters nor values.
    private static func maskingTokens(_ bytes: [UInt8]) -> [UInt8] {
        var masked = bytes
        var index = 0
        while index < masked.count {
            guard masked[index] == 0xEF, let token = Token(in: bytes[...], at: index), token.kind == .value else {
                index += 1
                continue
            }
            for offset in token.range { masked[offset] = UInt8(ascii: ".") }
            for offset in token.range.prefix(2) { masked[offset] = UInt8(ascii: "{") }
            for offset in token.range.suffix(2) { masked[offset] = UInt8(ascii: "}") }
            index = token.range.upperBound
        }
        return masked
    }
}
