import Publishing
import Testing

@Suite struct PortableNameTests {
    @Test(arguments: [
        ("Westmere 2025", "Westmere 2025"), ("a/b\\c:d*e?", "a-b-c-d-e"), ("..", "untitled"), (" .x. ", "x"),
        ("-rf", "rf"),
        ("CON", "_CON"), ("con.txt", "_con.txt"), ("COM1.docx", "_COM1.docx"), ("", "untitled"), ("a\u{0}b", "a-b"),
        ("a\u{202E}b", "a-b"), ("Gwynedd & Ynys Môn", "Gwynedd & Ynys Môn"), ("e\u{301}", "é"), ("x\n", "x"),
    ])
    func makesSegments(text: String, expected: String) {
        #expect(Array(PortableName.segment(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func cutsAtTwoHundredBytesBetweenScalars() {
        let name = PortableName.segment(String(repeating: "é", count: 300))
        #expect(name.utf8.count == 200)
    }

    @Test(arguments: ["/etc/passwd", "../x", "a/../../b", "\\x", "./x", ""])
    func refusesPathsThatLeaveTheFolder(text: String) { #expect(PortableName.path(text) == nil) }

    @Test func keepsFolders() {
        #expect(PortableName.path("2025-01-28/westmere/press-release") == "2025-01-28/westmere/press-release")
    }
}
