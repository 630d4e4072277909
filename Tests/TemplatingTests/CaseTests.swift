import Diagnostics
import Testing

/// The tables of cases: what a template gives for its data.
struct CaseTests {
    @Test(arguments: try TemplateCase.all())
    func gives(_ row: TemplateCase) {
        switch row.run() {
        case .success(let text):
            if let error = row.error { Issue.record("expected an error with '\(error)', found: \(text)") }
            #expect(text == row.output ?? text)
        case .failure(let error):
            #expect(row.error.map(error.message.contains) == true, "\(error.rendered())")
        }
    }
}
