import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Templating

/// Compares operations, methods, filters and tests with what Python and Jinja2 made of them: see
/// `Fixtures/values/generate.py`.
@Suite struct PythonTableTests {
    @Test(arguments: ["op", "unary", "slice", "item", "method", "mutate", "filter", "test"])
    func agrees(kind: String) throws {
        let lines = try fixture("values/cases.jsonl").split(separator: UInt8(ascii: "\n"))
        var differences: [String] = []
        var count = 0
        for (number, line) in lines.enumerated() {
            let row = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
            guard row["k"] as? String == kind else { continue }
            count += 1
            if let difference = Self.difference(row) {
                differences.append("\(number + 1): \(String(decoding: line, as: UTF8.self)) gave \(difference)")
            }
        }
        #expect(count > 0)
        #expect(
            differences.isEmpty, "\(differences.count) of \(count): \(differences.prefix(60).joined(separator: "\n"))")
    }

    /// What came out, if it is not what Python says.
    private static func difference(_ row: [String: Any]) -> String? {
        let context = StandaloneContext(escaping: row["e"] as? Bool == true ? .html : .none)
        do {
            let result = try run(row, context).repr
            guard let expected = row["x"] as? String else { return result + " instead of an error" }
            return result.utf8.elementsEqual(expected.utf8) ? nil : result
        } catch {
            return row["x"] == nil ? nil : "error: \(error)"
        }
    }

    private static func run(_ row: [String: Any], _ context: StandaloneContext) throws -> Value {
        let name = row["n"] as? String ?? ""
        let value = decode(row["v"])
        let values = (row["a"] as? [Any] ?? []).map(decode)
        let keywords = (row["kw"] as? [String: Any] ?? [:]).map { (name: $0.key, value: decode($0.value)) }
        let arguments = CallArguments(values, keywords: keywords)
        switch row["k"] as? String {
        case "filter": return try context.apply(filter: name, to: value, arguments)
        case "test": return .bool(try context.apply(test: name, to: value, arguments))
        case "method":
            return try context.call(try context.attribute(name, of: value), arguments)
        case "mutate":
            _ = try context.call(try context.attribute(name, of: value), arguments)
            return value
        case "op": return try operate(name, value, values[0], context)
        case "unary": return try unary(name, value, context)
        case "slice":
            guard let slice = try value.slice(values[0], values[1], values[2], in: context) else {
                throw Diagnostic("no-slices", "no slices")
            }
            return slice
        default: return try context.item(values[0], of: value)
        }
    }

    private static func operate(_ symbol: String, _ a: Value, _ b: Value, _ context: StandaloneContext) throws -> Value
    {
        switch symbol {
        case "+": return try a.adding(b, in: context)
        case "-": return try a.subtracting(b, in: context)
        case "*": return try a.multiplying(b, in: context)
        case "/": return try a.dividing(b, in: context)
        case "//": return try a.floorDividing(b, in: context)
        case "%": return try a.modulo(b, in: context)
        case "**": return try a.power(b, in: context)
        case "==": return .bool(try a.equals(b, in: context))
        case "in": return .bool(try b.contains(a, in: context))
        default: return .bool(try a.compare(try #require(OrderOperator(rawValue: symbol)), b))
        }
    }

    private static func unary(_ name: String, _ value: Value, _ context: StandaloneContext) throws -> Value {
        switch name {
        case "-": try value.negated()
        case "+": try value.positive()
        case "bool": .bool(try value.truth(in: context))
        case "len": .int(try value.length(in: context))
        case "str": .string(try value.text(in: context))
        default: .string(try value.repr(in: context))
        }
    }

    private static func decode(_ any: Any?) -> Value {
        if let text = any as? String {
            let content = String(text.unicodeScalars.dropFirst(2))
            switch text.unicodeScalars.first {
            case "i": return Int(content).map(Value.int) ?? .none
            case "f": return .float(NumberText.double(content) ?? .nan)
            case "s": return .string(content)
            case "m": return .markup(content)
            case "b": return .bool(content == "1")
            case "u": return .undefined(UndefinedValue(name: content))
            default: return .none
            }
        }
        let parts = any as? [Any] ?? []
        let items = parts.dropFirst()
        switch parts.first as? String {
        case "l": return .list(items.map(decode))
        case "t": return .tuple(items.map(decode))
        case "r":
            let numbers = items.compactMap { ($0 as? String).flatMap { Int($0) } }
            let range = try? RangeValue(start: numbers[0], stop: numbers[1], step: numbers[2], limit: 1000)
            return range.map(Value.object) ?? .none
        default:
            let dict = DictValue()
            for case let pair as [Any] in items { dict.set(decode(pair[0]), decode(pair[1])) }
            return .dict(dict)
        }
    }
}
