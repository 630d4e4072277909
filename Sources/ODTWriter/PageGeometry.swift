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

    private static func leavesRoom(_ style: HouseStyle) -> Bool {
        let sizes = 72.0...14_400
        let margins = 0.0...7200
        return [style.pageWidth, style.pageHeight].allSatisfy(sizes.contains)
            && [style.marginTop, style.marginBottom, style.marginLeft, style.marginRight].allSatisfy(margins.contains)
            && style.pageWidth - style.marginLeft - style.marginRight >= 72
            && style.pageHeight - style.marginTop - style.marginBottom >= 72
    }
}
