internal import Diagnostics
internal import Templating
internal import XMLTree

/// Writes a value where there is no formatting: an attribute, a document property, the code of a field.
struct PlainWriter: ValueWriter {
    enum Form: Sendable {
        case attribute, text
        /// An address in an attribute: what may not stand in one is percent-encoded.
        case address
    }

    let form: Form

    func write(_ value: Value, to output: inout OutputBuffer, memory: HostMemory) throws(Diagnostic) {
        var text: String
        switch value {
        case .string(let string): text = string
        case .markup(let markup): text = MarkupText.decoded(Array(markup.utf8))
        case .undefined: return
        default: text = value.printed
        }
        if form == .address { text = Self.encoded(text) }
        var bytes: [UInt8] = []
        let escaping: XMLEscaping = form == .text ? .text : .attribute
        if let forbidden = escaping.append(text, to: &bytes) {
            throw Diagnostic(
                .forbiddenInXML,
                "the value holds the character \(XMLError.name(of: forbidden)), which no document may hold",
                hint: "remove it from the data")
        }
        output.append(bytes)
    }

    /// Spaces, quotation marks, brackets and control characters, which no address holds, and what is not ASCII; a percent
    /// sign that begins no escape. An address that is encoded already stays as it is.
    static func encoded(_ address: String) -> String {
        let bytes = Array(address.utf8)
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && index + 2 < bytes.count
                && digits.contains(bytes[index + 1] & 0xDF | bytes[index + 1] & 0x10)
            let isForbidden =
                byte <= 0x20 || byte >= 0x7F || "\"<>\\^`{|}".utf8.contains(byte)
                || byte == UInt8(ascii: "%") && !isEscape
            if isForbidden {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
