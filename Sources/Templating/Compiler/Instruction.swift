/// One step of a program: an operation with three operands, whose meaning each operation gives.
struct Instruction: Sendable {
    var operation: Operation
    /// How a value is written, for operations that put one out; flags for others.
    var mode: UInt8 = 0
    /// How many functions outwards a slot lies.
    var depth: UInt16 = 0
    var a: Int32 = 0
    var b: Int32 = 0

    init(_ operation: Operation, mode: UInt8 = 0, depth: Int = 0, _ a: Int = 0, _ b: Int = 0) {
        self.operation = operation
        self.mode = mode
        self.depth = UInt16(clamping: depth)
        self.a = Int32(clamping: a)
        self.b = Int32(clamping: b)
    }

    /// How a value goes into the output.
    enum Writing {
        static let plain: UInt8 = 0
        static let html: UInt8 = 1
        static let markdown: UInt8 = 2
        /// As the escaping in force when the instruction runs says.
        static let dynamic: UInt8 = 3
    }

    enum Operation: UInt8, Sendable {
        /// What puts a value out in these letters.
        init(emitting letters: LetterCase) {
            switch letters {
            case .upper: self = .emitUpper
            case .lower: self = .emitLower
            case .capitalized: self = .emitCapitalized
            }
        }

        // Output
        /// Puts out literal bytes: offset a, length b.
        case literal
        /// Pops a value and puts it out as `mode` says.
        case emit
        /// Puts out slot a.
        case emitSlot
        /// Puts out attribute b of slot a.
        case emitSlotAttribute
        /// Pops a value and puts it out in other letters, as filter a does.
        case emitUpper
        case emitLower
        case emitCapitalized
        /// Pops a value and puts it out as it stands.
        case emitRaw
        /// Calls as `call` does and puts the result out; the text of macros goes straight to the output.
        case emitCall
        /// The same for a call of attribute a.
        case emitCallMethod
        /// Pops a value and hands it to writer a.
        case emitWriter
        /// Runs host operation a.
        case host
        case jumpIfExtended

        // Values
        case constant
        case load
        case loadOuter
        case store
        /// Makes slot a hold the undefined value of name b.
        case forget
        /// Looks name b up in the context, into slot a.
        case resolve
        case pop
        case makeTuple
        case makeList
        case makeDict

        // Lookups
        case attribute
        case slotAttribute
        case item
        case slice

        // Operators
        case add
        case subtract
        case multiply
        case divide
        case floorDivide
        case modulo
        case power
        case negate
        case positive
        case not
        case concatenate
        /// Compares the two values on top as `mode` says.
        case compare
        /// As `compare`, but keeps the right value for the next comparison, or jumps to a with `False`.
        case compareChain

        // Jumps
        case jump
        case jumpIfFalse
        case jumpIfTrue
        /// Keeps the value and jumps if it is false (true), or pops it.
        case jumpIfFalseKeeping
        case jumpIfTrueKeeping

        // Calls
        case call
        case callMethod
        case filter
        /// Applies filter a, which has been given no arguments.
        case plainFilter
        case test
        case unknownFilter
        case unknownTest
        case isDefined
        case isUndefined
        case isNone
        case implicitElse

        // Loops
        /// Pops a sequence and begins a loop over it.
        case beginLoop
        /// Goes to the next item, onto the stack, or jumps to a.
        case nextItem
        /// Goes to the next item, into slot b, or jumps to a.
        case nextItemInSlot
        /// Puts the object `loop` into slot a.
        case loopObject
        /// Notes that a round was finished.
        case finishRound
        /// The same, and goes to the next item, into slot b, and to a; or on behind the loop.
        case nextRoundInSlot
        /// Ends a loop, whose object is in slot b (or nowhere, if that is negative).
        case endLoop
        /// The same for a loop with an `else`; jumps to a unless it must run.
        case endLoopOrElse
        /// Pops the verdict of a loop's `if`, and keeps the current item if it is true.
        case keepItem
        /// Ends a loop that filters and leaves its items as a list.
        case endFiltering
        case unpack

        // Text captured
        case capture
        case endCapture
        /// Makes the value on top markup where values are escaped.
        case markIfEscaping
        case beginEscaping
        case endEscaping

        // Assignments
        case setAttribute
        case checkNamespace
        case export

        // Functions
        case makeMacro
        case callRecursiveLoop
        case jumpIfGiven
        case parameterMissing
        case finish

        // Other templates
        case include
        case importTemplate
        case importName
        case extend
        case callBlock
        case superBlock
        case selfReference
    }
}
