/// What `namespace()` makes: an object whose attributes `{% set ns.name = … %}` changes, also from within a loop.
///
/// `@unchecked Sendable`: it is made and changed by the one task that renders, and never shared with another.
package final class NamespaceValue: ValueHolder, AttributedObject, @unchecked Sendable {
    package let contents: DictValue

    package init(_ contents: DictValue = DictValue()) { self.contents = contents }

    package override var typeName: String { "namespace" }
    package func attribute(_ name: String) -> Value? { contents[name] }
    package var attributeNames: [String] {
        contents.keys.compactMap { if case .string(let name) = $0 { name } else { nil } }
    }
    package func set(_ name: String, _ value: Value) { contents.set(.string(name), value) }

    override func releaseValues() -> [Value] { [.dict(contents)] }
}
