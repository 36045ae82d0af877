// Runs as a process of its own: a part of the call centres, and how far it is, a line of JSON after each.
import { liveMany } from './many.ts';

const [seed = 0, runs = 1, each = 200] = process.argv.slice(2).map(Number);
await liveMany({ seed, runs, each }, (total) => process.stdout.write(`${JSON.stringify(total)}\n`));
