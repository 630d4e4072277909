/// An output that waits while text is caught. An object, because an array holds nothing that cannot be copied.
final class WaitingOutput {
    @exclusivity(unchecked) var output: OutputBuffer

    /// An empty one, for text caught under a limit of bytes.
    init(limit: Int) { output = OutputBuffer(limit: limit) }
}
