import { spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { newProfile } from '../e2e/support/balie.ts';
import { startAsterisk } from '../pbx/support/asterisk.ts';
import { measureCalls, measureOne } from './measure/calls.ts';
import { measureImport } from './measure/import.ts';
import { measureKeystrokes } from './measure/keystrokes.ts';
import { LIST_DIALPLAN, measureList } from './measure/list.ts';
import { measureMemory } from './measure/memory.ts';
import type { ImportSpeed } from './measure/import-speed.ts';
import type { ClaimFigures } from './measure/claim.ts';
import type { YearFigures } from './measure/figures.ts';
import type { SearchFigures } from './measure/search.ts';
import { measureStalls } from './measure/stall.ts';
import { measureSound } from './measure/sound.ts';
import { measureStarts } from './measure/start.ts';
import { servePage } from './support/bare-page.ts';
import { findChromium, versionOf } from './support/chromium.ts';
import { measureTimeline } from './measure/timeline.ts';
import { openBalie, openParty, type Party, type Stage } from './support/party.ts';
import { isFailure, isMet, markdown, plainTable, row, type Circumstances, type Goal, type Row } from './support/report.ts';
import { summarise } from './support/statistics.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RESULTS = fileURLToPath(new URL('results', import.meta.url));
const PARTS = ['calls', 'stun', 'typing', 'stall', 'start', 'memory', 'timeline', 'import', 'claim', 'list', 'search', 'figures', 'sound'] as const;
type PartName = (typeof PARTS)[number];

/** Load over the last minute above which something else was at work on the machine. */
const QUIET_LOAD = 1.5;

const USAGE = `npm run bench -- [--n=20] [--only=${PARTS.join(',')}]
  --n     rounds of every measurement (memory: a tenth of it)
  --only  these measurements; then nothing is written`;

type Options = { readonly n: number; readonly parts: readonly PartName[] };

/** @throws Error with the usage */
function parse(args: readonly string[]): Options {
  let n = 20;
  let parts: readonly PartName[] = PARTS;
  for (const argument of args) {
    const [name, value = ''] = argument.split('=');
    const listed = value.split(',');
    const known = PARTS.filter((part) => listed.includes(part));
    if (name === '--n' && /^[1-9]\d{0,3}$/.test(value)) n = Number(value);
    else if (name === '--only' && known.length === listed.length) parts = known;
    else throw new Error(`unknown: ${argument}\n${USAGE}`);
  }
  return { n, parts };
}

/** Raw series by name, for whoever wants to look closer. */
type Raw = Record<string, unknown>;

/** Measures, prints a table and writes it to `results`. The exit code is 1 when a goal is missed. */
export async function run(args: readonly string[]): Promise<void> {
  const { n, parts } = parse(args);
  const [loadBefore = 0] = loadavg();
  const profile = newProfile();
  const rows: Row[] = [];
  const raw: Raw = {};
  const remarks: string[] = [];
  const asterisk = await startAsterisk({ dialplan: LIST_DIALPLAN });
  const pages = await servePage();
  const stage: Stage = { asterisk, pages, chromium: findChromium() };
  const before = circumstances(stage, loadBefore);
  const wants = (part: PartName): boolean => parts.includes(part);
  try {
    if (wants('calls')) rows.push(...(await calls(stage, profile, n, raw)));
    if (wants('stun')) rows.push(...(await deadStun(stage, n, raw)));
    if (wants('typing') || wants('stall')) rows.push(...(await inOneWindow(stage, profile, n, parts, raw)));
    if (wants('start')) rows.push(...(await starts(stage, profile, n, raw)));
    if (wants('import')) rows.push(...(await contactImport(stage, n, raw, remarks)));
    if (wants('memory')) rows.push(...(await memory(stage, n, raw, remarks)));
    if (wants('claim')) rows.push(...claims(n, raw));
    if (wants('list')) rows.push(...(await list(stage, n, raw)));
    if (wants('sound')) rows.push(...(await sound(stage, n, raw)));
    if (wants('search')) rows.push(...searches(raw));
    if (wants('figures')) rows.push(...figures(n, raw));
    if (wants('timeline')) rows.push(...(await timeline(n, raw)));
  } finally {
    await pages.close();
    await asterisk.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  say(`\n${plainTable(rows)}\n`);
  const [loadAfter = 0] = loadavg();
  if (loadBefore > QUIET_LOAD)
    remarks.push(
      `The machine was busy with other work (load ${loadBefore.toFixed(1)} before): times are longer than they are on a quiet one.`,
    );
  const where: Circumstances = { ...before, loadAfter, remarks: [...REMARKS, ...remarks] };
  if (parts.length === PARTS.length) write(rows, where, raw);
  const missed = rows.filter(isFailure);
  if (missed.length > 0) {
    say(`Missed: ${missed.map(({ what }) => what).join('; ')}\n`);
    process.exitCode = 1;
  }
}

const REMARKS = [
  'One machine, a real Asterisk on loopback, sound devices simulated by the browser engine; the parties of a comparison take turns, in changing order.',
  'Page: JsSIP with its own defaults in the Chromium named above; page in Electron: the same page in the runtime of Balie.',
  'Dial and answer: from the click event in the page until the first INVITE, or the 200 OK, reaches a WebSocket relay before the PBX; with a dead STUN server an INVITE may wait 300 ms longer. Ring: from the INVITE leaving the relay until the frame with the answer button is painted.',
  'Start: from spawning the process until the window is visible and the enabled number field is painted, on an existing profile with files in the page cache; a number typed and called then goes out as soon as the line is registered.',
  'Search: a million made customers, 2,000 beginnings of what agents type for them; from asking the data thread until its answer is there. For a typing error: until the second answer, which has it.',
  'Stalls of main: the longest time between two turns of its loop. A virtual machine stops now and then, so a process that does nothing watches its own loop at the same time: a stall counts where it is above 20 ms and above that.',
  'Figures: a year month by month, and with the one before it, as the place asks for them; from asking the data thread until its answer is there.',
  'Next of a call list: from asking the data thread until its answer is there; half of the list is done, a fifth waits, every tenth person was just called. Beside it the bare statement by the same index, in the same process.',
  'Call list: from the click until the first INVITE, and from the busy answer leaving the relay, or the click on Hang up, until the frame with the button that calls the next one is painted; outcome, entry and the next lease are on disk by then.',
  'Sound: time of the processor of the media window in stretches of 5 s, of two telephones in the same call at the same time; one gets no worklet. A silence counts from the last packet with sound that the other telephone sent.',
  'Typing: from the key until another process reads the text from the data file, as a killed application would leave it.',
];

const RATIO_BELOW_1 = { on: 'ratio', kind: 'below', limit: 1 } as const;
const atMost = (limit: number): Goal => ({ on: 'median', kind: 'at most', limit });
/** Longest stall of main, ms; what a process that does nothing could not run for at the same time is the machine's, not main's. */
const noStall = (idle: number): Goal => ({ on: 'max', kind: 'at most', limit: Math.max(20, idle) });
const besideIdle = (idle: number): Row['baseline'] => ({ name: 'a process that does nothing', summary: summarise([idle]) });
/** What an agent still takes for at once, ms. */
const AT_MOST = { dial: 50, ring: 33, answer: 100 } as const;

async function calls(stage: Stage, profile: string, n: number, raw: Raw): Promise<readonly Row[]> {
  const parties: Party[] = [];
  try {
    parties.push(await openBalie(stage, profile));
    for (const name of ['chromium', 'electron'] as const) parties.push(await openParty(name, stage));
    const figures = await measureCalls(parties, stage.asterisk, n, steps('calls', n));
    raw['calls'] = figures;
    return (
      [
        ['dial', 'Click Call to INVITE on the wire'],
        ['ring', 'INVITE received to ringing shown'],
        ['answer', 'Click Answer to 200 OK on the wire'],
      ] as const
    ).flatMap(([key, what]) => {
      const { balie, chromium, electron } = figures[key];
      const limit = AT_MOST[key];
      // The page has its SIP in the same process; here main hears of the call and hands it to the window first.
      const ratio = key === 'ring' ? ({ ...RATIO_BELOW_1, aim: true } as const) : RATIO_BELOW_1;
      return [
        row(what, 'ms', summarise(balie), null, atMost(limit)),
        row(what, 'ms', summarise(balie), { name: 'page', summary: summarise(chromium) }, ratio),
        row(what, 'ms', summarise(balie), { name: 'page in Electron', summary: summarise(electron) }, ratio),
      ];
    });
  } finally {
    for (const party of parties) await party.close();
  }
}

/** A STUN server that swallows everything: the worst kind, because nothing says that it is not there. */
async function deadStun(stage: Stage, n: number, raw: Raw): Promise<readonly Row[]> {
  const hole = createSocket('udp4');
  await new Promise<void>((resolve) => hole.bind(0, '127.0.0.1', resolve));
  const party = await openBalie(stage, undefined, { iceServers: [{ urls: `stun:127.0.0.1:${hole.address().port}` }] });
  try {
    const figures = await measureOne(party, stage.asterisk, n, steps('stun', n));
    raw['stun'] = figures;
    return [
      row('Click Call to INVITE, dead STUN server', 'ms', summarise(figures.dial), null, atMost(350)),
      row('Click Answer to 200 OK, dead STUN server', 'ms', summarise(figures.answer), null, atMost(600)),
    ];
  } finally {
    await party.close();
    hole.close();
  }
}

async function inOneWindow(
  stage: Stage,
  profile: string,
  n: number,
  parts: readonly PartName[],
  raw: Raw,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const party = await openBalie(stage, profile);
  try {
    if (parts.includes('typing')) {
      const keys = await measureKeystrokes(party, n);
      raw['typing'] = keys;
      rows.push(
        row('Key typed to text on disk', 'ms', summarise(keys), null, { on: 'max', kind: 'at most', limit: 250 }),
      );
    }
    if (parts.includes('stall')) {
      const { idle, call } = await measureStalls(party, n, steps('stall', n));
      raw['stall'] = { idle, call };
      const beside = { name: 'doing nothing', summary: summarise(idle) };
      rows.push(
        row('Longest stall of main in a call set-up', 'ms', summarise(call), beside, {
          on: 'median',
          kind: 'at most',
          limit: 20,
        }),
      );
    }
    return rows;
  } finally {
    await party.close();
  }
}

async function starts(stage: Stage, profile: string, n: number, raw: Raw): Promise<readonly Row[]> {
  // A profile as an agent has it: account, past calls, filled caches.
  await (await openBalie(stage, profile)).close();
  const { balie, empty } = await measureStarts(profile, n, steps('start', n));
  raw['start'] = { balie, empty };
  const usable = (times: typeof balie): readonly number[] => times.map((one) => one.usable);
  const beside = { name: 'empty window', summary: summarise(usable(empty)) };
  return [
    row('Start to a usable window', 'ms', summarise(usable(balie)), beside, {
      on: 'ratio',
      kind: 'at most',
      limit: 1.5,
    }),
    // A number can be typed and called before that, which first-moments.spec.ts proves; searching, lists and history begin here.
    row('Start until nothing is missing', 'ms', summarise(balie.map(({ complete }) => complete)), beside, {
      on: 'ratio',
      kind: 'at most',
      limit: 1.5,
      aim: true,
    }),
  ];
}

async function memory(stage: Stage, n: number, raw: Raw, remarks: string[]): Promise<readonly Row[]> {
  const rounds = Math.max(1, Math.round(n / 10));
  const figures = await measureMemory(stage, rounds, steps('memory', rounds));
  raw['memory'] = figures;
  if (figures.strangers > 0)
    remarks.push(
      `Memory: up to ${figures.strangers} other processes ran the same executable meanwhile, so PSS is too small.`,
    );
  const rows: Row[] = [];
  for (const kind of ['pss', 'rss'] as const)
    for (const [state, words] of [
      ['idle', 'idle'],
      ['call', 'in a call'],
    ] as const) {
      const of = (party: 'balie' | 'chromium' | 'electron') => summarise(figures[state][party].map((one) => one[kind]));
      for (const [party, name] of [
        ['chromium', 'page'],
        ['electron', 'page in Electron'],
      ] as const)
        rows.push(row(`Memory ${words}, ${kind.toUpperCase()}`, 'MB', of('balie'), { name, summary: of(party) }));
    }
  return rows;
}

/** Reading and scrolling the history of one contact among a million; among fewer with a small `n`. */
async function timeline(n: number, raw: Raw): Promise<readonly Row[]> {
  const contacts = Math.min(1_000_000, n * 50_000);
  const figures = await measureTimeline(contacts, (words) => say(`timeline: ${words}\n`));
  raw['timeline'] = { contacts, ...figures };
  const within16 = (on: Goal['on']): Goal => ({ on, kind: 'at most', limit: 16 });
  return [
    row('Page of a history of 10,000 entries', 'ms', summarise(figures.pages), null, within16('median')),
    row('The same, searched', 'ms', summarise(figures.searches), null, within16('median')),
    // Two frames left out in a row are seen; those that an idle window leaves out too are the machine's.
    row('Frame while scrolling through it', 'ms', summarise(figures.frames), { name: 'a dot that moves', summary: summarise(figures.idleFrames) }, {
      on: 'max',
      kind: 'at most',
      limit: Math.max(50, summarise(figures.idleFrames).max),
    }),
  ];
}

/** What `npm run contacts` measures, in a process of Electron's own Node, where the data threads run as they do in main. */
function onThreads<Figures>(...args: readonly string[]): Figures {
  const { stdout, status } = spawnSync(process.env['ELECTRON_EXEC_PATH'] ?? '', ['build/contacts.mjs', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${args.join(' ')} could not be measured`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures;
}

/** Entries of the list, and how many are taken from it for each round that is asked for. */
const LIST_ENTRIES = 1_000_000;
const CLAIMS_PER_ROUND = 50;

function claims(n: number, raw: Raw): readonly Row[] {
  say(`claim: ${String(n * CLAIMS_PER_ROUND)} of a list of ${String(LIST_ENTRIES)}\n`);
  const figures = onThreads<ClaimFigures>(`--rows=${String(LIST_ENTRIES)}`, `--claims=${String(n * CLAIMS_PER_ROUND)}`);
  raw['claim'] = figures;
  return [row('Next of a call list of a million, in hand', 'ms', summarise(figures.claims), { name: 'bare statement', summary: summarise(figures.bare) }, { on: 'p95', kind: 'at most', limit: 5 })];
}

const NEXT_SHOWN = { on: 'p95', kind: 'at most', limit: 100 } as const;

/** One after the other: people who are busy, and people who are spoken to. */
async function list(stage: Stage, n: number, raw: Raw): Promise<readonly Row[]> {
  const party = await openBalie(stage);
  try {
    const figures = await measureList(party, n, steps('list', n));
    raw['list'] = figures;
    return [
      row('Click Call of a list to INVITE on the wire', 'ms', summarise(figures.dial), null, atMost(AT_MOST.dial)),
      row('Hang up, all registered, to the next of the list shown', 'ms', summarise(figures.spoken), null, NEXT_SHOWN),
      row('Busy after a second of ringing to the next of the list shown', 'ms', summarise(figures.rung), null, NEXT_SHOWN),
      row('Busy at once to the next of the list shown', 'ms', summarise(figures.busy), null, NEXT_SHOWN),
    ];
  } finally {
    await party.close();
  }
}

async function sound(stage: Stage, n: number, raw: Raw): Promise<readonly Row[]> {
  const figures = await measureSound(stage, n, steps('sound', n));
  raw['sound'] = figures;
  const more = figures.on.map((on, index) => on - (figures.off[index] ?? Number.NaN));
  return [
    row('Media window in a call, of a core', '%', summarise(figures.on), { name: 'without measuring', summary: summarise(figures.off) }),
    row('Measuring who speaks, of a core', '%', summarise(more), null, atMost(6)),
    row('A silence is long until it is shown', 'ms', summarise(figures.shown), null, { on: 'max', kind: 'at most', limit: 300 }),
  ];
}

function searches(raw: Raw): readonly Row[] {
  say('search: 2000 queries among 1000000 customers (the first time, making these takes minutes)\n');
  const { wait, pages, bare, stall, idle, righted, found } = onThreads<SearchFigures>('--rows=1000000', '--measure=2000');
  raw['search'] = { wait, pages, stall, idle, righted, found };
  say(
    `search: ${(100 * righted).toFixed(1)} % of typing errors put right, ${(100 * found).toFixed(1)} % of whole names found\n`,
  );
  const beside = { name: "bare like 'x%'", summary: summarise(bare) };
  const p95 = (limit: number): Goal => ({ on: 'p95', kind: 'at most', limit });
  return [
    ...(['exact', 'prefix', 'number'] as const).map((kind) =>
      row(`First 20 customers, ${kind}`, 'ms', summarise(wait[kind]), beside, p95(16)),
    ),
    row('First 20 customers, typing error', 'ms', summarise(wait['typing error']), beside, p95(50)),
    ...Object.entries(pages).map(([name, times]) => row(`100 rows of the list, ${name}`, 'ms', summarise(times))),
    row('Longest stall of main while searching', 'ms', summarise([stall]), besideIdle(idle), noStall(idle)),
  ];
}

/** A report of a year, in the time somebody takes for at once; what it asks may not hold up the telephone. */
function figures(n: number, raw: Raw): readonly Row[] {
  say(`figures: ${String(n)} reports of a year of 100 calls a day\n`);
  const { uncounted, counting, report, compared, queues, calls, stall, idle } = onThreads<YearFigures>('--rows=1', `--figures=${String(n)}`);
  raw['figures'] = { uncounted, counting, report, compared, queues, calls, stall, idle };
  const within: Goal = { on: 'p95', kind: 'at most', limit: 200 };
  return [
    row('Figures of a year of 100 calls a day', 'ms', summarise(report), null, within),
    row('The same with the year before it', 'ms', summarise(compared), null, within),
    row('The same before their days were counted', 'ms', summarise(uncounted)),
    row('Counting five days, behind the work', 'ms', summarise(counting)),
    row('Queues of the same year', 'ms', summarise(queues), null, within),
    row('Calls behind a figure of a year', 'ms', summarise(calls), null, within),
    row('Longest stall of main while reading them', 'ms', summarise([stall]), besideIdle(idle), noStall(idle)),
  ];
}

/** Rows for each round that is asked for; a full run imports a million. */
const ROWS_PER_ROUND = 2_500;

async function contactImport(stage: Stage, n: number, raw: Raw, remarks: string[]): Promise<readonly Row[]> {
  const count = process.env['BALIE_N'] === 'full' ? 1_000_000 : n * ROWS_PER_ROUND;
  const what = `Import of ${count.toLocaleString('en')} customers`;
  say(`import: ${count} rows, and the same by the sqlite3 shell\n`);
  const speed = onThreads<ImportSpeed>(`--rows=${count}`, '--import');
  const { balie, baseline, afterwards, version } = speed;
  const rate = ({ ms, cpuMs }: ImportSpeed['balie']): string =>
    `${Math.round(count / (ms / 1_000)).toLocaleString('en')} rows a second (${(cpuMs / 1_000).toFixed(1)} s of the processor)`;
  remarks.push(
    `Import: a CSV file of 24 columns, read, tried out and written on the built threads at the pace without a call: ${rate(balie)}. Beside it .import of sqlite3 ${version} into tables with the same columns, side tables, indexes and word indexes, kept up to date row by row as in any file that is in use: ${rate(baseline)}; without Balie's history, notes for taking back and check for duplicates. With all but the table made afterwards in one go: ${rate(afterwards)}.`,
  );
  const within3 = { on: 'ratio', kind: 'at most', limit: 3 } as const;
  const name = 'sqlite3 .import';
  const rows = [
    row(what, 'ms', summarise([balie.ms]), { name, summary: summarise([baseline.ms]) }, within3),
    row(`${what}, time of the processor`, 'ms', summarise([balie.cpuMs]), { name, summary: summarise([baseline.cpuMs]) }, within3),
    row(what, 'ms', summarise([balie.ms]), { name: `${name}, indexed afterwards`, summary: summarise([afterwards.ms]) }),
  ];
  const party = await openBalie(stage);
  try {
    const figures = await measureImport(party, count, n);
    raw['import'] = { ...figures, speed };
    if (!figures.lasted) remarks.push('Import: it had ended before the last key of the call was typed.');
    const { quiet } = figures;
    return [
      ...rows,
      row(
        'Key typed to text on disk, in a call, while importing',
        'ms',
        summarise(figures.keys),
        { name: 'without importing', summary: summarise(quiet.keys) },
        { on: 'max', kind: 'at most', limit: 250 },
      ),
      row(
        'Longest stall of main in a call, while importing',
        'ms',
        summarise([figures.stallMs]),
        { name: 'without importing', summary: summarise([quiet.stallMs]) },
        noStall(figures.idleMs),
      ),
    ];
  } finally {
    await party.close();
  }
}

/** Read before anything is measured, so that the commit is the one that was built. */
function circumstances(
  { asterisk, chromium }: Stage,
  loadBefore: number,
): Omit<Circumstances, 'loadAfter' | 'remarks'> {
  const output = (command: string, ...args: string[]): string =>
    spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', timeout: 20_000 }).stdout.trim();
  const dirty =
    output('git', 'status', '--porcelain', '--', 'electron', 'renderer', 'shared') === '' ? '' : ' and changes';
  const executable = process.env['ELECTRON_EXEC_PATH'] ?? '';
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    commit: output('git', 'rev-parse', '--short', 'HEAD') + dirty,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release()}`,
    versions: {
      Electron: process.env['ELECTRON_OVERRIDE_VERSION'] ?? output(executable, '--version'),
      Chromium: /\d[\d.]+/.exec(versionOf(chromium))?.[0] ?? 'unknown',
      Asterisk: /_([^_]+)_/.exec(asterisk.packageName)?.[1]?.replace('%3a', ':') ?? 'unknown',
    },
    loadBefore,
  };
}

function write(rows: readonly Row[], where: Circumstances, raw: Raw): void {
  mkdirSync(RESULTS, { recursive: true });
  const results = rows.map((one) => ({ ...one, met: isMet(one) }));
  writeFileSync(path.join(RESULTS, 'bench.json'), `${JSON.stringify({ ...where, results, raw }, null, 2)}\n`);
  writeFileSync(path.join(RESULTS, 'bench.md'), markdown(rows, where));
  say(`Written to ${path.relative(ROOT, RESULTS)}/bench.md and bench.json\n`);
}

function steps(what: string, n: number): (round: number) => void {
  return (round) =>
    say(`\r${what}: ${round < 0 ? 'warming up' : `${round + 1} of ${n}`}   ${round === n - 1 ? '\n' : ''}`);
}

function say(text: string): void {
  process.stdout.write(text);
}
