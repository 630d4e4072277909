/// Whether a list or dictionary can be changed, and how it is freed.
enum Frost {
    /// It can be changed.
    case none
    /// It cannot be changed; a ``Freezer`` is still looking at what it holds.
    case forming
    /// It cannot be changed, and is freed by ``Teardown``.
    case deep
    /// It cannot be changed, and holds so little that it is freed as Swift frees things, by recursion.
    /// - Parameter links: How many lists and dictionaries it may lead to, itself among them.
    case shallow(links: Int)

    var isShallow: Bool {
        if case .shallow = self { return true }
        return false
    }

    var isNone: Bool {
        if case .none = self { return true }
        return false
    }
}

/// Makes values unchangeable, and finds out on the way whether they may be freed by recursion: ``Teardown`` is for chains of
/// any length, and takes time for each list and dictionary. What is frozen cannot grow any more, so that this can be known.
struct Freezer {
    /// No chain is longer than the lists and dictionaries that it could be made of. Freeing takes about 600 bytes of the stack
    /// for each link, so that this many take 300 kB at most.
    private static let links = 512

    /// Every list, dictionary and tuple that was found.
    private var found: [Value] = []
    /// Whether everything that could be part of a chain was found.
    private var isWhole = true
    /// How many links those have that were frozen before.
    private var earlier = 0

    static func freeze(_ value: Value) {
        var freezer = Freezer()
        freezer.take(value)
        // A work list instead of recursion: data may be nested as deep as its reader allowed.
        var position = 0
        while position < freezer.found.count {
            freezer.takeContents(of: position)
            position += 1
        }
        freezer.finish()
    }

    private mutating func takeContents(of position: Int) {
        switch found[position] {
        case .list(let list): list.items.withUnsafeBufferPointer { take($0) }
        case .dict(let dict): dict.withValues { take($0) }
        case .tuple(let items): items.withUnsafeBufferPointer { take($0) }
        default: break
        }
    }

    private mutating func take(_ values: UnsafeBufferPointer<Value>) {
        // In place, since a value that is copied to be looked at counts references.
        for position in values.indices where values[position].mayHoldValues { take(values[position]) }
    }

    private mutating func take(_ value: Value) {
        switch value {
        case .list(let list):
            guard list.frost.isNone else { return meet(list.frost) }
            list.frost = .forming
        case .dict(let dict):
            guard dict.frost.isNone else { return meet(dict.frost) }
            dict.setFrost(.forming)
        case .tuple: break
        case .object(let object):
            // What it holds is its own, and may be changed.
            if object is ValueHolder { isWhole = false }
            return
        default: return
        }
        found.append(value)
    }

    /// Meets what is frozen already, by this freezer or by an earlier one.
    private mutating func meet(_ frost: Frost) {
        switch frost {
        case .forming: return
        case .shallow(let links): earlier += links
        case .none, .deep: isWhole = false
        }
    }

    private func finish() {
        let links = found.count + earlier
        let frost = isWhole && links <= Self.links ? Frost.shallow(links: links) : .deep
        found.withUnsafeBufferPointer { found in
            for position in found.indices {
                switch found[position] {
                case .list(let list): list.frost = frost
                case .dict(let dict): dict.setFrost(frost)
                default: break
                }
            }
        }
    }
}
