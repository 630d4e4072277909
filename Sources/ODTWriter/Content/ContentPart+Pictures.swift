internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension ContentPart {
    /// Writes a picture in the line, with its alternative; one that is missing leaves its alternative as text.
    ///
    /// Source: ODF 1.3 part 3, 10.4.2 (`draw:frame`), 10.4.4 (`draw:image`), 10.3.17 and 10.3.18 (`svg:title`,
    /// `svg:desc`).
    mutating func write(_ image: Image, in surroundings: Surroundings) {
        guard let data = document.images[image.source] else {
            warn(.imageMissing(image.source))
            writeText(image.alternative)
            return
        }
        let size = size(of: image, data, width: surroundings.width, height: page.textHeight * 0.9)
        frameCount += 1
        startInline("draw:frame")
        xml.attribute("draw:style-name", automatic.nameOfFrame())
        xml.attribute("draw:name", "Image\(frameCount)")
        xml.attribute("text:anchor-type", "as-char")
        xml.attribute("svg:width", Length(points: size.width).description)
        xml.attribute("svg:height", Length(points: size.height).description)
        xml.attribute("draw:z-index", frameCount - 1)
        xml.empty(
            "draw:image",
            [
                "xlink:href": pictures.name(of: data, source: image.source), "xlink:type": "simple",
                "xlink:show": "embed",
                "xlink:actuate": "onLoad", "draw:mime-type": Pictures.type(of: data.format).mediaType,
            ])
        if let title = image.title, !title.isEmpty { xml.element("svg:title", text: title) }
        if !image.alternative.isEmpty { xml.element("svg:desc", text: image.alternative) }
        xml.end()
        flow.isAtStart = false
    }

    /// The size to show, in points: in proportion, within the room there is.
    private func size(
        of image: Image, _ data: ImageData, width room: Double, height roomBelow: Double
    ) -> (width: Double, height: Double) {
        let usable = { (length: Double?) in length.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
        let natural = (
            width: usable(data.width).map { $0 * 0.75 } ?? 72, height: usable(data.height).map { $0 * 0.75 } ?? 72
        )
        var (width, height) =
            switch (usable(image.width), usable(image.height)) {
            case (let width?, let height?): (width, height)
            case (let width?, nil): (width, width * natural.height / natural.width)
            case (nil, let height?): (height * natural.width / natural.height, height)
            case (nil, nil): natural
            }
        let factor = min(1, max(room, 12) / width, roomBelow / height)
        (width, height) = (width * factor, height * factor)
        return (max(width, 1), max(height, 1))
    }
}
