extension RichText: PrintableObject {
    package var printed: Value { .string(markdown) }
}
