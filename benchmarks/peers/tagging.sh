#!/usr/bin/env bash
# A hundred rules of three conditions on flat users: UserOps.Sdk against json-rules-engine, json-logic-js and hand-written C#, on
# this machine, alternating, each on one thread.
# Usage: benchmarks/peers/tagging.sh [users]
# The last two lines are "ratio ours/json-rules-engine: X" and "ratio ours/hand-written: X": our time for a rule evaluation by
# theirs, as in rfm.sh, so lower is better: 0.01 is a hundred times as fast, 3 is three times as slow.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
room="$root/artifacts/peers"
users=${1:-100000}

mkdir -p "$room"
cp "$here/package.json" "$here/tagging.mjs" "$room/"
npm install --prefix "$room" --no-audit --no-fund --no-package-lock --loglevel=error >&2
dotnet build "$root/benchmarks/UserOps.Benchmarks" -c Release -v quiet -nologo >&2

cd "$room"
node tagging.mjs "$users" "$root/artifacts/bin/UserOps.Benchmarks/release/UserOps.Benchmarks.dll"
