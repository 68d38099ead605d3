#!/usr/bin/env bash
# A third dialect: the figures of 100,000 purchases by DuckDB, held to those of the library. Usage: benchmarks/peers/sql-duckdb.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
room="$root/artifacts/peers"

mkdir -p "$room/sql"
cp "$here/package.json" "$here/sql-duckdb.mjs" "$room/"
npm install --prefix "$room" --no-audit --no-fund --no-package-lock --loglevel=error >&2
dotnet build "$root/benchmarks/UserOps.Benchmarks" -c Release -v quiet -nologo >&2
dotnet "$root/artifacts/bin/UserOps.Benchmarks/release/UserOps.Benchmarks.dll" sql-duckdb "$room/sql"
cd "$room"
node sql-duckdb.mjs "$room/sql"
