#!/usr/bin/env bash
# RFM of ten million purchases in PostgreSQL 15: one server against three shards, facts against whole decisions, on this machine.
# Usage: benchmarks/peers/sql.sh [rows]     Needs PostgreSQL's programs; .ci/postgres install brings them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rows=${1:-10000000}

one=$(mktemp -u -t userops-one-XXXXXX)
shards=$(mktemp -u -t userops-shards-XXXXXX)
trap '"$root/.ci/postgres" stop "$one"; "$root/.ci/postgres" stop "$shards"' EXIT
"$root/.ci/postgres" install >&2
USEROPS_POSTGRES=$("$root/.ci/postgres" start "$one" | tail -n 1)
USEROPS_SHARDS=$("$root/.ci/postgres" start-shards "$shards" | tail -n 1)
export USEROPS_POSTGRES USEROPS_SHARDS

dotnet build "$root/benchmarks/UserOps.Benchmarks" -c Release -v quiet -nologo >&2
dotnet "$root/artifacts/bin/UserOps.Benchmarks/release/UserOps.Benchmarks.dll" sql-peer "$rows"
