internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    /// Splits the bytes of a text node at tokens, markers and the marks of our own notation.
    func pieces(ofText bytes: [UInt8]) -> [InlinePiece] {
        var pieces: [InlinePiece] = []
        var text: [UInt8] = []
        func flush() {
            if !text.isEmpty { pieces.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
        }
        var index = 0
        while index < bytes.count {
            switch ScannedText.next(in: bytes, at: &index) {
            case .byte(let byte)
            where byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "^")
                || byte == UInt8(ascii: "~"):
                flush()
                pieces.append(.special(byte))
            case .byte(let byte): text.append(byte)
            case .value(let number):
                flush()
                pieces.append(.value(number))
            case .escape(let character, _):
                // A space that is written out stays, beside others and at the ends of a line too.
                if character == UInt8(ascii: " ") || character == UInt8(ascii: "\t") {
                    flush()
                    pieces.append(.exact(String(decoding: [character], as: UTF8.self)))
                } else {
                    text.append(character)
                }
            case .marker(let number):
                guard number < scanned.markers.count else { continue }
                if scanned.markers[number].isDisguisedAsHeading, text.suffix(2) == Array("# ".utf8) {
                    text.removeLast(2)
                }
                flush()
                append(scanned.markers[number], number, to: &pieces)
            }
        }
        flush()
        return pieces
    }

    private func append(_ marker: Marker, _ number: Int, to pieces: inout [InlinePiece]) {
        switch marker.kind {
        case .attributes: pieces.append(.attributes(number))
        case .noteMark: pieces.append(.note(number))
        case .autolink: pieces.append(.autolink(number))
        case .html:
            problems.warn(
                .htmlShownAsText, "HTML is shown as text", at: marker.range, hint: "write '\\<' for a '<' that is text")
            pieces.append(.text("<"))
        case .nothing: break
        case .opening, .closing, .caption, .destination, .noteLabel, .literal:
            pieces += sourcePieces(marker.range)
        }
    }

    /// The source's own bytes, with only values put in.
    func sourcePieces(_ range: Range<Int>) -> [InlinePiece] {
        var pieces: [InlinePiece] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            guard source[index] == 0xEF, let token = Token(in: source[...], at: index), token.kind == .value else {
                index += 1
                continue
            }
            if start < index { pieces.append(.text(String(decoding: source[start..<index], as: UTF8.self))) }
            pieces.append(.value(token.number))
            index = token.range.upperBound
            start = index
        }
        if start < index { pieces.append(.text(String(decoding: source[start..<index], as: UTF8.self))) }
        return pieces
    }

    /// The text of code, an address or a title: the source's own bytes in place of markers, values in place of tokens.
    ///
    /// - Parameter keepsEscapes: Whether backslashes are text, as in code.
    func plainText(_ bytes: [UInt8], keepsEscapes: Bool) -> String {
        var text: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch ScannedText.next(in: bytes, at: &index) {
            case .byte(let byte): text.append(byte)
            case .value(let number):
                if number < tokens.values.count { text.append(contentsOf: tokens.values[number].utf8) }
            case .escape(let character, let source):
                if keepsEscapes { text.append(contentsOf: source) } else { text.append(character) }
            case .marker(let number):
                guard number < scanned.markers.count else { continue }
                let marker = scanned.markers[number]
                if marker.isDisguisedAsHeading, text.suffix(2) == Array("# ".utf8) { text.removeLast(2) }
                if case .caption = marker.kind, index < bytes.count, bytes[index] == 0x20 { index += 1 }
                text.append(contentsOf: content(of: marker, keepsEscapes: keepsEscapes).utf8)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func content(of marker: Marker, keepsEscapes: Bool) -> String {
        guard !keepsEscapes, case .destination(let address) = marker.kind else {
            return tokens.substituting(source[marker.range])
        }
        var bytes: [UInt8] = []
        var index = 0
        while index < address.count {
            // CommonMark 6.1: a backslash before punctuation.
            if address[index] == UInt8(ascii: "\\"), index + 1 < address.count, address[index + 1] < 0x80,
                !Self.isLetterOrDigit(address[index + 1])
            {
                index += 1
            }
            bytes.append(address[index])
            index += 1
        }
        return tokens.substituting(bytes[...])
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}
