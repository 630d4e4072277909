internal import Diagnostics
internal import Templating

/// A copy of a style with one thing changed: OpenDocument keeps page breaks and colours of cells in styles.
///
/// Source: ODF 1.3 part 3, 16.2 (`style:style`), 20.184 (`fo:break-before`) and 20.182 (`fo:background-color`).
struct DerivedStyle {
    enum Change: Hashable, Sendable {
        case breakBefore, breakAfter
        /// A colour with its `#`.
        case background(String)

        var family: String { if case .background = self { "table-cell" } else { "paragraph" } }
        fileprivate var attribute: (name: String, value: String) {
            switch self {
            case .breakBefore: ("break-before", "page")
            case .breakAfter: ("break-after", "page")
            case .background(let colour): ("background-color", colour)
            }
        }
        fileprivate var suffix: String {
            switch self {
            case .breakBefore: "NewPage"
            case .breakAfter: "EndOfPage"
            case .background(let colour): String(colour.dropFirst())
            }
        }
    }

    let original: String
    let change: Change

    /// A name that word processors do not give; they number theirs.
    var name: String { "Letterpress" + original.filter { $0 != "\"" } + change.suffix }

    private static let fo = "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""

    /// - Parameter source: The style copied, if it is an automatic one of the same part; a common style becomes the parent.
    func markup(copying source: String?) -> String {
        let (attribute, value) = change.attribute
        let properties = "style:\(change.family)-properties"
        let added = " \(Self.fo) fo:\(attribute)=\"\(value)\""
        guard let source, let tagEnd = Self.index(of: ">", in: source, from: 0) else {
            let parent = original.isEmpty ? "" : " style:parent-style-name=\"\(original)\""
            return
                "<style:style xmlns:style=\"\(OpenDocumentNames.style)\" style:name=\"\(name)\" style:family=\"\(change.family)\"\(parent)><\(properties)\(added)/></style:style>"
        }
        let bytes = Array(source.utf8)
        var head = String(decoding: bytes[..<tagEnd], as: UTF8.self)
        var rest = String(decoding: bytes[tagEnd...], as: UTF8.self)
        head = Self.replacing("style:name", in: head, with: name)
        // A style that begins a sequence of pages would begin it again.
        head = Self.replacing("style:master-page-name", in: head, with: nil)
        if head.hasSuffix("/") {
            return "\(head.dropLast())><\(properties)\(added)/></style:style>"
        }
        guard let start = Self.index(of: "<\(properties)", in: rest, from: 0),
            let end = Self.index(of: ">", in: rest, from: start)
        else { return "\(head)><\(properties)\(added)/>\(rest.dropFirst())" }
        let all = Array(rest.utf8)
        var tag = String(decoding: all[start..<end], as: UTF8.self)
        tag = Self.replacing("fo:\(attribute)", in: tag, with: nil)
        let isEmpty = tag.hasSuffix("/")
        tag = (isEmpty ? String(tag.dropLast()) : tag) + added + (isEmpty ? "/" : "")
        rest = String(decoding: all[..<start], as: UTF8.self) + tag + String(decoding: all[end...], as: UTF8.self)
        return head + rest
    }

    /// The offset of a text in another, in bytes.
    private static func index(of wanted: String, in text: String, from start: Int) -> Int? {
        let (bytes, pattern) = (Array(text.utf8), Array(wanted.utf8))
        guard let first = pattern.first else { return nil }
        var index = start
        while index + pattern.count <= bytes.count {
            if bytes[index] == first, bytes[index..<(index + pattern.count)].elementsEqual(pattern) { return index }
            index += 1
        }
        return nil
    }

    /// A start tag with another value of an attribute, or without it.
    static func replacing(_ attribute: String, in tag: String, with value: String?) -> String {
        guard let start = index(of: " \(attribute)=\"", in: tag, from: 0) else { return tag }
        let bytes = Array(tag.utf8)
        let lower = start + attribute.utf8.count + 3
        let upper = bytes[lower...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
        let new = value.map { " \(attribute)=\"\($0)\"" } ?? ""
        return String(decoding: bytes[..<start], as: UTF8.self) + new
            + String(decoding: bytes[min(upper + 1, bytes.count)...], as: UTF8.self)
    }
}

/// Remembers where automatic styles that values need are to be added.
struct StylesPlace: HostOperation {
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        RenderState.of(memory).stylesOffset = output.bytes.count
    }
}

extension RenderState {
    /// The name of a style that is like another but for one thing.
    func style(like original: String, _ change: DerivedStyle.Change) -> String {
        let style = DerivedStyle(original: original, change: change)
        let isNew = automaticStyles["\(change.family) \(style.name)"] == nil
        if isNew, derivedStyles.insert(style.name).inserted {
            addedStyles += Array(style.markup(copying: automaticStyles["\(change.family) \(original)"]).utf8)
        }
        return style.name
    }

    /// The part as it was put out, with the styles that its values need.
    func finished(_ bytes: [UInt8]) -> [UInt8] {
        guard let offset = stylesOffset, !addedStyles.isEmpty, offset <= bytes.count else { return bytes }
        return Array(bytes[..<offset]) + addedStyles + bytes[offset...]
    }
}
