// Fails on an import that the architecture forbids, and on any import cycle. The rules are in build/imports/zones.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { filesBelow } from './bundle/freshness.mjs';
import { checkSources } from './imports/check.mjs';
import { ROOT } from './setup/paths.mjs';

const files = ['shared', 'electron', 'renderer'].flatMap(filesBelow).filter((file) => /\.tsx?$/.test(file));
const problems = checkSources(new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')])));
for (const { file, line, message } of problems) console.error(`${file}:${line}  ${message}`);
console.log(`[imports] ${files.length} files, ${problems.length === 0 ? 'no problem' : `${problems.length} problems`}`);
process.exitCode = problems.length === 0 ? 0 : 1;
