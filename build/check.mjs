// `npm run check`: types, lint, imports, contract, dead code.
import { runChecks } from './test/checks.mjs';

const failed = (await runChecks()).filter(({ ok }) => !ok);
if (failed.length > 0) console.error(`[check] failed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
