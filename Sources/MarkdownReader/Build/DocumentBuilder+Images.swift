internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    /// The picture of a node; `nil`, with the problem noted, where there is none.
    func image(_ node: SyntaxNode, attributes marker: Int?) -> Image? {
        guard case .image(let address, let titleBytes) = node.kind else { return nil }
        let range = range(of: node)
        let source = plainText(address, keepsEscapes: false)
        guard !source.isEmpty else {
            if !address.contains(0xEF) { problems.error(.missingImage, "this picture has no address", at: range) }
            return nil
        }
        let list = marker.flatMap { Self.list(of: scanned.markers[$0]) }
        let alternative = run(node, InlineContext(breaks: .spaces, isInLink: true)).flatMap { $0 }.plainText
        let isDecorative = list?.classes.contains(Array("decorative".utf8)) ?? false
        if alternative.isEmpty, !isDecorative {
            problems.warn(
                .missingAlternative, "this picture has no alternative text", at: range,
                hint: "write what it shows between the brackets, or '{.decorative}' behind it if it shows nothing")
        }
        guard let data = loaded(source, at: range) else { return nil }
        let title = Self.singleLine(plainText(titleBytes, keepsEscapes: false))
        var image = Image(
            source: source, alternative: isDecorative ? "" : alternative, title: title.isEmpty ? nil : title)
        if let list {
            image.width = length(list, "width", of: marker, whole: HouseStyle.standard.textWidth)
            image.height = length(list, "height", of: marker, whole: nil)
            // One of them given, the other follows, so that no writer has to keep the proportion.
            if let width = image.width, image.height == nil { image.height = width * data.height / data.width }
            if let height = image.height, image.width == nil { image.width = height * data.width / data.height }
        }
        return image
    }

    private func loaded(_ source: String, at range: Range<Int>) -> ImageData? {
        if source.contains("://") {
            problems.error(
                .missingImage, "pictures are not fetched from other places", at: range,
                hint: "put the picture beside the template")
            return nil
        }
        switch images.image(source) {
        case .success(let data): return data
        case .failure(.missing): problems.error(.missingImage, "the picture '\(source)' does not exist", at: range)
        case .failure(.tooLarge(let reason)):
            problems.error(.imageTooLarge, reason, at: range, hint: LimitHint.fixed("make the picture smaller"))
        case .failure(.notAnImage):
            problems.error(.notAnImage, "'\(source)' is not a PNG, JPEG, GIF or SVG picture", at: range)
        case .failure(.other(let found)): problems.error(found.code, found.message, at: range, hint: found.hint)
        }
        return nil
    }

    /// A length such as `3cm`, `30mm`, `2in`, `72pt`, `120px` or `50%`, in points.
    private func length(_ list: AttributeList, _ key: String, of marker: Int?, whole: Double?) -> Double? {
        guard let pair = list.pairs.last(where: { $0.key == Array(key.utf8) }) else { return nil }
        let text = tokens.substituting(pair.value[...])
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(number.count)
        let points: Double? =
            switch unit {
            case "", "px": 0.75
            case "pt": 1
            case "cm": 72 / 2.54
            case "mm": 72 / 25.4
            case "in": 72
            case "%": whole.map { $0 / 100 }
            default: nil
            }
        guard let value = Double(number), let points, value > 0, value * points <= 10_000 else {
            problems.warn(
                .invalidAttribute, "the \(key) of this picture is not a length such as 3cm, 72pt or 50%",
                at: marker.map { scanned.markers[$0].range } ?? 0..<0)
            return nil
        }
        return value * points
    }
}

extension HouseStyle {
    /// Between the margins, in points.
    fileprivate var textWidth: Double { pageWidth - marginLeft - marginRight }
}
