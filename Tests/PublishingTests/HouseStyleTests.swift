import DataReaders
import Diagnostics
import DocumentModel
import Foundation
import Publishing
import TestSupport
import Testing

private func read(_ yaml: String) throws -> (style: HouseStyle, warnings: [Diagnostic]) {
    guard case .document(let file) = try DataReader.read(bytes: Array(yaml.utf8), name: "style.yaml") else {
        throw CancellationError()
    }
    return try HouseStyleReader.read(file)
}

@Suite struct HouseStyleTests {
    @Test func theShippedFileIsTheStandard() throws {
        let yaml = try String(
            contentsOf: repositoryRoot.appending(path: "Templates/styles/house.yaml"), encoding: .utf8)
        let (style, warnings) = try read(yaml)
        #expect(style == .standard)
        #expect(warnings.isEmpty)
    }

    @Test func readsLengthsInUnits() throws {
        let style = try read("page: {margin-left: 2.54 cm, margin-right: 25.4 mm, margin-top: 1 in, margin-bottom: 72}")
            .style
        for margin in [style.marginLeft, style.marginRight, style.marginTop, style.marginBottom] {
            #expect(abs(margin - 72) < 0.001)
        }
    }

    @Test func namesEveryMistake() throws {
        let yaml = "text: {sise: 12, bold: maybe}\ncolours: {link: blue}\npage: {width: -4}\nlist-indent: 1e9\n"
        let problems = try #require(throws: DiagnosticList.self) { try read(yaml) }
        #expect(problems.all.count == 5)
        #expect(problems.all[0].hint == "did you mean 'size'?")
    }

    @Test func warnsOfColoursThatAreHardToRead() throws {
        #expect(try read("text: {colour: '#999999'}").warnings.map(\.code) == [.lowContrast])
        #expect(abs(Contrast.ratio("000000", "FFFFFF") - 21) < 0.001)
        #expect(abs(Contrast.ratio("777777", "FFFFFF") - 4.478) < 0.001)
    }
}
