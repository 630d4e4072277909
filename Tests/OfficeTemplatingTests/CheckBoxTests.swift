import Foundation
import Testing

@testable import OfficeTemplating

/// Check boxes bound to variables by their tags (behaviours 22).
@Suite(.validated)
struct CheckBoxTests {
    private typealias Word = WordDocument

    private func box(_ tag: String, _ extra: String = "", content: String? = nil) -> String {
        "<w:sdt><w:sdtPr><w:tag w:val=\"\(tag)\"/>\(extra)<w14:checkbox><w14:checked w14:val=\"0\"/><w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox></w:sdtPr><w:sdtContent>\(content ?? Word.run("☐"))</w:sdtContent></w:sdt>"
    }

    @Test func ticksBoxesByTheirTags() throws {
        let body = "<w:p>\(box("service.joint"))\(box("no"))\(box("unknown.path"))\(box("not a name"))</w:p>"
        let filled = try fill(body, #"{"service": {"joint": true}, "no": false}"#)
        #expect(try filled.text() == "☒☐☐☐")
        let states = try filled.source().matches(of: /checked w14:val="(\d)"/).map { String($0.output.1) }
        #expect(states == ["1", "0", "0", "0"])
    }

    @Test func ticksBoxesBesideTagsAndInLoops() throws {
        let body =
            Word.p("{% for x in xs %}") + "<w:p>\(box("x.done"))\(Word.run(" {{ x.n }}"))</w:p>"
            + Word.p("{% endfor %}")
        let filled = try fill(body, #"{"xs": [{"n": "a", "done": true}, {"n": "b", "done": false}]}"#)
        #expect(try filled.text() == "☒ a\n☐ b")
    }

    @Test func ticksSymbols() throws {
        let content = "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>"
        #expect(try fill("<w:p>\(box("a", content: content))</w:p>", #"{"a": 1}"#).source().contains("w:char=\"2612\""))
    }

    @Test func leavesBoxesBoundToOtherDataAlone() throws {
        let body = "<w:p>\(box("a", "<w:dataBinding w:xpath=\"/x\"/>"))</w:p>"
        #expect(try fill(body, #"{"a": true}"#).text() == "☐")
    }

    @Test func ticksBoxesOfOpenDocument() throws {
        let form =
            "<office:forms><form:form><form:checkbox form:name=\"a.b\" form:current-state=\"unchecked\"/><form:checkbox form:name=\"other\" form:current-state=\"checked\"/></form:form></office:forms>"
        let control =
            "<text:p><loext:content-control loext:checkbox=\"true\" loext:checked=\"false\" loext:checked-state=\"☒\" loext:unchecked-state=\"☐\" loext:tag=\"a.b\">☐</loext:content-control> {{ c }}</text:p>"
        let names =
            "xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\" xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
        let body = (form + control).replacing("<office:forms>", with: "<office:forms \(names)>").replacing(
            "<text:p>", with: "<text:p \(names)>")
        let filled = try fill(OpenDocument(body), #"{"a": {"b": true}, "c": "C"}"#)
        let source = try filled.source("content.xml")
        #expect(source.contains("form:name=\"a.b\" form:current-state=\"checked\""))
        #expect(source.contains("form:name=\"other\" form:current-state=\"checked\""))
        #expect(
            source.contains("loext:checked=\"true\"") && source.contains(">☒</loext:content-control> C"), "\(source)")
    }

    @Test func fillsContentControlsOfOpenDocument() throws {
        let names = "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
        let body = "<text:p \(names)>a <loext:content-control>{{ c }}</loext:content-control></text:p>"
        #expect(try fill(OpenDocument(body), #"{"c": "C"}"#).text("content.xml") == "a C")
    }
}
