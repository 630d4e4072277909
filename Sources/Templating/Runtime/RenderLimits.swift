/// The limits of one render; reaching one is an error that names it. They are there so that no template, and no data put
/// into it, can take all memory or all time.
public struct RenderLimits: Sendable, Hashable {
    /// Instructions run, items produced, and 64-byte pieces of text produced.
    public var steps = 10_000_000
    /// Bytes of one output.
    public var outputBytes = 64 << 20
    /// Bytes of one text value.
    public var stringBytes = 16 << 20
    /// Items of one list, entries of one dictionary.
    public var listItems = 1_000_000
    /// Numbers of one `range`.
    public var rangeItems = 100_000
    /// Bytes that one width or repetition asks for.
    public var repeatBytes = 1 << 20
    /// Templates that stand in one another by `include`, `import` and `extends`.
    public var includeDepth = 32
    /// Includes and imports of one render.
    public var includes = 10_000
    /// Macros, blocks and rounds of recursive loops that stand in one another.
    public var macroDepth = 100

    public init() {}

    /// What holds unless something else is said.
    public static let standard = RenderLimits()

    /// One of the limits, by the name that messages and the option `--limit` use.
    public enum Name: String, CaseIterable, Sendable {
        case steps, output, text, list, range
        case repetition = "repeat"
        case includeDepth = "include-depth"
        case includes
        case callDepth = "call-depth"

        /// The most that it can be raised to: what the machine, and the memory of one that makes documents, can bear.
        public var highest: Int {
            switch self {
            case .steps: 1_000_000_000_000
            case .output, .text, .repetition: 1 << 31
            case .list, .range: 100_000_000
            case .includes: 10_000_000
            case .includeDepth, .callDepth: 1_000
            }
        }

        /// What it counts, in the words of messages.
        public var meaning: String {
            switch self {
            case .steps: "steps of work in one template"
            case .output: "bytes that one template puts out"
            case .text: "bytes of one text"
            case .list: "items of one list"
            case .range: "numbers of one 'range'"
            case .repetition: "bytes of one repeated or padded text"
            case .includeDepth: "templates that include one another"
            case .includes: "includes in one template"
            case .callDepth: "macros, blocks and loops that call one another"
            }
        }
    }

    /// A limit by its name.
    public subscript(name: Name) -> Int {
        get {
            switch name {
            case .steps: steps
            case .output: outputBytes
            case .text: stringBytes
            case .list: listItems
            case .range: rangeItems
            case .repetition: repeatBytes
            case .includeDepth: includeDepth
            case .includes: includes
            case .callDepth: macroDepth
            }
        }
        set {
            switch name {
            case .steps: steps = newValue
            case .output: outputBytes = newValue
            case .text: stringBytes = newValue
            case .list: listItems = newValue
            case .range: rangeItems = newValue
            case .repetition: repeatBytes = newValue
            case .includeDepth: includeDepth = newValue
            case .includes: includes = newValue
            case .callDepth: macroDepth = newValue
            }
        }
    }
}
