/// A macro, or the body of a `call`, as a value.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class MacroObject: AttributedObject, PrintableObject, @unchecked Sendable {
    let program: Program
    let number: Int
    /// The frame that it was made in, whose names it sees.
    let outer: SlotFrame
    let context: TemplateContext

    init(_ program: Program, _ number: Int, outer: SlotFrame, context: TemplateContext) {
        self.program = program
        self.number = number
        self.outer = outer
        self.context = context
    }

    var code: FunctionCode { program.functions[number] }
    var typeName: String { "macro" }
    var printed: Value { .string(code.kind == .caller ? "<Macro anonymous>" : "<Macro '\(code.name)'>") }
    var attributeNames: [String] { ["name", "arguments", "catch_kwargs", "catch_varargs", "caller"] }

    func attribute(_ name: String) -> Value? {
        let code = code
        switch name {
        case "name": return code.kind == .caller ? Value.none : .string(code.name)
        case "arguments": return .tuple(code.parameters.map { .string(code.slotNames[$0]) })
        case "catch_kwargs": return .bool(code.keywordsSlot != nil)
        case "catch_varargs": return .bool(code.positionalSlot != nil)
        case "caller": return .bool(code.callerSlot != nil)
        default: return nil
        }
    }
}
