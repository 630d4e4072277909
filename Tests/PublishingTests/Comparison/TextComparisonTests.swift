import Publishing
import Testing

@Suite struct TextComparisonTests {
    @Test func keepsContextAndJoinsNeighbours() {
        let old = (1...20).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 3\n", with: "line three\n").replacing("line 6\n", with: "")
            .replacing("line 18\n", with: "line 18\nline 18a\n")
        let hunks = TextComparison(old, new).hunks
        #expect(
            hunks.map { [$0.old.start, $0.old.count, $0.new.start, $0.new.count] } == [[1, 8, 1, 7], [17, 4, 16, 5]])
        #expect(
            hunks[0].lines == [
                .same("line 1"), .same("line 2"),
                .removed([.init(text: "line ", kind: .same), .init(text: "3", kind: .removed)]),
                .added([.init(text: "line ", kind: .same), .init(text: "three", kind: .added)]),
                .same("line 4"), .same("line 5"),
                .removed([.init(text: "line 6", kind: .removed)]), .same("line 7"), .same("line 8"),
            ])
    }

    @Test func mixesBothSidesInOneLine() {
        let hunks = TextComparison(
            "on 28 January at 00.01.\n", "on 4 February at 00.01.\n", context: 0, mixesLines: true
        ).hunks
        #expect(
            hunks.map(\.lines) == [
                [
                    .mixed([
                        .init(text: "on ", kind: .same), .init(text: "28", kind: .removed),
                        .init(text: "4", kind: .added),
                        .init(text: " ", kind: .same), .init(text: "January", kind: .removed),
                        .init(text: "February", kind: .added), .init(text: " at 00.01.", kind: .same),
                    ])
                ]
            ])
    }

    @Test(arguments: [("", ""), ("a\nb\n", "a\nb\n"), ("a\nb", "a\nb\n")])
    func saysNothingOfTheSameText(old: String, new: String) { #expect(TextComparison(old, new).hunks.isEmpty) }

    @Test func toldApartByBytes() { #expect(TextComparison("caf\u{E9}\n", "cafe\u{301}\n").hunks.count == 1) }

    @Test func wholeTextsComeAndGo() {
        let come = TextComparison("", "a\nb\n").hunks
        #expect(come.map { [$0.old.start, $0.old.count, $0.new.start, $0.new.count] } == [[0, 0, 1, 2]])
        let gone = TextComparison("a\n", "").hunks
        #expect(gone.map(\.lines) == [[.removed([.init(text: "a", kind: .removed)])]])
    }
}
