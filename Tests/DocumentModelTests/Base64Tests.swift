import Testing

@testable import DocumentModel

/// RFC 4648, section 10, and RFC 2045, section 6.8.
@Suite struct Base64Tests {
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func paddingFillsTheLastGroup(text: String, encoded: String) {
        #expect(Base64.encoded(Array(text.utf8)) == Array(encoded.utf8))
    }

    @Test func linesEndWhereAskedAndNotAtTheEnd() {
        #expect(Base64.encoded(Array("foobar".utf8), lineLength: 4) == Array("Zm9v\r\nYmFy".utf8))
        #expect(Base64.encoded(Array("foo".utf8), lineLength: 4) == Array("Zm9v".utf8))
    }
}
