/// How text, line breaks and tabs are written in one markup language, under the prefix that a part uses.
///
/// Source: ISO/IEC 29500-1, 17.3.3 (run content); ODF 1.3 part 3, 6.1 (white space).
struct TextMarkup: Sendable {
    let language: Language
    /// With its colon: `w:`.
    let prefix: String
    /// What stands before and after text; empty where text stands by itself.
    let opening: [UInt8]
    let closing: [UInt8]
    /// A line break, tab and page break between text that is open before and after.
    let lineBreak: [UInt8]
    let tab: [UInt8]
    let pageBreak: [UInt8]

    init(_ language: Language, prefix: String) {
        self.language = language
        self.prefix = prefix
        switch language {
        case .wordprocessing:
            opening = Array("<\(prefix)t xml:space=\"preserve\">".utf8)
            closing = Array("</\(prefix)t>".utf8)
            lineBreak = closing + Array("<\(prefix)br/>".utf8) + opening
            tab = closing + Array("<\(prefix)tab/>".utf8) + opening
            pageBreak = closing + Array("<\(prefix)br \(prefix)type=\"page\"/>".utf8) + opening
        case .drawing:
            // A break of DrawingML stands between runs, which a value cannot close: it becomes a space.
            opening = Array("<\(prefix)t>".utf8)
            closing = Array("</\(prefix)t>".utf8)
            lineBreak = [0x20]
            tab = [0x9]
            pageBreak = [0x20]
        case .openDocument:
            opening = []
            closing = []
            lineBreak = Array("<\(prefix)line-break/>".utf8)
            tab = Array("<\(prefix)tab/>".utf8)
            // There is no page break within a paragraph.
            pageBreak = lineBreak
        }
    }
}
