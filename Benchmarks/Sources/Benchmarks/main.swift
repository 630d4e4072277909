for result in try measureSwiftPeers() { print(result.json) }
