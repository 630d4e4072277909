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
    private let isReady: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
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
        if isReady { yaml_parser_delete(parser) }
        parser.deallocate()
    }

    mutating func next() throws(Failure) -> YAMLEvent {
        var event = yaml_event_t()
        guard isReady, yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        var result = YAMLEvent(kind: .streamEnd, start: event.start_mark.index, end: event.end_mark.index)
        switch event.type {
        case YAML_STREAM_START_EVENT: result.kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
        case YAML_ALIAS_EVENT:
            result.kind = .alias
            result.anchor = Self.text(event.data.alias.anchor)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            result.kind = .scalar
            result.text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            result.isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            result.tag = Self.text(scalar.tag)
            result.anchor = Self.text(scalar.anchor)
        case YAML_SEQUENCE_START_EVENT:
            result.kind = .sequenceStart
            result.tag = Self.text(event.data.sequence_start.tag)
            result.anchor = Self.text(event.data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT:
            result.kind = .mappingStart
            result.tag = Self.text(event.data.mapping_start.tag)
            result.anchor = Self.text(event.data.mapping_start.anchor)
        case YAML_SEQUENCE_END_EVENT: result.kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
        default: result.kind = .streamEnd
        }
        return result
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
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
