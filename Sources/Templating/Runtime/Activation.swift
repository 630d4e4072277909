/// A function that is being run: the machine's own stack of calls, so that templates and data of any depth need none of the
/// host's.
struct Activation {
    /// What becomes of what the function writes.
    enum Result {
        /// It goes to the output as it is written.
        case output
        /// It is caught, and becomes the value of the call.
        case text
        /// It is caught, and the value is the module.
        case module
        /// It is caught and then put out, and kept for the next include without context.
        case moduleOutput
    }

    let program: Program
    let function: Int
    let frame: SlotFrame
    let context: TemplateContext
    let result: Result
    /// The instruction to go on with.
    var next: Int
    /// The `extends` statements that led to this template, the nearest first, as instructions of their programs.
    var extensions: [(program: Program, at: Int)] = []
    /// The template that this one extends, to be run when it ends.
    var parent: Template?
    /// The instruction that said so.
    var parentInstruction = 0
    /// How many loops there were when it began.
    let loopCount: Int
    /// How deep a recursive loop is.
    var loopDepth = 0
    /// Counts against the depth of includes rather than of macros.
    let isTemplate: Bool
}
