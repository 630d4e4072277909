/// A block that can be called: `super`, `self.name`.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class BlockReference: AttributedObject, @unchecked Sendable {
    let name: String
    let context: TemplateContext
    /// Which of the block's functions, from the most derived.
    let level: Int

    init(_ name: String, _ context: TemplateContext, level: Int) {
        self.name = name
        self.context = context
        self.level = level
    }

    var typeName: String { "block" }
    var attributeNames: [String] { ["super"] }

    func attribute(_ attribute: String) -> Value? {
        guard attribute == "super" else { return nil }
        return Self.superBlock(of: name, context, level: level + 1)
    }

    static func superBlock(of name: String, _ context: TemplateContext, level: Int) -> Value {
        guard level < context.blocks[name]?.count ?? 0 else {
            return .undefined(UndefinedValue(name: "super", reason: "there is no parent block called '\(name)'"))
        }
        return .object(BlockReference(name, context, level: level))
    }
}

/// What a template calls `self`: its blocks by name.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class SelfReference: AttributedObject, @unchecked Sendable {
    let context: TemplateContext
    init(_ context: TemplateContext) { self.context = context }
    var typeName: String { "self" }
    var attributeNames: [String] { Array(context.blocks.keys) }

    func attribute(_ name: String) -> Value? {
        context.blocks[name] == nil ? nil : .object(BlockReference(name, context, level: 0))
    }
}
