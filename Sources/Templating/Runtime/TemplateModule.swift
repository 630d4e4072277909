/// An imported template: the names that it exports, and what it wrote.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class TemplateModule: AttributedObject, PrintableObject, @unchecked Sendable {
    let name: String
    let context: TemplateContext
    let printed: Value

    init(_ name: String, _ context: TemplateContext, printed: Value) {
        self.name = name
        self.context = context
        self.printed = printed
    }

    var typeName: String { "template module" }
    var attributeNames: [String] { Array(context.exported) }
    func attribute(_ name: String) -> Value? { context.exported.contains(name) ? context.variables[name] : nil }
}
