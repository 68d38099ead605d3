// Times the same work on the same rows in two processes: this one, with DuckDB, and ours, which answers line by line.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const RUNS = 5;
const [rows, ourProgram] = [Number(process.argv[2]), process.argv[3]];
const cores = availableParallelism();
const inputBytes = rows * (8 + 4 + 8);

// The rows are those of PurchaseData.cs: SplitMix64 of the row's number, and squares of 32-bit fractions.
const DATA = `
    CREATE MACRO times(a, b) AS ((a::UHUGEINT * b::UHUGEINT) & 18446744073709551615::UHUGEINT)::UBIGINT;
    CREATE MACRO plus(a, b) AS ((a::UHUGEINT + b::UHUGEINT) & 18446744073709551615::UHUGEINT)::UBIGINT;
    CREATE MACRO step1(z) AS plus(z, 11400714819323198485::UBIGINT);
    CREATE MACRO step2(z) AS times(xor(z, z >> 30), 13787848793156543929::UBIGINT);
    CREATE MACRO step3(z) AS times(xor(z, z >> 27), 10723151780598845931::UBIGINT);
    CREATE MACRO step4(z) AS xor(z, z >> 31);
    CREATE MACRO mix(z) AS step4(step3(step2(step1(z))));
    CREATE MACRO square(f) AS (f * f) >> 32;
    CREATE TABLE purchases AS
    WITH one AS MATERIALIZED (SELECT i, mix(i::UBIGINT) AS one FROM range(${rows}) r(i)),
              two AS MATERIALIZED (SELECT i, one, mix(one) AS two FROM one)
    SELECT (1 + ((square(one >> 32) * ${Math.floor(rows / 10)}::UBIGINT) >> 32) * 2654435761)::BIGINT AS user_id,
                  (19000 + two % 730)::INTEGER AS day,
                  (100 + ((square(square(two >> 32)) * 500000::UBIGINT) >> 32))::BIGINT AS amount
    FROM two`;

const WORK = `
    WITH summaries AS (
        SELECT user_id, max(day) AS last_day, count(*) AS orders, sum(amount)::BIGINT AS net
        FROM purchases GROUP BY user_id)
    SELECT user_id, last_day, orders, net,
                  ntile(5) OVER (ORDER BY last_day) AS r,
                  ntile(5) OVER (ORDER BY orders) AS f,
                  ntile(5) OVER (ORDER BY net) AS m
    FROM summaries`;

const fifths = (score, column) => `(
    SELECT string_agg(n || ':' || low || '..' || high, ',' ORDER BY score)
    FROM (SELECT ${score} AS score, count(*) AS n, min(${column}) AS low, max(${column}) AS high FROM scored GROUP BY 1))`;

const CHECKSUMS = `
    WITH scored AS MATERIALIZED (${WORK})
    SELECT concat_ws(' ', count(*), sum(orders), sum(net),
                  sum((user_id % 1000003) * ((net + orders * 7 + last_day) % 1000003)),
                  ${fifths('r', 'last_day')}, ${fifths('f', 'orders')}, ${fifths('m', 'net')})
    FROM scored`;

const instance = await DuckDBInstance.create(':memory:');
const duckdb = await instance.connect();
const ours = spawn('dotnet', [ourProgram, 'rfm-peer', String(rows)], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: ours.stdout })[Symbol.asyncIterator]();

async function hear() {
    const { value, done } = await answers.next();
    if (done) throw new Error('Our program ended early.');
    return value;
}

function ask(verb, threads) {
    ours.stdin.write(`${verb} ${threads}\n`);
    return hear();
}

// The answer stays in DuckDB's own chunks, materialised; turning it into JavaScript objects isn't its work.
async function timeDuckDb() {
    const start = process.hrtime.bigint();
    await duckdb.run(WORK);
    return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = times => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const list = times => times.map(time => time.toFixed(0)).join(' ');

async function compare(threads) {
    await duckdb.run(`SET threads = ${threads}`);
    await timeDuckDb();
    await ask('run', threads);
    const [theirTimes, ourTimes] = [[], []];
    for (let run = 0; run < RUNS; run++) {
        theirTimes.push(await timeDuckDb());
        ourTimes.push(Number(await ask('run', threads)));
    }

    console.log(`${threads} thread(s): duckdb median ${median(theirTimes).toFixed(0)} ms of ${list(theirTimes)}`);
    console.log(`${threads} thread(s): ours   median ${median(ourTimes).toFixed(0)} ms of ${list(ourTimes)}`);
    return (median(ourTimes) / median(theirTimes)).toFixed(3);
}

await hear();
const [version] = (await duckdb.runAndReadAll('SELECT version()')).getRows()[0];
console.log(`${rows} rows, ${cores} cores, DuckDB ${version}`);
await duckdb.run(`SET threads = ${cores}`);
await duckdb.run(DATA);

const alone = await compare(1);
const together = await compare(cores);
const [workingSet, committed] = (await ask('memory', cores)).split(' ').map(Number);

// Last, since it is no part of the work and takes memory of its own.
const theirs = String((await duckdb.runAndReadAll(CHECKSUMS)).getRows()[0][0]);
const mine = await ask('check', cores);
ours.stdin.end();
if (theirs !== mine) {
    console.error(`The two sides disagree.\nduckdb: ${theirs}\nours:   ${mine}`);
    process.exit(1);
}

console.log(`same rows, same users (users, orders, money, tied sum, fifths by days, orders, money): ${mine}`);
console.log(`ours, peak memory with the input: working set ${workingSet} MB, committed by the GC ${committed} MB; `
    + `the input is ${(inputBytes / 1e6).toFixed(0)} MB, so ${(workingSet * 1e6 / inputBytes).toFixed(2)} times it`);
console.log(`ratio ours/duckdb on 1 thread: ${alone}`);
console.log(`ratio ours/duckdb: ${together}`);
