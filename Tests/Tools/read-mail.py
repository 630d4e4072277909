"""Reads a message from standard input with Python's own parser and prints what it found as JSON."""

import email
import email.policy
import json
import sys

message = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)


def describe(part):
    found = {
        "type": part.get_content_type(), "defects": [str(defect) for defect in part.defects],
        "fileName": part.get_filename(), "disposition": part.get_content_disposition(),
        "contentID": part["Content-ID"],
    }
    if part.is_multipart():
        found["parts"] = [describe(inner) for inner in part.iter_parts()]
    elif part.get_content_maintype() == "text":
        found["text"] = part.get_content()
    else:
        found["bytes"] = list(part.get_payload(decode=True))
    return found


print(json.dumps({
    "headers": [[name, str(value)] for name, value in message.items()],
    "headerDefects": [str(defect) for value in message.values() for defect in getattr(value, "defects", [])],
    "body": describe(message),
}))
