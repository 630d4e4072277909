internal import XMLTree

/// The lines around a paragraph, table or cell; children stand in the order that all three share: top, left, bottom,
/// right, then those between.
struct Borders: Hashable, Sendable {
    var top: Border?
    var left: Border?
    var bottom: Border?
    var right: Border?
    var insideHorizontal: Border?
    var insideVertical: Border?

    func write(_ name: String, to xml: XMLWriter) {
        xml.start(name)
        top?.write("w:top", to: xml)
        left?.write("w:left", to: xml)
        bottom?.write("w:bottom", to: xml)
        right?.write("w:right", to: xml)
        insideHorizontal?.write("w:insideH", to: xml)
        insideVertical?.write("w:insideV", to: xml)
        xml.end()
    }
}
