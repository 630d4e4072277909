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

    /// What was changed since a mark, so that a branch of an `if` can be undone and its changes looked at.
    private enum Change {
        case reference(String)
        case load(String, old: Load?)
        case store(String)
    }

    /// The names that one branch of an `if` has defined, and those that it has set.
    struct Branch {
        fileprivate var definitions: [(name: String, slot: Slot, load: Load)] = []
        fileprivate var stores: [String] = []
    }

    let function: FunctionBuilder
    let parent: Scope?
    /// Whether every name set here is exported as soon as it has a value, so that includes find it without being handed it.
    @exclusivity(unchecked) var isExported = false
    /// The number of the table of ``storedNames`` in the program, once there is one.
    @exclusivity(unchecked) var localTable: Int?
    @exclusivity(unchecked) private(set) var references: [String: Slot] = [:]
    @exclusivity(unchecked) private(set) var loads: [(name: String, load: Load)] = []
    @exclusivity(unchecked) private(set) var stores: Set<String> = []
    @exclusivity(unchecked) private var parameters: [String] = []
    @exclusivity(unchecked) private var loadNumbers: [String: Int] = [:]
    @exclusivity(unchecked) private var journal: [Change] = []
    /// One slot for a name, whichever branch needs it first.
    @exclusivity(unchecked) private var slots: [String: Int] = [:]

    init(function: FunctionBuilder, parent: Scope?) {
        self.function = function
        self.parent = parent
    }

    private func define(_ name: String, _ load: Load) {
        let number = slots[name] ?? function.newSlot(name)
        slots[name] = number
        if references.updateValue(Slot(function: function, number: number), forKey: name) == nil {
            journal.append(.reference(name))
        }
        setLoad(name, load)
    }

    private func setLoad(_ name: String, _ load: Load) {
        if let index = loadNumbers[name] {
            journal.append(.load(name, old: loads[index].load))
            loads[index].load = load
        } else {
            journal.append(.load(name, old: nil))
            loadNumbers[name] = loads.count
            loads.append((name, load))
        }
    }

    private func noteStore(_ name: String) {
        if stores.insert(name).inserted { journal.append(.store(name)) }
    }

    func find(_ name: String) -> Slot? {
        var scope: Scope? = self
        while let current = scope {
            if let slot = current.references[name] { return slot }
            scope = current.parent
        }
        return nil
    }

    /// The slot of a parameter, which whoever enters the frame fills.
    @discardableResult
    func declareParameter(_ name: String) -> Int {
        parameters.append(name)
        noteStore(name)
        define(name, .parameter)
        return slots[name] ?? 0
    }

    func store(_ name: String) {
        noteStore(name)
        guard references[name] == nil else { return }
        if let outer = parent?.find(name) {
            define(name, .alias(outer))
        } else {
            define(name, .undefined(name))
        }
    }

    func load(_ name: String) {
        if find(name) == nil { define(name, .resolve(name)) }
    }

    /// Runs the analysis of a branch, and takes back what it changed.
    func branch(_ body: () -> Void) -> Branch {
        let mark = journal.count
        body()
        var branch = Branch()
        for change in journal[mark...] {
            switch change {
            case .load(let name, _):
                if let slot = references[name], let index = loadNumbers[name] {
                    branch.definitions.append((name, slot, loads[index].load))
                }
            case .store(let name): branch.stores.append(name)
            case .reference: break
            }
        }
        while journal.count > mark, let change = journal.popLast() { undo(change) }
        return branch
    }

    private func undo(_ change: Change) {
        switch change {
        case .reference(let name): references[name] = nil
        case .store(let name): stores.remove(name)
        case .load(let name, let old):
            if let old, let index = loadNumbers[name] {
                loads[index].load = old
            } else {
                // New loads are added at the end, and taken back in the opposite order.
                loads.removeLast()
                loadNumbers[name] = nil
            }
        }
    }

    /// Brings the branches of an `if` together: what only some of them set is what it was outside, or in the context.
    func merge(_ branches: [Branch]) {
        var stored: Set<String> = []
        for branch in branches { stored.formUnion(branch.stores.lazy.filter { !self.stores.contains($0) }) }
        for branch in branches {
            for (name, slot, load) in branch.definitions {
                if references.updateValue(slot, forKey: name) == nil { journal.append(.reference(name)) }
                setLoad(name, load)
            }
            for name in branch.stores { noteStore(name) }
        }
        for name in stored.sorted() {
            if let outer = parent?.find(name) {
                setLoad(name, .alias(outer))
            } else {
                setLoad(name, .resolve(name))
            }
        }
    }

    private var storesHandedOn: [String] {
        isExported ? parameters : Array(stores)
    }

    /// Lets a name that is only read share a slot with others that read it.
    func redirect(_ name: String, to slot: Int) {
        references[name] = Slot(function: function, number: slot)
    }

    /// All names set around here and not exported, the innermost first, as an include hands them on.
    var storedNames: [(name: String, slot: Slot)] {
        var result: [(name: String, slot: Slot)] = []
        var seen: Set<String> = []
        var scope: Scope? = self
        while let current = scope {
            for name in current.storesHandedOn.sorted() where seen.insert(name).inserted {
                if let slot = find(name) { result.append((name, slot)) }
            }
            scope = current.parent
        }
        return result
    }
}
