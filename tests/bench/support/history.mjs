// Writes a long history for one contact into a data file that nobody has open: calls with registrations, changes, emotions.
// Runs in Electron's own Node, for which the database driver was built.
//
//   history.mjs FILE ENTRIES    prints the contact's id
import BetterSqlite from 'better-sqlite3';
import { randomUUID } from 'node:crypto';

const [file = '', entries = '10000'] = process.argv.slice(2);
const db = new BetterSqlite(file);
db.pragma('synchronous = OFF');
const contact = db.prepare('select id from contact where deleted_at is null and practice = 1 order by seq limit 1').pluck().get();
const agent = db.prepare('select id from agent limit 1').pluck().get();
const project = db.prepare("select id from project where kind = 'practice'").pluck().get();
const call = db.prepare(
  `insert into interaction (id, call_id, project_id, practice, agent_id, direction, remote_raw, remote_number, contact_id, started_at,
     answered_at, ended_at, end_cause, state, completed_at, script, form_values, created_at, updated_at)
   values (@id, @callId, @project, 1, @agent, 'in', '0612345678', '+31612345678', @contact, @at, @at + 1000, @at + 181000, 'hung-up-there',
     'completed', @at + 200000, '{"scriptId":"service","version":1,"path":[],"answers":{}}', @values, @at, @at)`,
);
const record = db.prepare(
  `insert into call (id, interaction_id, project_id, practice, agent_id, direction, remote_uri, remote_raw, remote_number, display_name,
     sip_call_id, started_at, answered_at, ended_at, end_cause, hold_ms, seen, created_at, updated_at)
   values (@callId, @id, @project, 1, @agent, 'in', 'sip:a@b', '0612345678', '+31612345678', '', 'x', @at, @at, @at + 181000,
     'hung-up-there', 5000, 1, @at, @at)`,
);
const quality = db.prepare('insert into call_quality (call_id, intervals, created_at) values (?, ?, ?)');
const emotion = db.prepare(
  `insert into emotion_note (id, contact_id, tone, intensity, source, text, created_at, created_by, updated_at)
   values (?, ?, 'negative', 3, 'call', ?, ?, ?, ?)`,
);
const sound = JSON.stringify(Array.from({ length: 36 }, (_, index) => [40 + (index % 5), 1, 0, 6, 30]));
const HOUR = 3_600_000;
const now = Date.now();
db.transaction(() => {
  for (let index = 0; index < Number(entries); index++) {
    const at = now - (index + 1) * 3 * HOUR;
    if (index % 10 === 9) {
      emotion.run(randomUUID(), contact, `waited long for parcel ${index}`, at, agent, at);
      continue;
    }
    const values = {
      question: { value: `Where is order ${index} that I paid for last week?`, origin: 'agent' },
      proposedSolution: { value: 'It is on its way and comes tomorrow.', origin: 'agent' },
      category: { value: 'delivery', origin: 'script' },
      outcome: { value: 'solved', origin: 'script' },
    };
    const ids = { id: randomUUID(), callId: randomUUID() };
    call.run({ ...ids, project, agent, contact, at, values: JSON.stringify(values) });
    record.run({ ...ids, project, agent, at });
    quality.run(ids.callId, sound, at);
  }
})();
db.pragma('wal_checkpoint(TRUNCATE)');
db.close();
process.stdout.write(String(contact));
