internal import DocumentModel

/// The page and its text area, in points.
struct PageGeometry {
    let width: Double
    let height: Double
    let marginTop: Double
    let marginBottom: Double
    let marginLeft: Double
    let marginRight: Double

    var textWidth: Double { width - marginLeft - marginRight }
    var textHeight: Double { height - marginTop - marginBottom }

    /// Sizes that leave no room for text are taken to be A4 with margins of an inch.
    init(_ style: HouseStyle) {
        let style = Self.leavesRoom(style) ? style : .standard
        (width, height) = (style.pageWidth, style.pageHeight)
        (marginTop, marginBottom) = (style.marginTop, style.marginBottom)
        (marginLeft, marginRight) = (style.marginLeft, style.marginRight)
    }

    /// - Returns: `nil` for sizes that leave no room for text.
    init?(
        width: Double, height: Double, marginTop: Double, marginBottom: Double, marginLeft: Double, marginRight: Double
    ) {
        var style = HouseStyle.standard
        (style.pageWidth, style.pageHeight) = (width, height)
        (style.marginTop, style.marginBottom) = (marginTop, marginBottom)
        (style.marginLeft, style.marginRight) = (marginLeft, marginRight)
        guard Self.leavesRoom(style) else { return nil }
        self.init(style)
    }

    private static func leavesRoom(_ style: HouseStyle) -> Bool {
        let sizes = 72.0...14_400
        let margins = 0.0...7200
        return [style.pageWidth, style.pageHeight].allSatisfy(sizes.contains)
            && [style.marginTop, style.marginBottom, style.marginLeft, style.marginRight].allSatisfy(margins.contains)
            && style.pageWidth - style.marginLeft - style.marginRight >= 72
            && style.pageHeight - style.marginTop - style.marginBottom >= 72
    }
}
