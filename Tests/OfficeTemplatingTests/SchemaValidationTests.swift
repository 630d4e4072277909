import DOCXTestSupport
import Testing

@testable import OfficeTemplating

/// That the validation of filled documents finds something.
@Suite(.enabled(if: Schemas.isAvailable, "needs xmllint and the schemas of ISO/IEC 29500-4"))
struct SchemaValidationTests {
    private typealias Word = WordDocument

    @Test func findsWhatIsNotValid() throws {
        let good = try Word(Word.p("x")).bytes()
        let bad = try Word("<w:p><w:r><w:t>x</w:t></w:r><w:pPr/></w:p>").bytes()
        for (filled, template, isFound) in [(bad, good, true), (good, good, false), (bad, bad, false)] {
            let documents = FilledDocuments()
            documents.add(filled, of: template)
            #expect(try documents.problems().isEmpty != isFound)
        }
    }

    /// Elements of later versions are passed over, and of alternatives the fallback is taken.
    @Test func passesOverExtensions() throws {
        let body =
            "<w:p w14:paraId=\"12345678\"><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:nonsense/></mc:Choice>"
            + "<mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        let plain = try Word(body).bytes()
        let documents = FilledDocuments()
        documents.add(plain, of: nil)
        // Without mc:Ignorable, w14 is as foreign as any other namespace; the alternative is none.
        let problems = try documents.problems().flatMap(\.problems)
        #expect(problems.allSatisfy { $0.contains("paraId") } && !problems.isEmpty, "\(problems)")
    }
}
