// Watches, from a process of its own, what another process has written: prints the text of the youngest registration
// that is being filled in, and the instant (ms since 1970) at which it could be read from the file.
//
//   disk-watch.mjs FILE FIELD
import BetterSqlite from 'better-sqlite3';

const [file = '', field = ''] = process.argv.slice(2);
const database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
const query = database
  .prepare(
    `select json_extract(form_values, '$.' || ? || '.value') as text from interaction order by started_at desc, rowid desc limit 1`,
  )
  .pluck();
const pause = new Int32Array(new SharedArrayBuffer(4));

function wallOffset() {
  const before = Date.now();
  let now = before;
  while (now === before) now = Date.now();
  return now - performance.now();
}

let last;
process.stdout.write('watching\n');
for (;;) {
  const text = query.get(field) ?? '';
  const at = performance.now();
  if (text !== last) {
    last = text;
    process.stdout.write(`${JSON.stringify({ text, at: at + wallOffset() })}\n`);
  }
  Atomics.wait(pause, 0, 0, 1);
}
