"""Measures Jinja2 and minijinja on the templates of Inputs/ and prints one JSON object a line: name, minimum and median
nanoseconds of CPU time for one call."""
import json
import pathlib
import time

INPUTS = pathlib.Path(__file__).resolve().parent.parent / "Inputs"


def measure(name, work, rounds=30):
    for _ in range(3):
        work()
    calls = 1
    while True:
        start = time.process_time_ns()
        for _ in range(calls):
            work()
        if time.process_time_ns() - start > 5_000_000 or calls >= 1 << 20:
            break
        calls *= 2
    times = []
    for _ in range(rounds):
        start = time.process_time_ns()
        for _ in range(calls):
            work()
        times.append((time.process_time_ns() - start) / calls)
    times.sort()
    print(json.dumps({"name": name, "minimum": times[0], "median": times[len(times) // 2]}), flush=True)


def text(name):
    return (INPUTS / name).read_text(encoding="utf-8")


def main():
    import jinja2
    import minijinja

    for subject in ("letter", "table"):
        data = json.loads(text(subject + ".json"))
        template = jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(text(subject + ".jinja"))
        expected = template.render(data)
        measure(f"{subject} render jinja2", lambda: template.render(data))
        environment = minijinja.Environment(
            templates={subject + ".txt": text(subject + ".jinja")}, undefined_behavior="strict"
        )
        assert environment.render_template(subject + ".txt", **data).rstrip("\n") == expected.rstrip("\n")
        measure(f"{subject} render minijinja", lambda: environment.render_template(subject + ".txt", **data))
        (INPUTS / f"{subject}.expected").write_text(expected, encoding="utf-8")
    long = text("long.jinja")
    measure("long compile jinja2", lambda: jinja2.Environment().from_string(long))
    measure("long compile minijinja", lambda: minijinja.Environment().add_template("long.txt", long))


main()
