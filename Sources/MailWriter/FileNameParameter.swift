/// The name of an attached file as a parameter of `Content-Disposition`.
///
/// Source: RFC 2183; RFC 2231, sections 3 and 4.
enum FileNameParameter {
    private static let longestPiece = 60

    /// The last part of a path, without control characters; never empty.
    static func safe(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let clean = HeaderFields.clean(last)
        return clean.allSatisfy { $0 == " " || $0 == "." } ? "attachment" : clean
    }

    static func parameters(for name: String) -> [String] {
        let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
        if isPlain, name.utf8.count <= longestPiece { return ["filename=\"\(name)\""] }
        var pieces: [String] = []
        var present = "utf-8''"
        for scalar in name.unicodeScalars {
            let encoded = String(scalar).utf8.map(percentEncoded).joined()
            if present.utf8.count + encoded.utf8.count > longestPiece {
                pieces.append(present)
                present = ""
            }
            present += encoded
        }
        pieces.append(present)
        if pieces.count == 1 { return ["filename*=\(pieces[0])"] }
        return pieces.enumerated().map { "filename*\($0)*=\($1)" }
    }

    private static func percentEncoded(_ byte: UInt8) -> String {
        let isPlain = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-._~".utf8.contains(byte)
        if isPlain { return String(Unicode.Scalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
}
