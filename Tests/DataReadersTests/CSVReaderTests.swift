import DataReaders
import Diagnostics
import Templating
import Testing

@Suite struct CSVReaderTests {
    @Test(arguments: [
        ("a,b\n1,2\n", #"[{"a":"1","b":"2"}]"#),
        ("\u{FEFF}a;b\r\n1;\"x;y\"\r\n", #"[{"a":"1","b":"x;y"}]"#),
        ("a\tb\n1,5\t2", #"[{"a":"1,5","b":"2"}]"#),
        ("a,b\n\"one\ntwo\",\"say \"\"hi\"\"\"\n", #"[{"a":"one\ntwo","b":"say \"hi\""}]"#),
        ("a,b\n,\n", #"[{"a":"","b":""}]"#), ("a,b\n\n1,2\n\n", #"[{"a":"1","b":"2"}]"#), ("a,b", "[]"),
        ("\"a\", b \n1, 2\n", #"[{"a":"1","b":" 2"}]"#), ("a\n\"\"\n", #"[{"a":""}]"#),
        ("a,b\r1,2\r", #"[{"a":"1","b":"2"}]"#), ("a,b;c,d\n1,2,3", #"[{"a":"1","b;c":"2","d":"3"}]"#),
    ])
    func reads(text: String, expected: String) { #expect(outcome("a.csv", text) == expected) }

    @Test(arguments: [
        ("", "empty-data-file"), ("\n\n", "empty-data-file"), ("a,a\n1,2", "duplicate-key@1:3"),
        ("a,\n1,2", "bad-key@1:3"), ("a,b\n1,2\n1\n", "csv-syntax@3:1"), ("a,b\n1,2,3", "csv-syntax@2:1"),
        ("a,b\n\"x,2\n", "csv-syntax@2:1"), ("a,b\n\"x\"y,2\n", "csv-syntax@2:4"),
        ("a\n\u{0}", "control-character@2:1"),
    ])
    func refuses(text: String, expected: String) { #expect(outcome("a.csv", text) == expected) }

    @Test func limitsHold() {
        var limits = DataLimits()
        limits.columns = 2
        limits.rows = 2
        limits.cellBytes = 4
        #expect(outcome("a.csv", "a,b\n1,2\n3,4", limits: limits) == #"[{"a":"1","b":"2"},{"a":"3","b":"4"}]"#)
        #expect(outcome("a.csv", "a,b,c\n1,2,3", limits: limits) == "data-limit@1:1")
        #expect(outcome("a.csv", "a\n1\n2\n3", limits: limits) == "data-limit@4:1")
        #expect(outcome("a.csv", "a\n1234", limits: limits) == #"[{"a":"1234"}]"#)
        #expect(outcome("a.csv", "a\n12345", limits: limits) == "data-limit@2:1")
    }

    @Test func rowsHavePlaces() throws {
        let text = "name,date\nWestmere,2025-01-28\n\"Two\nlines\",x\nEnd,y\n"
        guard case .table(let table) = try DataReader.read(bytes: Array(text.utf8), name: "a.csv") else { return }
        #expect(table.count == 3)
        #expect(table[2].number == 3)
        #expect(table[2].place.label == "a.csv:5:1")
        let date = try #require(table[0].root["date"])
        #expect(table[0].file.text(of: date) == "2025-01-28")
        #expect(table.place(ofColumn: 1).label == "a.csv:1:6")
    }

    @Test func aHundredThousandRowsAreQuick() throws {
        let text = "id,name,date\n" + (0..<100_000).map { "\($0),Service \($0),2025-01-28\n" }.joined()
        let time = try cpuSeconds {
            guard case .table(let table) = try DataReader.read(bytes: Array(text.utf8), name: "a.csv") else { return }
            #expect(table.count == 100_000)
            #expect(
                JSONWriter.write(table[99_999].value) == #"{"id":"99999","name":"Service 99999","date":"2025-01-28"}"#)
        }
        #expect(time < 5)
    }

    @Test func otherEndingsAreRefused() {
        #expect(outcome("data.xml", "<a/>") == "unknown-data-format")
        #expect(outcome("-", "a: 1") == #"{"a":1}"#)
        #expect(outcome("folder.d/data.YML", "a: 1") == #"{"a":1}"#)
    }
}
