internal import Templating

/// What one render of one part remembers.
final class RenderState {
    /// Lengths of the output at the beginnings of elements that may have to go again.
    var marks: [Int] = []

    static func of(_ memory: HostMemory) -> RenderState {
        if let known = memory.values[ObjectIdentifier(RenderState.self)] as? RenderState { return known }
        let state = RenderState()
        memory.values[ObjectIdentifier(RenderState.self)] = state
        return state
    }
}
