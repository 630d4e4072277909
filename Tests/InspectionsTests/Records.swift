import DataReaders
import Diagnostics
import Foundation
import Inspections
import Templating
import TestSupport
import Testing

/// A record read from YAML text.
func inspection(_ yaml: String) throws -> Inspection {
    try InspectionReader().read(try YAMLReader.read(SourceText(name: "record.yaml", text: yaml)))
}

func example(_ name: String) throws -> Inspection {
    let bytes = Array(try Data(contentsOf: repositoryRoot.appending(path: "Examples/\(name).yaml")))
    return try InspectionReader().read(try YAMLReader.read(SourceText(name: "Examples/\(name).yaml", bytes: bytes)))
}

/// A value at a dotted path, as compact JSON.
func value(_ context: Value, _ path: String) -> String {
    var value = context
    for step in path.split(separator: ".") {
        switch value {
        case .dict(let dict): value = dict[String(step)] ?? .string("(no \(path))")
        case .list(let list):
            value = Int(step).flatMap { $0 < list.items.count ? list.items[$0] : nil } ?? .string("(no \(path))")
        case .object(let object):
            value = (object as? any AttributedObject)?.attribute(String(step)) ?? .string("(no \(path))")
        default: return "(no \(path))"
        }
    }
    if case .object(let object) = value, let printable = object as? any PrintableObject { value = printable.printed }
    return JSONWriter.write(value)
}
