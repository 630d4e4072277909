internal import CLibXML2

extension XMLTreeBuilder {
    enum Failure: Error { case noMemory, notWellFormed }

    /// Runs libxml2 over the source.
    /// - Throws: ``Failure`` if the document is not well formed; ``firstError`` says why.
    func parse(from start: Int) throws(Failure) {
        _ = XMLLibrary.isReady
        guard let context = xmlNewParserCtxt() else { throw .noMemory }
        defer { xmlFreeParserCtxt(context) }
        guard let sax = context.pointee.sax, let count = CInt(exactly: source.count - start) else { throw .noMemory }
        Self.setHandlers(of: sax)
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_BIG_LINES.rawValue
        let document = (source.baseAddress.map { $0 + start }).flatMap { bytes in
            bytes.withMemoryRebound(to: CChar.self, capacity: Int(count)) {
                // Named, so that libxml2 does not guess; with no name of a file, there is nothing to load anything from.
                xmlCtxtReadMemory(context, $0, count, nil, nil, CInt(options))
            }
        }
        // Our handlers build no document of libxml2's own.
        if let document { xmlFreeDoc(document) }
        guard context.pointee.wellFormed == 1, context.pointee.nsWellFormed == 1, firstError == nil, !hasDocumentType
        else { throw .notWellFormed }
    }

    private static func setHandlers(of sax: UnsafeMutablePointer<xmlSAXHandler>) {
        sax.pointee = xmlSAXHandler()
        sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
        sax.pointee.startElementNs = {
            user, local, prefix, namespace, count, declarations, attributeCount, _, attributes in
            XMLTreeBuilder.of(user)?.start(
                local, prefix, namespace, UnsafeBufferPointer(start: declarations, count: Int(count) * 2),
                UnsafeBufferPointer(start: attributes, count: Int(attributeCount) * 5))
        }
        sax.pointee.endElementNs = { user, _, _, _ in XMLTreeBuilder.of(user)?.endElement() }
        sax.pointee.characters = { user, bytes, count in
            XMLTreeBuilder.of(user)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        sax.pointee.ignorableWhitespace = sax.pointee.characters
        sax.pointee.cdataBlock = sax.pointee.characters
        sax.pointee.comment = { user, _ in XMLTreeBuilder.of(user)?.other() }
        sax.pointee.processingInstruction = { user, _, _ in XMLTreeBuilder.of(user)?.other() }
        sax.pointee.internalSubset = { user, _, _, _ in XMLTreeBuilder.of(user)?.documentType() }
        sax.pointee.serror = { user, error in
            guard let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            // Of errors that the parser reports, `ctxt` is the parser's context (xmlerror.h).
            let offset = error.ctxt.map { xmlByteConsumed($0.assumingMemoryBound(to: xmlParserCtxt.self)) } ?? 0
            let message = error.message.map { String(cString: $0) } ?? ""
            XMLTreeBuilder.of(user)?.error(message, offset: max(0, Int(offset)))
        }
    }

    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        user.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    /// - Parameters:
    ///   - declarations: A prefix and an address for each namespace declared.
    ///   - values: Local name, prefix, namespace, start and end of the value for each attribute.
    private func start(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ declarations: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
        _ values: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
    ) {
        closeText()
        let first = attributeCount
        for index in stride(from: 0, to: declarations.count, by: 2) {
            let address = declarations[index + 1]
            let length = address.map { Int(xmlStrlen($0)) } ?? 0
            addAttribute(declarationName(declarations[index]), UnsafeBufferPointer(start: address, count: length))
        }
        for index in stride(from: 0, to: values.count, by: 5) {
            guard let lower = values[index + 3], let upper = values[index + 4] else { continue }
            addAttribute(
                name(values[index], values[index + 1], values[index + 2]),
                UnsafeBufferPointer(start: lower, count: upper - lower))
        }
        startElement(name(local, prefix, namespace), attributeStart: first)
    }
}
