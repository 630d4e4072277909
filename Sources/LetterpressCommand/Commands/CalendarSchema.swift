/// The JSON Schema of calendar files, as `CalendarReader` reads them.
enum CalendarSchema {
    static let json = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Publication calendar",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "kind": { "const": "calendar" },
            "most-on-one-day": { "type": "integer", "minimum": 1 },
            "bank-holidays": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["date"],
                "properties": { "date": { "type": "string" }, "name": { "type": "string" } }
              }
            },
            "pre-election-periods": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["from", "to"],
                "properties": {
                  "from": { "type": "string" },
                  "to": { "type": "string" },
                  "name": { "type": "string" }
                }
              }
            },
            "publications": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["id", "date"],
                "properties": {
                  "id": { "type": "string" },
                  "date": { "type": "string" },
                  "time": { "type": "string" },
                  "weekday": { "type": "string" },
                  "title": { "type": "string" },
                  "note": { "type": "string" }
                }
              }
            }
          }
        }

        """
}
