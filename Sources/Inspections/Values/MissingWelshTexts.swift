internal import Templating

/// What `welsh` is for a record without Welsh texts: false, and an error that says what to add for a template that reads one.
final class MissingWelshTexts: AttributedObject, SequenceObject {
    var typeName: String { "dict" }
    var attributeNames: [String] { [] }
    var items: [Value] { [] }
    var count: Int { 0 }
    var isIndexed: Bool { false }

    func attribute(_ name: String) -> Value? {
        .undefined(
            UndefinedValue(
                name: "welsh." + name,
                reason: "the record has no Welsh texts: add 'welsh:' with '\(name)', as a translator wrote it"))
    }
}
