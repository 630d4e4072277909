internal import DocumentModel

/// Text in a header that is not ASCII: `=?utf-8?B?…?=`, each word at most 75 bytes and of whole characters.
///
/// Source: RFC 2047, sections 2 and 5.
enum EncodedWord {
    private static let start = "=?utf-8?B?"
    private static let end = "?="
    /// Of 60 bytes in base 64, so that the first word stands on the line of the field's name.
    private static let mostBytes = 36

    static func words(for text: String) -> [String] {
        var words: [String] = []
        var present: [UInt8] = []
        for scalar in text.unicodeScalars {
            let encoded = Array(String(scalar).utf8)
            if present.count + encoded.count > mostBytes {
                words.append(word(present))
                present = []
            }
            present += encoded
        }
        return present.isEmpty ? words : words + [word(present)]
    }

    private static func word(_ bytes: [UInt8]) -> String {
        start + String(decoding: Base64.encoded(bytes), as: UTF8.self) + end
    }
}
