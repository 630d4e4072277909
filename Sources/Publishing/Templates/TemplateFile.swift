internal import Diagnostics

/// A template as it was found, not yet compiled.
package struct TemplateFile: Sendable {
    package enum Kind: Sendable, Hashable {
        /// Front matter and Markdown: written in any format.
        case markdown
        case docx, odt
        /// Rendered as it is; the ending of the output is the template's own.
        case text(ending: String)
    }

    /// The path as given, or `NAME.md (built in)`.
    package let shownPath: String
    /// The file name without its ending: `press-release`.
    package let name: String
    /// The ending in lower case: `md`.
    package let ending: String
    package let kind: Kind
    package let bytes: [UInt8]
    /// The folder that its includes are looked for in first; `nil` for a template in the binary.
    package let folder: String?

    package init(shownPath: String, fileName: String, bytes: [UInt8], folder: String?) {
        self.shownPath = shownPath
        self.bytes = bytes
        self.folder = folder
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : "txt"
        name = parts.count > 1 ? parts.dropLast().joined(separator: ".") : fileName
        kind =
            switch ending {
            case "md", "markdown": .markdown
            case "docx", "docm", "dotx", "dotm": .docx
            case "odt", "ott", "fodt": .odt
            default: .text(ending: ending)
            }
    }

    /// Whether the template is itself a page or a file for websites.
    package var isForWeb: Bool { ["html", "htm", "xhtml"].contains(ending) }

    /// The formats that the template can be written in.
    package var possibleFormats: [OutputFormat] {
        switch kind {
        case .markdown: OutputFormat.allCases
        case .docx: [.docx, .pdf]
        case .odt: [.odt, .pdf]
        case .text: []
        }
    }
}
