// Writes the schema of the provisioning file from the one that the application validates with.
//
//   node build/provisioning-schema.mjs
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { loadTypeScript } from './load-typescript.mjs';
import { ROOT } from './setup/paths.mjs';

const { module, close } = await loadTypeScript('electron/app/provisioning.ts');
const schema = JSON.stringify(module.provisioningJsonSchema(), null, 2);
writeFileSync(path.join(ROOT, 'build/docs/provisioning.schema.json'), `${schema}\n`);
await close();
