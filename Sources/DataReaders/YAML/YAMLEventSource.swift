internal import CLibYAML

/// libyaml's parser over a text, which must outlive it.
struct YAMLEventSource: ~Copyable {
    /// What libyaml found wrong. Places are counted in Unicode scalars, except `byteOffset`.
    struct Failure: Error {
        var problem: String
        var index: Int
        /// What libyaml was reading, such as `while scanning a quoted scalar`, and where that began.
        var context: String?
        var contextIndex: Int
        /// Set instead of the indices when the text has a character that YAML does not allow.
        var byteOffset: Int?
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The event handed out last, or nothing.
    private let current: UnsafeMutablePointer<yaml_event_t>
    private let isReady: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        current = .allocate(capacity: 1)
        current.initialize(to: yaml_event_t())
        isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        // An empty buffer may have no address, and libyaml asserts that there is one.
        if let start = bytes.baseAddress {
            yaml_parser_set_input_string(parser, start, bytes.count)
        } else {
            yaml_parser_set_input_string(parser, Self.emptyText.utf8Start, 0)
        }
    }

    private static let emptyText: StaticString = ""

    deinit {
        yaml_event_delete(current)
        current.deallocate()
        if isReady { yaml_parser_delete(parser) }
        parser.deallocate()
    }

    /// The next event, whose bytes last until the one after it.
    mutating func next() throws(Failure) -> YAMLEvent {
        yaml_event_delete(current)
        guard isReady, yaml_parser_parse(parser, current) == 1 else { throw failure() }
        var result = YAMLEvent(
            kind: .streamEnd, start: current.pointee.start_mark.index, end: current.pointee.end_mark.index)
        switch current.pointee.type {
        case YAML_SCALAR_EVENT:
            let scalar = current.pointee.data.scalar
            result.kind = .scalar
            result.bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            result.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            result.isQuoted =
                scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE
            result.endsOnLaterLine = current.pointee.end_mark.line > current.pointee.start_mark.line
            result.setNames(tag: scalar.tag, anchor: scalar.anchor)
        case YAML_SEQUENCE_START_EVENT:
            let start = current.pointee.data.sequence_start
            result.kind = .sequenceStart
            result.setNames(tag: start.tag, anchor: start.anchor)
        case YAML_MAPPING_START_EVENT:
            let start = current.pointee.data.mapping_start
            result.kind = .mappingStart
            result.setNames(tag: start.tag, anchor: start.anchor)
        case YAML_ALIAS_EVENT:
            result.kind = .alias
            result.setNames(tag: nil, anchor: current.pointee.data.alias.anchor)
        case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
        case YAML_STREAM_START_EVENT: result.kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
        default: result.kind = .streamEnd
        }
        return result
    }

    private func failure() -> Failure {
        guard isReady else { return Failure(problem: "out of memory", index: 0, context: nil, contextIndex: 0) }
        let state = parser.pointee
        return Failure(
            problem: state.problem.map { String(cString: $0) } ?? "out of memory", index: state.problem_mark.index,
            context: state.context.map { String(cString: $0) }, contextIndex: state.context_mark.index,
            byteOffset: state.error == YAML_READER_ERROR ? state.problem_offset : nil)
    }
}
