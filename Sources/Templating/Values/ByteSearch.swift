internal import Glibc

/// Search for one run of bytes in another, in linear time.
enum ByteSearch {
    /// The offset of the first place at or after `start`; `nil` if there is none. An empty needle is found at `start`.
    static func first(
        _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
    ) -> Int? {
        guard start <= bytes.count else { return nil }
        guard let wanted = needle.baseAddress, !needle.isEmpty else { return start }
        guard let base = bytes.baseAddress else { return nil }
        var index = start
        // Comparing at each place where the first byte stands is fastest on text as people write it. On `aaaa…` it would
        // be quadratic: once the comparisons have cost more than a look at all bytes, the automaton goes on.
        var work = 8 * (bytes.count - start) + 256
        while bytes.count - index >= needle.count {
            let room = bytes.count - index - needle.count + 1
            guard let found = memchr(base + index, Int32(wanted[0]), room) else { return nil }
            index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            var length = 1
            while length < needle.count, base[index + length] == wanted[length] { length += 1 }
            if length == needle.count { return index }
            work -= length
            index += 1
            if work < 0 { return firstByAutomaton(needle, in: bytes, from: index) }
        }
        return nil
    }

    /// Knuth, Morris and Pratt's search: never looks at a byte of the text twice.
    private static func firstByAutomaton(
        _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var fallback = [Int](repeating: 0, count: needle.count)
        var matched = 0
        for index in 1..<max(1, needle.count) {
            while matched > 0, needle[index] != needle[matched] { matched = fallback[matched - 1] }
            if needle[index] == needle[matched] { matched += 1 }
            fallback[index] = matched
        }
        matched = 0
        for index in start..<bytes.count {
            while matched > 0, bytes[index] != needle[matched] { matched = fallback[matched - 1] }
            if bytes[index] == needle[matched] { matched += 1 }
            if matched == needle.count { return index + 1 - needle.count }
        }
        return nil
    }

    /// The offset of the last place that ends at or before `end`.
    static func last(
        _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, upTo end: Int
    ) -> Int? {
        let text = Array(bytes[..<end].reversed())
        let wanted = Array(needle.reversed())
        return text.withUnsafeBufferPointer { text in
            wanted.withUnsafeBufferPointer { wanted in first(wanted, in: text).map { end - $0 - needle.count } }
        }
    }
}
