// `npm run contacts -- ARGS`: makes customers for measuring; see tests/bench/contacts/main.ts. Runs in Electron's own Node, whose
// better-sqlite3 is the one that was built.
import { loadTypeScript } from './load-typescript.mjs';

const { module, close } = await loadTypeScript('tests/bench/contacts/main.ts');
try {
  await module.run(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}
