import Diagnostics
import Testing

/// The tables of cases: what a template gives for its data.
struct CaseTests {
    @Test(arguments: try TemplateCase.files())
    func gives(_ file: String) throws {
        let cases = try TemplateCase.all(file)
        #expect(!cases.isEmpty)
        for row in cases {
            switch row.run() {
            case .success(let text):
                if let error = row.error { Issue.record("\(row): expected an error with '\(error)', found: \(text)") }
                #expect(text == row.output ?? text, "\(row)")
            case .failure(let error):
                #expect(row.error.map(error.message.contains) == true, "\(row): \(error.rendered())")
            }
        }
    }
}
