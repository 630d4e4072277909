internal import Diagnostics
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// The plain text of a finished file, a paragraph a line, for comparing two of them.
enum DocumentText {
    /// Formats in the order in which they serve to compare documents; of PDF there is no text to be had.
    static let formats = ["txt", "md", "govspeak", "html", "docx", "odt", "eml"]

    /// - Parameter format: As in ``BatchManifest/Entry/format``; what is none of ours is text already.
    /// - Returns: `nil` for a format without text, or a file that is none of its format any more.
    static func text(of bytes: [UInt8], format: String) -> String? {
        switch format {
        case "docx": return try? wordText(bytes)
        case "odt": return try? openDocumentText(bytes)
        case "html": return htmlText(bytes)
        case "pdf": return nil
        default: return String(decoding: bytes, as: UTF8.self)
        }
    }

    // MARK: - Office documents

    /// The main part, then headers, footers and notes, each with its own lines.
    private static func wordText(_ bytes: [UInt8]) throws -> String {
        let package = try OPCPackage(try ZipReader(bytes), name: "document")
        var parts = [package.mainPart]
        for type in ["header", "footer", "footnotes", "endnotes"] {
            parts += try package.parts(of: type, from: package.mainPart)
        }
        var lines = Lines()
        for part in parts { lines.read(try package.document(of: part), office: .word) }
        return lines.text
    }

    private static func openDocumentText(_ bytes: [UInt8]) throws -> String {
        let package = try ODFPackage(try ZipReader(bytes), name: "document")
        var lines = Lines()
        for file in ["content.xml", "styles.xml"] { lines.read(try package.document(of: file), office: .openDocument) }
        return lines.text
    }

    private enum Office { case word, openDocument }

    private struct Lines {
        private var lines: [String] = []
        /// Paragraphs may stand in paragraphs: notes and text boxes.
        private var open: [String] = []

        var text: String { lines.map { $0 + "\n" }.joined() }

        mutating func read(_ document: XMLDocument, office: Office) {
            var depthOfText = 0
            for event in document.events {
                switch event {
                case .start(let element):
                    switch (office, element.localName) {
                    case (.word, "p"), (.openDocument, "p"), (.openDocument, "h"): open.append("")
                    case (.word, "t"): depthOfText += 1
                    case (_, "tab"): add("\t")
                    case (.word, "br"), (.word, "cr"), (.openDocument, "line-break"): add(" ")
                    case (.openDocument, "s"):
                        let count = element.attributes.first { $0.name == "c" || $0.name.hasSuffix(":c") }?.value
                        add(String(repeating: " ", count: min(max(count.flatMap { Int($0) } ?? 1, 1), 1000)))
                    default: break
                    }
                case .end(let element):
                    switch (office, element.localName) {
                    case (.word, "p"), (.openDocument, "p"), (.openDocument, "h"): lines.append(open.popLast() ?? "")
                    case (.word, "t"): depthOfText -= 1
                    default: break
                    }
                case .text(let text): if office == .openDocument || depthOfText > 0 { add(text) }
                }
            }
        }

        private mutating func add(_ text: String) { if !open.isEmpty { open[open.count - 1] += text } }
    }

    // MARK: - HTML

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
        "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "table", "td", "th", "title", "tr", "ul",
    ]

    /// The words of a page of ours, a block a line; styles and scripts are passed over.
    private static func htmlText(_ bytes: [UInt8]) -> String {
        var lines: [String] = []
        var line: [UInt8] = []
        var position = 0
        var skipped: String?
        func end() {
            let words = line.split { $0 <= 0x20 }
            if !words.isEmpty { lines.append(words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")) }
            line = []
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                if skipped == nil { line.append(bytes[position]) }
                position += 1
                continue
            }
            let close = bytes[position...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
            let tag = bytes[(position + 1)..<max(position + 1, close)]
            let isEnd = tag.first == UInt8(ascii: "/")
            let name = String(
                decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != 0x2F }, as: UTF8.self
            )
            .lowercased()
            if let open = skipped {
                if isEnd, name == open { skipped = nil }
            } else if !isEnd, name == "style" || name == "script" {
                skipped = name
            }
            if blocks.contains(name) { end() }
            position = min(close, bytes.count - 1) + 1
        }
        end()
        return lines.map { unescaped($0) + "\n" }.joined()
    }

    /// The few references that our writer uses.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&nbsp;", with: "\u{A0}").replacing("&amp;", with: "&")
    }
}
