internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    func write(_ figure: Figure, in place: Surroundings) {
        var place = place
        note(figure.attributes, in: &place)
        guard shows([.image(figure.image)]) else {
            if shows(figure.caption) { writeCaption(figure.caption, in: place, isAbove: false) }
            return
        }
        var first = place
        first.keepsWithNext = shows(figure.caption)
        startParagraph(.figure, in: first)
        write(figure.image, as: RunFormat(language: place.language), in: first)
        endParagraph()
        if shows(figure.caption) { writeCaption(figure.caption, in: place, isAbove: false) }
    }

    func write(_ image: Image, as format: RunFormat) {
        write(image, as: format, in: Surroundings(width: Twips(points: sheet.house.textWidth)))
    }

    /// Source: ISO/IEC 29500-1, 20.4.2.8 (`wp:inline`).
    private func write(_ image: Image, as format: RunFormat, in place: Surroundings) {
        guard let data = state.document.images[image.source] else {
            state.warn(.imageMissing(image.source))
            return write(image.alternative, as: format)
        }
        let (width, height) = size(of: image, data, within: place)
        let number = state.nextDrawing()
        xml.start("w:r")
        xml.start("w:drawing")
        xml.start("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"])
        extent("wp:extent", width, height)
        writeDescription(of: image, number: number)
        xml.start("wp:cNvGraphicFramePr")
        xml.empty("a:graphicFrameLocks", ["xmlns:a": Namespace.drawing, "noChangeAspect": "1"])
        xml.end()
        xml.start("a:graphic", ["xmlns:a": Namespace.drawing])
        xml.start("a:graphicData", ["uri": Namespace.picture])
        writePicture(data, number: number, width, height)
        for _ in 0..<5 { xml.end() }
    }

    private func writeDescription(of image: Image, number: Int) {
        xml.start("wp:docPr")
        xml.attribute("id", number)
        xml.attribute("name", "Picture \(number)")
        xml.attribute("descr", image.alternative)
        if let title = image.title, !title.isEmpty { xml.attribute("title", title) }
        if image.alternative.isEmpty {
            xml.start("a:extLst", ["xmlns:a": Namespace.drawing])
            xml.start("a:ext", ["uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"])
            xml.empty("adec:decorative", ["xmlns:adec": Namespace.decorative, "val": "1"])
            xml.end()
            xml.end()
        }
        xml.end()
    }

    private func writePicture(_ data: ImageData, number: Int, _ width: DrawingUnits, _ height: DrawingUnits) {
        xml.start("pic:pic", ["xmlns:pic": Namespace.picture])
        xml.start("pic:nvPicPr")
        xml.empty("pic:cNvPr", ["id": String(number), "name": "Picture \(number)"])
        xml.empty("pic:cNvPicPr")
        xml.end()
        xml.start("pic:blipFill")
        writeBlip(data)
        xml.start("a:stretch")
        xml.empty("a:fillRect")
        xml.end()
        xml.end()
        xml.start("pic:spPr")
        xml.start("a:xfrm")
        xml.empty("a:off", ["x": "0", "y": "0"])
        extent("a:ext", width, height)
        xml.end()
        xml.start("a:prstGeom", ["prst": "rect"])
        xml.empty("a:avLst")
        for _ in 0..<3 { xml.end() }
    }

    private func writeBlip(_ data: ImageData) {
        guard data.format == .svg else {
            return xml.empty("a:blip", ["r:embed": state.picture(data, from: part)])
        }
        // Word wants a PNG beside an SVG, for programs before 2016; there is nothing here to draw one with.
        state.warn(.imageUnsupported, "an SVG picture shows in Word from 2016 on only; use PNG for older programs")
        xml.start("a:blip", ["r:embed": state.picture(.transparent, from: part)])
        xml.start("a:extLst")
        xml.start("a:ext", ["uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"])
        xml.empty("asvg:svgBlip", ["xmlns:asvg": Namespace.svg, "r:embed": state.picture(data, from: part)])
        for _ in 0..<3 { xml.end() }
    }

    private func extent(_ name: String, _ width: DrawingUnits, _ height: DrawingUnits) {
        xml.start(name)
        xml.attribute("cx", width.rawValue)
        xml.attribute("cy", height.rawValue)
        xml.end()
    }

    /// The size asked for, or the natural one, made to fit the page in proportion.
    private func size(
        of image: Image, _ data: ImageData, within place: Surroundings
    ) -> (width: DrawingUnits, height: DrawingUnits) {
        func natural(_ pixels: Double) -> Double { pixels.isFinite && pixels > 0 ? pixels * 0.75 : 72 }
        func asked(_ points: Double?) -> Double? { points.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
        let (own, high) = (natural(data.width), natural(data.height))
        var width = asked(image.width) ?? asked(image.height).map { $0 * own / high } ?? own
        var height = asked(image.height) ?? width * high / own
        let left = (place.outerIndent + ownIndent(of: place.style) + place.listIndent).points
        let room = max(36, place.width.points - left)
        // A caption and a line or two still fit on the page.
        let tallest = max(36, sheet.house.textHeight - 60)
        let factor = min(1, room / width, tallest / height)
        width *= factor
        height *= factor
        return (DrawingUnits(points: width), DrawingUnits(points: height))
    }
}

extension ImageData {
    /// One transparent pixel.
    fileprivate static let transparent = ImageData(
        format: .png,
        bytes: [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00,
            0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00, 0x00, 0x00,
            0x0B, 0x49, 0x44, 0x41, 0x54, 0x78, 0xDA, 0x63, 0x60, 0x00, 0x02, 0x00, 0x00, 0x05, 0x00, 0x01, 0xE9, 0xFA,
            0xDC, 0xD8, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
        ], width: 1, height: 1)
}
