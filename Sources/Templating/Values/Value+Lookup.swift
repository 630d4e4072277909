package import Diagnostics

/// Attributes, items and slices, as Jinja2 looks them up. What does not exist is `nil`; the machine makes an undefined value
/// of it, with a name for messages.
extension Value {
    /// `value.name`: a method or attribute of the type first, then a key of a dictionary.
    package func attribute(_ name: String) -> Value? {
        switch self {
        case .dict(let dict): Methods.isDictMethod(name) ? Methods.lookup(name, on: self) : dict[name]
        case .object(let object as any AttributedObject): object.attribute(name) ?? Methods.lookup(name, on: self)
        case .int, .float, .bool: NumberMethods.attribute(name, of: self) ?? Methods.lookup(name, on: self)
        default: Methods.lookup(name, on: self)
        }
    }

    /// `value[key]`: an item first, then, for text keys, an attribute.
    package func item(_ key: Value) -> Value? {
        if let found = ownItem(key) { return found }
        guard let name = key.stringValue else { return nil }
        switch self {
        case .object(let object as any AttributedObject): return object.attribute(name)
        default: return Methods.lookup(name, on: self)
        }
    }

    /// An item, without a look at attributes; negative numbers count from the end.
    package func ownItem(_ key: Value) -> Value? {
        if case .dict(let dict) = self { return dict[key] }
        guard let number = key.intValue else { return nil }
        switch self {
        case .list(let list): return list.items.item(number)
        case .tuple(let items): return items.item(number)
        case .string(let text), .markup(let text): return text.codePoint(number).map { self.text(like: $0) }
        case .object(let range as RangeValue):
            let index = number < 0 ? number + range.count : number
            return index >= 0 && index < range.count ? .int(range[index]) : nil
        case .object(let object as any SequenceObject) where object.isIndexed: return object.items.item(number)
        default: return nil
        }
    }

    /// The names that `value.name` could have meant, for suggestions.
    package var attributeNames: [String] {
        switch self {
        case .dict(let dict): dict.keys.compactMap(\.stringValue)
        case .object(let object as any AttributedObject): object.attributeNames
        default: []
        }
    }

    /// `value[start:stop:step]`; parts left out are `nil` or `None`. `nil` for values that have no slices, which gives an
    /// undefined value in Jinja2.
    package func slice(
        _ start: Value?, _ stop: Value?, _ step: Value?, in context: any CallContext
    ) throws(Diagnostic) -> Value? {
        let step = try Self.bound(step) ?? 1
        if step == 0 { throw .wrongValue("the step of a slice must not be zero") }
        let start = try Self.bound(start)
        let stop = try Self.bound(stop)
        switch self {
        case .string(let text), .markup(let text): return self.text(like: text.slice(start, stop, step))
        case .list(let list):
            let items = list.items.slice(start, stop, step)
            try context.checkListCount(items.count)
            return .list(items)
        case .tuple(let items): return .tuple(items.slice(start, stop, step))
        case .object(let range as RangeValue): return .object(range.slice(start, stop, step))
        case .object(let object as any SequenceObject) where object.isIndexed:
            try context.charge(object.count)
            let items = object.items.slice(start, stop, step)
            return object is GroupValue ? .tuple(items) : .list(items)
        case .undefined(let undefined): throw undefined.diagnostic
        default: return nil
        }
    }

    private static func bound(_ value: Value?) throws(Diagnostic) -> Int? {
        guard let value, !value.isNone else { return nil }
        if let number = value.intValue { return number }
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        throw .wrongType("the bounds of a slice are whole numbers, not '\(value.typeName)'")
    }
}

/// The places that a slice takes from a sequence: a start, a step, and how many.
struct SlicePlaces {
    let start: Int
    /// Where the slice ends; -1 for one that reaches back over the first place.
    let stop: Int
    let step: Int
    let count: Int

    /// Python's `slice.indices()`.
    init(_ start: Int?, _ stop: Int?, _ step: Int, of length: Int) {
        func clamp(_ bound: Int?, _ whenMissing: Int) -> Int {
            guard let bound else { return whenMissing }
            let lowest = step > 0 ? 0 : -1
            let highest = step > 0 ? length : length - 1
            if bound < 0 { return bound < -length ? lowest : max(bound + length, lowest) }
            return min(bound, highest)
        }
        let first = clamp(start, step > 0 ? 0 : length - 1)
        let last = clamp(stop, step > 0 ? length : -1)
        self.start = first
        self.stop = last
        self.step = step
        if step > 0 {
            count = first < last ? (last - first - 1) / step + 1 : 0
        } else {
            count = first > last ? Int(UInt(first - last - 1) / step.magnitude) + 1 : 0
        }
    }

    /// All places in turn. Never computes a place that is not one, so that no step overflows.
    func forEach(_ body: (Int) -> Void) {
        var place = start
        for index in 0..<count {
            body(place)
            if index + 1 < count { place += step }
        }
    }
}

extension Array {
    /// The item at a place, counted from the end if negative.
    fileprivate func item(_ number: Int) -> Element? {
        let index = number < 0 ? number + count : number
        return index >= 0 && index < count ? self[index] : nil
    }

    fileprivate func slice(_ start: Int?, _ stop: Int?, _ step: Int) -> [Element] {
        let places = SlicePlaces(start, stop, step, of: count)
        guard places.count > 0 else { return [] }
        if step == 1 { return Array(self[places.start..<places.start + places.count]) }
        var result: [Element] = []
        result.reserveCapacity(places.count)
        places.forEach { result.append(self[$0]) }
        return result
    }
}

extension String {
    /// The code point at a place, counted from the end if negative.
    fileprivate func codePoint(_ number: Int) -> String? {
        let count = codePointCount
        let index = number < 0 ? number + count : number
        return index >= 0 && index < count ? codePoints(from: index, to: index + 1) : nil
    }

    func slice(_ start: Int?, _ stop: Int?, _ step: Int) -> String {
        let places = SlicePlaces(start, stop, step, of: codePointCount)
        guard places.count > 0 else { return "" }
        if step == 1 { return codePoints(from: places.start, to: places.start + places.count) }
        let scalars = Array(unicodeScalars)
        var view = UnicodeScalarView()
        places.forEach { view.append(scalars[$0]) }
        return String(view)
    }
}
