internal import Diagnostics

/// Percent-encoding of text for addresses (RFC 3986), as Python's `urllib.parse.quote` does it.
enum URLQuoting {
    /// A text for a path, or the pairs of a dictionary or list for a query.
    static func encode(_ value: Value, in context: any CallContext) throws(Diagnostic) -> String {
        guard !value.isText, value.isIterable else {
            return quote(try value.text(in: context), keeping: UInt8(ascii: "/"))
        }
        var pairs: [(Value, Value)] = []
        if case .dict(let dict) = value {
            pairs = Array(zip(dict.keys, dict.values))
        } else {
            for item in try value.iterated(in: context) {
                let pair = try item.iterated(in: context)
                guard pair.count == 2 else {
                    throw .wrongValue("filter 'urlencode' expected pairs of a name and a value")
                }
                pairs.append((pair[0], pair[1]))
            }
        }
        var texts: [String] = []
        for (name, value) in pairs {
            texts.append(
                "\(queryText(try name.text(in: context)))=\(queryText(try value.text(in: context)))")
        }
        return try context.joining(texts, by: "&")
    }

    private static func queryText(_ text: String) -> String { quote(text, keeping: nil, spaceAsPlus: true) }

    private static func quote(_ text: String, keeping kept: UInt8?, spaceAsPlus: Bool = false) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "~"):
                result.append(byte)
            case _ where byte == kept: result.append(byte)
            case 0x20 where spaceAsPlus: result.append(UInt8(ascii: "+"))
            default: result.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
