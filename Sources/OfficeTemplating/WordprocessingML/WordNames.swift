/// Names of WordprocessingML and DrawingML and what they mean to the reader of tags.
///
/// Source: ISO/IEC 29500-1, 17 (WordprocessingML) and 20.1, 21.1 (DrawingML).
enum WordNames {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let strictMain = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    static let strictDrawing = "http://purl.oclc.org/ooxml/drawingml/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func role(_ local: String) -> ElementRole { roles[local] ?? .other }
    static func drawingRole(_ local: String) -> ElementRole { drawingRoles[local] ?? .other }

    private static let roles: [String: ElementRole] = [
        "body": .container, "hdr": .container, "ftr": .container, "footnote": .container, "endnote": .container,
        "comment": .container, "txbxContent": .container, "docPartBody": .container, "tbl": .table, "tr": .row,
        "tc": .cell, "p": .paragraph, "r": .run, "t": .text, "tab": .tab, "br": .lineBreak, "cr": .lineBreak,
        "noBreakHyphen": .hyphen, "hyperlink": .span, "ins": .span, "moveTo": .span, "dir": .span, "bdo": .span,
        "smartTag": .loose, "customXml": .loose, "sdt": .control, "fldSimple": .fixed,
        "ruby": .fixed, "rt": .fixed, "rubyBase": .fixed, "rubyPr": .hidden, "del": .hidden,
        "moveFrom": .hidden, "delText": .hidden, "delInstrText": .hidden, "pPr": .hidden, "rPr": .hidden,
        "tblPr": .hidden, "tblGrid": .hidden, "trPr": .hidden, "tcPr": .hidden, "tblPrEx": .hidden,
        "sdtPr": .hidden, "sdtContent": .container, "sdtEndPr": .hidden, "sectPr": .section, "smartTagPr": .hidden,
        "customXmlPr": .hidden,
        "proofErr": .dropped, "lastRenderedPageBreak": .dropped, "softHyphen": .dropped,
        "bookmarkStart": .invisible, "bookmarkEnd": .invisible, "commentRangeStart": .invisible,
        "commentRangeEnd": .invisible, "commentReference": .invisible, "permStart": .invisible,
        "permEnd": .invisible, "moveFromRangeStart": .invisible, "moveFromRangeEnd": .invisible,
        "moveToRangeStart": .invisible, "moveToRangeEnd": .invisible, "instrText": .instruction,
        "fldChar": .fieldMark,
    ]

    private static let drawingRoles: [String: ElementRole] = [
        "txBody": .container, "p": .paragraph, "r": .run, "t": .text, "br": .lineBreak, "pPr": .hidden,
        "rPr": .hidden, "endParaRPr": .invisible, "bodyPr": .hidden, "lstStyle": .hidden,
    ]
}
