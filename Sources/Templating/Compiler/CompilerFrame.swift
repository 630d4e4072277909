/// What the compiler knows about the part of a template that it is in.
struct CompilerFrame {
    var scope: Scope
    /// How placeholders write their values, one of ``Instruction/Writing``.
    var writing: UInt8
    /// Names set here are the template's own, which it exports.
    var isTopLevel = false
    /// Top level, and not within an `if`.
    var isRootLevel = false
    var isBlock = false
    var isLoop = false
    /// Within an `if`, where an unknown filter is an error only once it is reached.
    var isSoft = false
    /// Text outside of blocks is dropped once the template extends another.
    var checksExtended = false

    /// A frame with names of its own.
    func inner(function: FunctionBuilder? = nil) -> CompilerFrame {
        var frame = CompilerFrame(scope: Scope(function: function ?? scope.function, parent: scope), writing: writing)
        frame.checksExtended = checksExtended
        return frame
    }

    /// The branch of an `if`: the same names.
    var soft: CompilerFrame {
        var frame = self
        frame.isRootLevel = false
        frame.isSoft = true
        return frame
    }
}
