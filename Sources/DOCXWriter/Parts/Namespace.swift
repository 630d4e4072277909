/// The XML namespaces of a DOCX in its transitional form (ISO/IEC 29500-4).
enum Namespace {
    static let wordprocessing = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let wordprocessingDrawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    static let picture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    /// Marks a picture as decoration, which readers aloud skip ([MS-ODRAWXML] 2.33).
    static let decorative = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    /// A picture's SVG beside the PNG that older programs show ([MS-ODRAWXML] 2.31).
    static let svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
    static let coreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    static let extendedProperties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
}
