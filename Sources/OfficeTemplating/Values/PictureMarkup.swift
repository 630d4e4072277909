internal import Diagnostics
internal import DocumentModel
internal import Templating
internal import XMLTree

/// Writes a picture as part of a run.
///
/// Sources: ISO/IEC 29500-1, 20.4.2.8 (`wp:inline`) and 20.2 (`pic:pic`); ODF 1.3 part 3, 10.4.2 and 10.4.4; for SVG,
/// [MS-ODRAWXML] `asvg:svgBlip`.
struct PictureMarkup {
    let image: ImageValue
    let markup: TextMarkup

    /// EMU in a CSS pixel.
    private static let pixel = 9_525.0
    /// As wide as the text of an A4 page with margins of an inch.
    private static let widestInEMU = 5_731_200.0

    /// - Returns: Markup for between runs' texts: inside a run in WordprocessingML, inside a paragraph in OpenDocument.
    func make(_ state: RenderState) throws(Diagnostic) -> [UInt8] {
        guard let picture = try state.document.picture(image.source) else { throw Self.missing(image.source) }
        let (width, height) = size(picture)
        var alternative: [UInt8] = []
        if XMLEscaping.attribute.append(image.alternative, to: &alternative) != nil {
            throw Diagnostic(
                .forbiddenInXML, "the alternative text of a picture holds a character that no document may hold")
        }
        let entries = [state.document.entry(for: picture)] + (try fallback(of: picture, state))
        let text = String(decoding: alternative, as: UTF8.self)
        return Array(
            (markup.language == .openDocument
                ? openDocument(entries, width, height, text, state)
                : word(entries, picture, width, height, text, state))
                .utf8)
    }

    private static func missing(_ name: String) -> Diagnostic {
        Diagnostic(
            .picture, "the picture '\(name)' is not there", hint: "put it into the folder of the template")
    }

    /// The entry of the picture of pixels that belongs to an SVG: the one named, or the PNG beside it. None is made here:
    /// a render runs no other programs, and gives the same bytes on every machine.
    private func fallback(of picture: ImageData, _ state: RenderState) throws(Diagnostic) -> [String] {
        guard picture.format == .svg else { return [] }
        if let name = image.fallback {
            // fallback='' says that nobody opens the document in a program that shows no SVG.
            if name.isEmpty { return [] }
            guard let pixels = try state.document.picture(name) else { throw Self.missing(name) }
            guard pixels.format != .svg else {
                throw Diagnostic(.picture, "the picture '\(name)' is an SVG itself", hint: "name a PNG or JPEG")
            }
            return [state.document.entry(for: pixels)]
        }
        let stem = image.source.lowercased().hasSuffix(".svg") ? "\(image.source.dropLast(4))" : image.source
        guard let pixels = try state.document.picture("\(stem).png"), pixels.format == .png else {
            // LibreOffice shows SVG by itself; Word needs a picture of pixels beside it.
            if markup.language == .openDocument { return [] }
            throw Diagnostic(
                .picture, "the picture '\(image.source)' has no '\(stem).png' beside it, which Word needs for an SVG",
                hint: "make one: rsvg-convert --zoom 4 \(image.source) -o \(stem).png "
                    + "(apt install librsvg2-bin), or name another with fallback='…'")
        }
        return [state.document.entry(for: pixels)]
    }

    private func size(_ picture: ImageData) -> (Int, Int) {
        let natural = (width: picture.width * Self.pixel, height: picture.height * Self.pixel)
        var (width, height) = natural
        switch (image.width, image.height) {
        case (let given?, let other?): (width, height) = (Double(given), Double(other))
        case (let given?, nil): (width, height) = (Double(given), natural.height * Double(given) / natural.width)
        case (nil, let given?): (width, height) = (natural.width * Double(given) / natural.height, Double(given))
        case (nil, nil):
            if width > Self.widestInEMU { (width, height) = (Self.widestInEMU, height * Self.widestInEMU / width) }
        }
        return (Int(min(max(width, 1), 1e8)), Int(min(max(height, 1), 1e8)))
    }

    private func word(
        _ entries: [String], _ picture: ImageData, _ width: Int, _ height: Int, _ text: String, _ state: RenderState
    ) -> String {
        let number = state.document.newNumber()
        let relationships = entries.map { state.relationship(type: "image", to: $0, external: false) }
        // Without a picture of pixels, programs from before 2016 show an empty frame.
        let relationship = relationships[relationships.count - 1]
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
        let isVector = picture.format == .svg
        let extent = "cx=\"\(width)\" cy=\"\(height)\""
        let vector =
            isVector
            ? "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"\(relationships[0])\"/></a:ext></a:extLst>"
            : ""
        return
            "<\(markup.prefix)drawing><wp:inline xmlns:wp=\"\(drawing)/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \(extent)/><wp:docPr id=\"\(number)\" name=\"Picture \(number)\" descr=\"\(text)\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"\(drawing)/main\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic xmlns:a=\"\(drawing)/main\"><a:graphicData uri=\"\(drawing)/picture\"><pic:pic xmlns:pic=\"\(drawing)/picture\"><pic:nvPicPr><pic:cNvPr id=\"\(number)\" name=\"Picture \(number)\" descr=\"\(text)\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r=\"\(WordNames.relationships)\" r:embed=\"\(relationship)\">\(vector)</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext \(extent)/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></\(markup.prefix)drawing>"
    }

    private func openDocument(
        _ entries: [String], _ width: Int, _ height: Int, _ text: String, _ state: RenderState
    ) -> String {
        let number = state.document.newNumber()
        // A frame shows the first of its pictures that a program understands (ODF 1.3 part 3, 10.4.2).
        let images = entries.map {
            "<draw:image xlink:href=\"\($0)\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>"
        }.joined()
        let names =
            "xmlns:draw=\"\(OpenDocumentNames.draw)\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"\(OpenDocumentNames.xlink)\""
        let description = text.isEmpty ? "" : "<svg:desc>\(text)</svg:desc>"
        return
            "<draw:frame \(names) draw:name=\"Picture \(number)\" \(markup.prefix)anchor-type=\"as-char\" svg:width=\"\(Self.centimetres(width))\" svg:height=\"\(Self.centimetres(height))\">\(images)\(description)</draw:frame>"
    }

    /// EMU as centimetres with three decimals.
    private static func centimetres(_ emu: Int) -> String {
        let thousandths = (emu + 180) / 360
        let rest = String(thousandths % 1_000)
        return "\(thousandths / 1_000).\(String(repeating: "0", count: 3 - rest.count))\(rest)cm"
    }
}
