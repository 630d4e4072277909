/// The names of one frame of a template, and where each value is found: Jinja2's rules of scope (its `idtracking`), which
/// decide what a loop, a macro or a block sees and what it can change.
final class Scope {
    /// A slot of a function.
    struct Slot {
        let function: FunctionBuilder
        let number: Int
    }

    /// How a slot gets its value when its frame is entered.
    enum Load {
        case parameter
        case resolve(String)
        case alias(Slot)
        case undefined(String)
    }

    /// What the branches of an `if` may each change.
    struct Symbols {
        var references: [String: Slot] = [:]
        var loads: [(name: String, load: Load)] = []
        var stores: Set<String> = []
        private var loadNumbers: [String: Int] = [:]

        mutating func setLoad(_ name: String, _ load: Load) {
            if let index = loadNumbers[name] {
                loads[index].load = load
            } else {
                loadNumbers[name] = loads.count
                loads.append((name, load))
            }
        }
    }

    let function: FunctionBuilder
    let parent: Scope?
    var symbols = Symbols()
    /// One slot for a name, whichever branch needs it first.
    private var slots: [String: Int] = [:]

    init(function: FunctionBuilder, parent: Scope?) {
        self.function = function
        self.parent = parent
    }

    private func define(_ name: String, _ load: Load) {
        let number = slots[name] ?? function.newSlot(name)
        slots[name] = number
        symbols.references[name] = Slot(function: function, number: number)
        symbols.setLoad(name, load)
    }

    func find(_ name: String) -> Slot? {
        var scope: Scope? = self
        while let current = scope {
            if let slot = current.symbols.references[name] { return slot }
            scope = current.parent
        }
        return nil
    }

    /// The slot of a parameter, which whoever enters the frame fills.
    @discardableResult
    func declareParameter(_ name: String) -> Int {
        symbols.stores.insert(name)
        define(name, .parameter)
        return slots[name] ?? 0
    }

    func store(_ name: String) {
        symbols.stores.insert(name)
        guard symbols.references[name] == nil else { return }
        if let outer = parent?.find(name) {
            define(name, .alias(outer))
        } else {
            define(name, .undefined(name))
        }
    }

    func load(_ name: String) {
        if find(name) == nil { define(name, .resolve(name)) }
    }

    /// Brings the branches of an `if` together: what only some of them set is what it was outside, or in the context.
    func merge(_ branches: [Symbols]) {
        var stored: Set<String> = []
        for branch in branches { stored.formUnion(branch.stores) }
        stored.subtract(symbols.stores)
        for branch in branches {
            symbols.references.merge(branch.references) { _, new in new }
            for (name, load) in branch.loads { symbols.setLoad(name, load) }
            symbols.stores.formUnion(branch.stores)
        }
        for name in stored.sorted() {
            if let outer = parent?.find(name) {
                symbols.setLoad(name, .alias(outer))
            } else {
                symbols.setLoad(name, .resolve(name))
            }
        }
    }

    /// Lets a name that is only read share a slot with others that read it.
    func redirect(_ name: String, to slot: Int) {
        symbols.references[name] = Slot(function: function, number: slot)
    }

    /// All names set around here, the innermost first, as an include hands them on.
    var storedNames: [(name: String, slot: Slot)] {
        var result: [(name: String, slot: Slot)] = []
        var seen: Set<String> = []
        var scope: Scope? = self
        while let current = scope {
            for name in current.symbols.stores.sorted() where seen.insert(name).inserted {
                if let slot = find(name) { result.append((name, slot)) }
            }
            scope = current.parent
        }
        return result
    }
}
