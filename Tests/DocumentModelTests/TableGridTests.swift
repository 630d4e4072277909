import DocumentModel
import TestSupport
import Testing

@Suite struct TableGridTests {
    private func cell(_ columns: Int = 1, _ rows: Int = 1) -> Table.Cell {
        Table.Cell([], columnSpan: columns, rowSpan: rows)
    }

    private func table(_ columns: Int, _ rows: [[Table.Cell]]) -> Table {
        Table(columns: Array(repeating: .init(), count: columns), headRows: [], bodyRows: rows.map { Table.Row($0) })
    }

    /// Each place as `column+span×height`, `-` where a cell was added.
    private func description(_ grid: TableGrid) -> [String] {
        grid.body.map { row in
            row.map { "\($0.column)+\($0.columnSpan)×\($0.rowSpan)\($0.cell == nil ? "-" : "")" }.joined(separator: " ")
        }
    }

    @Test func raggedRowsAreFilled() {
        let grid = TableGrid(table(2, [[cell()], [cell(), cell(), cell()]]))
        #expect(grid.columns.count == 3)
        #expect(description(grid) == ["0+1×1 1+1×1- 2+1×1-", "0+1×1 1+1×1 2+1×1"])
    }

    @Test func spansAreCutAtTheTableAndAtOneAnother() {
        let grid = TableGrid(table(3, [[cell(), cell(1, 9)], [cell(.max), cell(0, -1)]]))
        #expect(description(grid) == ["0+1×1 1+1×2 2+1×1-", "0+1×1 2+1×1"])
    }

    @Test func rowsAndColumnsInWhichNothingBeginsAreDropped() {
        let grid = TableGrid(table(3, [[cell(2, 2), cell(1, 2)], [], [cell(2), cell()]]))
        #expect(grid.columns.count == 2)
        #expect(description(grid) == ["0+1×1 1+1×1", "0+1×1 1+1×1"])
        #expect(grid.bodySources == [0, 2])
    }

    /// Every slot of every grid is covered exactly once.
    @Test func gridsAreWhole() {
        for seed in UInt64(0)..<500 {
            var random = SeededGenerator(seed: seed)
            let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    cell(Int.random(in: -1...4, using: &random), Int.random(in: -1...4, using: &random))
                }
            }
            let grid = TableGrid(table(Int.random(in: 0...4, using: &random), rows))
            var covered = [Int](repeating: 0, count: grid.columns.count * grid.body.count)
            for (row, places) in grid.body.enumerated() {
                #expect(!places.isEmpty)
                for place in places {
                    for down in row..<row + place.rowSpan {
                        for across in place.column..<place.column + place.columnSpan {
                            covered[down * grid.columns.count + across] += 1
                        }
                    }
                }
            }
            #expect(covered.allSatisfy { $0 == 1 }, "seed \(seed)")
        }
    }
}
