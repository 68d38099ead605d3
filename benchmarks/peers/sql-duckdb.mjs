// Runs a query that a third dialect printed, and holds each user's figures to those of the library.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const folder = process.argv[2];
const lines = name => readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n');

const instance = await DuckDBInstance.create(':memory:');
const duckdb = await instance.connect();
await duckdb.run(`CREATE TABLE purchases AS SELECT * FROM read_csv('${folder}/purchases.csv', types = { 'user_id': 'BIGINT', 'at': 'BIGINT', 'amount': 'BIGINT' })`);

const query = await duckdb.prepare(readFileSync(`${folder}/query.sql`, 'utf8'));
lines('parameters.txt').forEach((value, i) => query.bindBigInt(i + 1, BigInt(value)));
const rows = (await query.runAndReadAll()).getRowObjects();

const found = rows
    .filter(row => { if (row.faults !== 0n) throw new Error(`user ${row.user_key} has rows that can't be read`); return true; })
    .sort((a, b) => (a.user_key < b.user_key ? -1 : 1))
    .map(row => [row.user_key, row.orders, row.refunds, row.purchased, row.refunded].join(' '));
const expected = lines('expected.txt');
const differing = expected.filter((line, i) => line !== found[i]);
if (found.length !== expected.length || differing.length > 0) {
    console.log(`${differing.length} of ${expected.length} users differ (${found.length} found), the first: ${differing[0]}`);
    process.exit(1);
}

console.log(`all ${found.length} users have the figures of the library`);
process.exit(0);
