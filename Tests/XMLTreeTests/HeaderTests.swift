import Foundation
import TestSupport
import Testing

/// What the headers of libxml2 bring along.
@Suite struct HeaderTests {
    private static let clang = ExternalTool("clang")

    /// A program that imports Letterpress and Foundation could not be compiled: both brought an ICU.
    @Test(.enabled(if: clang != nil, "needs clang")) func leaveICUToFoundation() throws {
        let shim = repositoryRoot.appending(path: "Sources/CLibXML2/shim.h").path
        let flags = try ExternalTool("pkg-config")?.run(["--cflags", "libxml-2.0"]).text ?? "-I/usr/include/libxml2"
        let words = flags.split { $0.isWhitespace }.map(String.init)
        let result = try #require(Self.clang).run(["-M"] + words + [shim])
        #expect(result.status == 0, "\(result.errorText)")
        #expect(result.text.contains("libxml/tree.h") && !result.text.contains("/unicode/"))
    }
}
