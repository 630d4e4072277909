/// Names of OpenDocument and what they mean to the reader of tags.
///
/// Source: ODF 1.3 part 3, 5 (text content), 9 (tables) and 10 (graphics).
enum OpenDocumentNames {
    static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    static let draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    static let form = "urn:oasis:names:tc:opendocument:xmlns:form:1.0"
    /// LibreOffice's extensions.
    static let extensions = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
    static let xlink = "http://www.w3.org/1999/xlink"

    static func textRole(_ local: String) -> ElementRole { textRoles[local] ?? .other }

    static func tableRole(_ local: String) -> ElementRole {
        switch local {
        case "table": .table
        case "table-rows", "table-header-rows", "table-row-group": .rowGroup
        case "table-row": .row
        case "table-cell", "covered-table-cell": .cell
        default: .other
        }
    }

    static func officeRole(_ local: String) -> ElementRole {
        switch local {
        case "text": .container
        case "annotation", "annotation-end": .invisible
        case "font-face-decls", "automatic-styles", "scripts": .hidden
        default: .other
        }
    }

    static func styleRole(_ local: String) -> ElementRole {
        switch local {
        case "header", "header-left", "header-first", "footer", "footer-left", "footer-first": .container
        case "region-left", "region-center", "region-right": .container
        default: .other
        }
    }

    private static let textRoles: [String: ElementRole] = [
        "p": .paragraph, "h": .paragraph, "section": .container, "index-body": .container, "index-title": .container,
        "note-body": .container, "list": .list, "list-item": .listItem, "list-header": .listItem, "span": .span,
        "a": .span, "s": .space, "tab": .tab, "line-break": .lineBreak, "soft-page-break": .dropped,
        "bookmark": .invisible, "bookmark-start": .invisible, "bookmark-end": .invisible,
        "reference-mark": .invisible, "reference-mark-start": .invisible, "reference-mark-end": .invisible,
        "change": .invisible, "change-start": .invisible, "change-end": .invisible, "text-input": .loose,
        "placeholder": .loose, "meta": .fixed, "tracked-changes": .hidden, "alphabetical-index-mark": .invisible,
        "toc-mark": .invisible, "toc-mark-start": .invisible, "toc-mark-end": .invisible,
        "sequence-decls": .hidden, "variable-decls": .hidden, "user-field-decls": .hidden, "note-citation": .hidden,
        "table-of-content-source": .hidden, "index-title-template": .hidden, "numbered-paragraph": .listItem,
    ]
}
