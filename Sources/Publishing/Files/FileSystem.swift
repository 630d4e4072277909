internal import CLinux
internal import Glibc

/// What file systems promise.
enum FileSystem {
    /// Those on which syncfs(2) waits until everything is on the disk. Network file systems and FUSE may do less there than
    /// fsync(2) does for a single file.
    ///
    /// Source: statfs(2), the table of magic numbers: ext2 to ext4, XFS, Btrfs, F2FS, tmpfs, overlayfs.
    private static let known: Set<Int> = [
        0xEF53, 0x5846_5342, 0x9123_683E, 0xF2F5_2010, 0x0102_1994, 0x794C_7630,
    ]

    /// Whether syncfs(2) on a descriptor promises for many files what fsync(2) promises for one.
    static func syncsTogether(_ descriptor: CInt) -> Bool {
        known.contains(letterpress_file_system(descriptor)) && reportsErrors
    }

    /// Brings all that was written on the file system of a descriptor to the disk.
    static func sync(_ descriptor: CInt) -> Bool { SystemCall.retrying { syncfs(descriptor) } == 0 }

    /// Since Linux 5.8 syncfs(2) fails if a block could not be written.
    private static let reportsErrors: Bool = {
        var system = utsname()
        guard uname(&system) == 0 else { return false }
        let release = withUnsafeBytes(of: &system.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let numbers = release.split(whereSeparator: { !$0.isNumber }).prefix(2).compactMap { Int($0) }
        return numbers.count == 2 && (numbers[0], numbers[1]) >= (5, 8)
    }()
}
