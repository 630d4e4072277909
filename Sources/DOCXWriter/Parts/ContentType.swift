internal import DocumentModel

/// The content types of the parts that a DOCX of ours has.
///
/// Source: ISO/IEC 29500-1, 11.3; ISO/IEC 29500-2, 8.2.
enum ContentType {
    static let document = wordprocessing("document.main")
    static let styles = wordprocessing("styles")
    static let numbering = wordprocessing("numbering")
    static let settings = wordprocessing("settings")
    static let fontTable = wordprocessing("fontTable")
    static let footnotes = wordprocessing("footnotes")
    static let header = wordprocessing("header")
    static let footer = wordprocessing("footer")
    static let relationships = "application/vnd.openxmlformats-package.relationships+xml"
    static let theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    static let coreProperties = "application/vnd.openxmlformats-package.core-properties+xml"
    static let extendedProperties = "application/vnd.openxmlformats-officedocument.extended-properties+xml"

    static func image(_ format: ImageData.Format) -> String {
        switch format {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .svg: "image/svg+xml"
        }
    }

    private static func wordprocessing(_ kind: String) -> String {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.\(kind)+xml"
    }
}
