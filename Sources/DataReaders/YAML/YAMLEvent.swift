/// What libyaml reports next. Places are counted in Unicode scalars from the start of the text, as libyaml counts.
struct YAMLEvent {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias
        case scalar
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    var kind: Kind
    var start: Int
    var end: Int
    /// Of a scalar, after unescaping and folding.
    var text = ""
    /// Whether a scalar is written without quotes, and not as a block.
    var isPlain = false
    var tag: String?
    /// Of an alias, the anchor that it names.
    var anchor: String?
}
