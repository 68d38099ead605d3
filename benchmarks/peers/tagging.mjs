// Times the same rules on the same users in two processes: this one, with two engines of JavaScript, and ours, which answers line by
// line. Ours writes the catalogue and the first users as JSON; the slow engines judge fewer of them, and rates are per rule evaluation.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';

const RUNS = 5;
const COMMON = 2000;
const [users, ourProgram] = [Number(process.argv[2]), process.argv[3]];
const common = Math.min(COMMON, users);

const ours = spawn('dotnet', [ourProgram, 'tagging-peer', String(users), String(common), '.'], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: ours.stdout })[Symbol.asyncIterator]();

async function hear() {
    const { value, done } = await answers.next();
    if (done) throw new Error('Our program ended early.');
    return value;
}

function ask(verb) {
    ours.stdin.write(`${verb}\n`);
    return hear();
}

await hear();
const catalog = JSON.parse(readFileSync('tagging-catalog.json', 'utf8'));
const facts = JSON.parse(readFileSync('tagging-users.json', 'utf8'));
const rules = catalog.rules.length;

// Neither engine has dates: they compare the days since 1970 that the users' facts hold.
const isDate = name => catalog.attributes[name] === 'date';
const literal = (name, value) => (isDate(name) ? Date.parse(value) / 86400e3 : value);

// json-rules-engine: { all | any | not }, { fact, operator, value }.
const OPERATORS = {
    equals: 'equal', notEquals: 'notEqual', in: 'in', less: 'lessThan', atMost: 'lessThanInclusive',
    greater: 'greaterThan', atLeast: 'greaterThanInclusive', before: 'lessThan', after: 'greaterThan',
};

function toEngine(when) {
    if (when.all) return { all: when.all.map(toEngine) };
    if (when.any) return { any: when.any.map(toEngine) };
    if (when.not) return { not: toEngine(when.not) };
    const { attribute: fact, ...comparisons } = when;
    const [[name, value], more] = Object.entries(comparisons);
    if (more) throw new Error(`One comparison was expected: ${JSON.stringify(when)}`);
    if (name === 'between') {
        return { all: [
            { fact, operator: 'greaterThanInclusive', value: value[0] }, { fact, operator: 'lessThanInclusive', value: value[1] }] };
    }

    return { fact, operator: OPERATORS[name], value: literal(fact, value) };
}

function toLogic(when) {
    if (when.all) return { and: when.all.map(toLogic) };
    if (when.any) return { or: when.any.map(toLogic) };
    if (when.not) return { '!': toLogic(when.not) };
    const { attribute, ...comparisons } = when;
    const [[name, value]] = Object.entries(comparisons);
    const it = { var: attribute };
    switch (name) {
        case 'equals': return { '===': [it, value] };
        case 'notEquals': return { '!==': [it, value] };
        case 'in': return { in: [it, value] };
        case 'between': return { '<=': [value[0], it, value[1]] };
        case 'less': case 'before': return { '<': [it, literal(attribute, value)] };
        case 'atMost': return { '<=': [it, value] };
        case 'greater': case 'after': return { '>': [it, literal(attribute, value)] };
        case 'atLeast': return { '>=': [it, value] };
        default: throw new Error(`An unknown comparison: ${name}`);
    }
}

const engine = new Engine();
catalog.rules.forEach((rule, i) => engine.addRule({ conditions: toEngine(rule.when), event: { type: String(i) } }));
const logic = catalog.rules.map(rule => toLogic(rule.when));

async function runEngine() {
    const matches = new Array(rules).fill(0);
    for (const user of facts) {
        const { events } = await engine.run(user);
        for (const event of events) matches[Number(event.type)]++;
    }

    return matches;
}

async function runLogic() {
    const matches = new Array(rules).fill(0);
    for (const user of facts) {
        for (let i = 0; i < rules; i++) matches[i] += jsonLogic.apply(logic[i], user) ? 1 : 0;
    }

    return matches;
}

/** Nanoseconds for one rule and one user. */
async function time(run) {
    const start = process.hrtime.bigint();
    const matches = await run();
    return { cost: Number(process.hrtime.bigint() - start) / facts.length / rules, matches: matches.join(' ') };
}

const theirs = { 'json-rules-engine': runEngine, 'json-logic-js': runLogic };
const mine = { 'ours, rows': 'rows', 'hand-written': 'hand', 'ours, columns': 'columns', 'hand-written columns': 'hand-columns' };
const costs = new Map([...Object.keys(theirs), ...Object.keys(mine)].map(name => [name, []]));
const expected = await ask('check rows');
for (const verb of ['hand', 'columns', 'hand-columns']) {
    const found = await ask(`check ${verb}`);
    if (found !== expected) {
        console.error(`The forms of our side disagree.\nrows: ${expected}\n${verb}: ${found}`);
        process.exit(1);
    }
}

const commonMatches = await ask('common rows');
for (let run = 0; run <= RUNS; run++) {
    for (const [name, work] of Object.entries(theirs)) {
        const { cost, matches } = await time(work);
        if (matches !== commonMatches) {
            console.error(`The two sides disagree.\n${name}: ${matches}\nours: ${commonMatches}`);
            process.exit(1);
        }

        if (run > 0) costs.get(name).push(cost);
    }

    for (const [name, verb] of Object.entries(mine)) {
        const cost = Number(await ask(`run ${verb}`));
        if (run > 0) costs.get(name).push(cost);
    }
}

ours.stdin.end();
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const cost = name => median(costs.get(name));
const total = commonMatches.split(' ').reduce((sum, count) => sum + Number(count), 0);
console.log(`${rules} rules of three conditions, ${users} users (${common} for the engines of JavaScript), one thread, medians of ${RUNS} runs`);
console.log(`the same matches of every rule: ${total} of the ${common} users that all judge`);
for (const name of costs.keys()) {
    console.log(`${name.padEnd(22)} ${(1e3 / cost(name)).toFixed(3).padStart(10)} M rule evaluations/s, ${cost(name).toFixed(2)} ns each`);
}

console.log(`ratio ours/json-logic-js: ${(cost('ours, rows') / cost('json-logic-js')).toFixed(5)}`);
console.log(`ratio ours/hand-written, columns: ${(cost('ours, columns') / cost('hand-written columns')).toFixed(3)}`);
console.log('Ratios are our time by theirs, in rows but where columns are named: lower is better.');
console.log(`ratio ours/json-rules-engine: ${(cost('ours, rows') / cost('json-rules-engine')).toFixed(5)}`);
console.log(`ratio ours/hand-written: ${(cost('ours, rows') / cost('hand-written')).toFixed(3)}`);
