internal import DocumentModel
internal import XMLTree

/// The page layout of a reference document, of its last section, with the headers and footers.
struct ReferenceSection: Sendable {
    struct Furniture: Sendable {
        var isHeader: Bool
        /// `default`, `first` or `even`.
        var kind: String
        var part: BorrowedPart
        /// Where in the part the first paragraph may be put.
        var start: Int
    }

    let furniture: [Furniture]
    /// The properties other than headers and footers, in order, as they are written.
    private let properties: [(name: String, markup: [UInt8])]
    /// In twips; `nil` where the document does not say.
    private let page: (width: Int?, height: Int?, left: Int?, right: Int?, top: Int?, bottom: Int?)

    init(_ document: XMLDocument, borrowingBy borrower: inout PartBorrower) throws {
        let section = document.root.child("body")?.child("sectPr")
        var furniture: [Furniture] = []
        var properties: [(String, [UInt8])] = []
        for child in section?.children ?? [] {
            if child.name == "w:headerReference" || child.name == "w:footerReference" {
                if let item = try borrower.furniture(child) { furniture.append(item) }
            } else if Self.kept.contains(child.name) {
                properties.append((child.name, child.markup))
            }
        }
        self.furniture = furniture
        self.properties = properties
        let size = section?.child("pgSz")
        let margins = section?.child("pgMar")
        func number(_ element: XMLElement?, _ name: String) -> Int? { element?[name].flatMap { Int($0) } }
        page = (
            number(size, "w:w"), number(size, "w:h"), number(margins, "w:left"), number(margins, "w:right"),
            number(margins, "w:top"), number(margins, "w:bottom")
        )
    }

    /// In the order of the schema.
    private static let kept = [
        "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:vAlign",
        "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
    ]

    /// Whether the first page has a header and footer of its own.
    var hasTitlePage: Bool {
        properties.contains { $0.name == "w:titlePg" } || furniture.contains { $0.kind == "first" }
    }

    /// - Parameter addsTitlePage: Whether the first page is to have a header and footer of its own.
    func properties(addingTitlePage addsTitlePage: Bool) -> [UInt8] {
        var properties = properties
        if addsTitlePage {
            let later = Self.kept.drop { $0 != "w:titlePg" }
            let place = properties.firstIndex { later.contains($0.name) } ?? properties.endIndex
            properties.insert(("w:titlePg", Array("<w:titlePg/>".utf8)), at: place)
        }
        return properties.flatMap(\.markup)
    }

    /// The house style on these pages: what measures the width of text has to know it.
    func applied(to house: HouseStyle) -> HouseStyle {
        var house = house
        func points(_ twips: Int?) -> Double? { twips.map { Double(min(max($0, -31680), 31680)) / 20 } }
        house.pageWidth = points(page.width) ?? house.pageWidth
        house.pageHeight = points(page.height) ?? house.pageHeight
        house.marginLeft = points(page.left) ?? house.marginLeft
        house.marginRight = points(page.right) ?? house.marginRight
        // A negative margin only lets the header grow into the text.
        house.marginTop = points(page.top).map(abs) ?? house.marginTop
        house.marginBottom = points(page.bottom).map(abs) ?? house.marginBottom
        return house
    }

    /// Whether the document says the size of its pages; without, ours is written.
    var hasPage: Bool { page.width != nil && page.height != nil && page.left != nil && page.right != nil }
}

extension PartBorrower {
    fileprivate mutating func furniture(_ reference: XMLElement) throws -> ReferenceSection.Furniture? {
        let isHeader = reference.name == "w:headerReference"
        guard let id = reference["r:id"], let part = try mainPart(of: id) else { return nil }
        let document = try self.document(of: part)
        guard document.root.name == (isHeader ? "w:hdr" : "w:ftr"), !document.isEmptyTag(document.root.id) else {
            return nil
        }
        var borrowed = try borrow(part)
        // The decoded text: places are counted in it.
        borrowed.bytes = document.source
        return .init(
            isHeader: isHeader, kind: reference["w:type"] ?? "default", part: borrowed,
            start: document.contentRange(of: document.root.id).lowerBound)
    }
}
