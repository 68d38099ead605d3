#!/usr/bin/env bash
# RFM of ten million purchases: UserOps.Sdk against DuckDB, on this machine, alternating.
# Usage: benchmarks/peers/rfm.sh [rows]     The last line is "ratio ours/duckdb: X"; lower is better.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
room="$root/artifacts/peers"
rows=${1:-10000000}

mkdir -p "$room"
cp "$here/package.json" "$here/rfm.mjs" "$room/"
npm install --prefix "$room" --no-audit --no-fund --no-package-lock --loglevel=error >&2
dotnet build "$root/benchmarks/UserOps.Benchmarks" -c Release -v quiet -nologo >&2

cd "$room"
node rfm.mjs "$rows" "$root/artifacts/bin/UserOps.Benchmarks/release/UserOps.Benchmarks.dll"
