import { expect, it, vi } from 'vitest';

import { createDispatchDesk, type DispatchDesk } from '../../../electron/app/follow-up/dispatch-desk.ts';
import { createMailDesk } from '../../../electron/app/follow-up/mail-desk.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/default-settings.ts';
import { initialState } from '../../../shared/ipc/initial-state.ts';
import { createNoticeDesk } from '../../../electron/app/notice-desk.ts';
import { createStateStore } from '../../../electron/app/state-store.ts';
import { createVisibility } from '../../../electron/app/visibility.ts';
import { DISPATCH_KINDS, HOLD_BACK_MS, type Dispatch } from '../../../shared/domain/dispatch/dispatch.ts';
import { SERVICE_PROJECT } from '../../../shared/domain/project/default-projects.ts';
import type { ContactId } from '../../../shared/lib/brand.ts';
import { fields, freshData, id, T0, tempFolder } from '../../contract/db/support.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createFakeSecrets } from '../../support/fake-platform.ts';
import { builtMailThread, mailServer, startSmtp } from '../../support/mail.ts';

/** Long enough for a computer that does much else. */
const SOON = { timeout: 15_000, interval: 50 };

async function fixture(practice = false) {
  const { data, agentId, author, log } = await freshData();
  const smtp = await startSmtp({ user: 'balie', password: 'geheim' });
  const clock = createFakeClock(T0);
  const initial = initialState(DEFAULT_SETTINGS, [], T0);
  const agent = { id: agentId, name: 'Ans de Wit', role: 'agent', active: true, hasPassword: false } as const;
  const store = createStateStore({ ...initial, session: { ...initial.session, agent } });
  const contactId = id<ContactId>();
  await data.contacts.create(contactId, fields({ mails: [{ address: 'anna@example.org', kind: 'private', preferred: true, valid: true, lastReachedAt: null }] }), false, author);
  const file = { chooseFile: () => Promise.resolve('package.json') };
  const run = () => {
    const deps = {
      ...{ data: () => data, store, notices: createNoticeDesk(store, log), visibility: createVisibility({ data: () => data, who: () => agentId }) },
      ...{ clock, timers: clock.timers, newId: () => id(), log, agentId: () => agentId, role: () => 'agent' as const, projectId: () => SERVICE_PROJECT.id, practice: () => practice },
    };
    const thread = builtMailThread();
    const mail = createMailDesk({ ...deps, thread, secrets: secrets.store, desktop: file as never, dataFolder: folder, fileTitle: () => '' });
    return { mail, desk: createDispatchDesk({ ...deps, mail, thread, quoteFolder: folder }) };
  };
  const folder = tempFolder();
  const secrets = createFakeSecrets();
  const ask = async (desk: DispatchDesk, address: string, materials: readonly string[] = []): Promise<Dispatch> => {
    const asked = await desk.ask({ kind: DISPATCH_KINDS[0], channel: 'mail', article: 'Tuinstoelen', materials, contactId, interactionId: null, toName: '', address, language: 'nl' });
    if (!asked.ok) throw new Error(asked.error.message);
    return asked.value;
  };
  const now = async ({ id: known }: Dispatch): Promise<Dispatch> => (await data.dispatches.get(known, null)) ?? expect.fail('it is gone');
  const until = async (dispatch: Dispatch, state: Dispatch['state']): Promise<Dispatch> => {
    await vi.waitFor(async () => expect((await now(dispatch)).state).toBe(state), { timeout: 15_000, interval: 20 });
    return now(dispatch);
  };
  const server = mailServer(smtp.port, { user: 'balie' });
  return { data, smtp, clock, store, secrets, run, ask, now, until, server, contactId, agentId };
}

it('a brochure is written, waits ten seconds, leaves with its file, and stands in the history with the answer of the server', async () => {
  const { data, smtp, clock, store, secrets, run, ask, until, server, contactId, agentId } = await fixture();
  const { desk, mail } = run();
  await mail.saveServer(SERVICE_PROJECT.id, server, 'geheim');
  expect(secrets.kept()).toContain('geheim');
  expect(JSON.stringify(await data.settings.get('mail', SERVICE_PROJECT.id))).not.toContain('geheim');
  const material = await mail.addMaterial(SERVICE_PROJECT.id, 'brochure', 'Tuinstoelen');
  if (!material.ok || material.value === null) throw new Error('no file');
  await desk.start();
  const asked = await ask(desk, 'anna@example.org', [material.value.id]);
  expect(asked).toMatchObject({ state: 'queued', nextAt: T0 + HOLD_BACK_MS, subject: 'De gevraagde informatie: Tuinstoelen', toName: 'Anna van den Berg' });
  expect(asked.body).toContain('Geachte mevrouw Van den Berg,');
  expect(store.get().dispatches).toEqual([asked]);
  await vi.waitFor(() => {
    clock.advance(HOLD_BACK_MS);
    expect(smtp.received).toHaveLength(1);
  }, SOON);
  expect(await until(asked, 'sent')).toMatchObject({ reply: '250 Kept as 4711', attempts: 1 });
  expect(smtp.received[0]?.text).toContain('filename=package.json');
  await vi.waitFor(() => expect(store.get().dispatches).toEqual([]), SOON);
  const page = await data.timeline.page({ contactId, viewer: { agentId, all: true }, filters: ['dispatch'], search: '', after: null, limit: 10 });
  expect(page.entries.map(({ body }) => 'event' in body && body.event)).toEqual(['sent', 'asked']);
  // The line of its asking has the letter, and says by itself what has become of it.
  expect(page.entries[1]?.body).toMatchObject({ state: 'sent', channel: 'mail', subject: asked.subject, letter: asked.body, reply: '' });
  expect(page.entries[0]?.body).toMatchObject({ letter: '', reply: '250 Kept as 4711' });
  expect(await desk.move(asked.id, 3, 'reopen')).toMatchObject({ ok: false });
  await desk.stop();
});

it('what is cancelled in time never leaves; what is turned away is tried again later, until a person or the server says otherwise', async () => {
  const { smtp, clock, run, ask, now, until, server, store } = await fixture();
  const { desk, mail } = run();
  await mail.saveServer(SERVICE_PROJECT.id, server, 'geheim');
  await desk.start();
  const cancelled = await ask(desk, 'anna@example.org');
  expect(await desk.move(cancelled.id, 1, 'cancel')).toMatchObject({ ok: true });
  const busy = await ask(desk, 'busy@example.org');
  clock.advance(HOLD_BACK_MS);
  await vi.waitFor(async () => expect(await now(busy)).toMatchObject({ state: 'queued', attempts: 1, problem: 'busy' }), { timeout: 15_000 });
  expect((await now(busy)).nextAt).toBe(clock.now() + 60_000);
  const refused = await ask(desk, 'refused@example.org');
  await vi.waitFor(() => {
    clock.advance(HOLD_BACK_MS);
    expect(store.get().notices).toMatchObject([{ code: 'mail-failed' }]);
  }, SOON);
  expect(await until(refused, 'failed')).toMatchObject({ problem: 'refused', reply: '550 Nobody by that name' });
  expect(smtp.received).toEqual([]);
  await desk.stop();
});

it('a lost answer and a crash in the middle are left to a person: nothing is sent twice by itself', async () => {
  const { smtp, clock, run, ask, now, until, server } = await fixture();
  const first = run();
  await first.mail.saveServer(SERVICE_PROJECT.id, server, 'geheim');
  await first.desk.start();
  const lost = await ask(first.desk, 'lost@example.org');
  clock.advance(HOLD_BACK_MS);
  const uncertain = await until(lost, 'uncertain');
  expect(uncertain.problem).toBe('no-answer');
  const silent = await ask(first.desk, 'silent@example.org');
  await vi.waitFor(() => {
    clock.advance(HOLD_BACK_MS);
    expect(smtp.received.map(({ to }) => to)).toEqual(['lost@example.org', 'silent@example.org']);
  }, SOON);
  // The next run finds it as it was left on the disk.
  const second = run();
  await second.desk.start();
  expect(await until(silent, 'uncertain')).toMatchObject({ problem: 'no-answer', attempts: 1 });
  for (let hour = 0; hour < 24; hour += 1) clock.advance(3_600_000);
  expect(smtp.received).toHaveLength(2);
  const sure = await second.desk.move(lost.id, uncertain.version, 'confirm');
  expect(sure).toMatchObject({ ok: true, value: { state: 'sent' } });
  expect(await now(silent)).toMatchObject({ state: 'uncertain' });
  await second.desk.stop();
});

it('nothing leaves in practice or without a server, and paper waits for a person', async () => {
  const { run, ask, now, data, agentId } = await fixture();
  const { desk } = run();
  await desk.start();
  const prepared = await ask(desk, 'anna@example.org');
  expect(prepared).toMatchObject({ state: 'prepared', problem: 'no-server', nextAt: null });
  expect(await desk.move(prepared.id, 1, 'send')).toMatchObject({ ok: false, error: { code: 'mail-no-server' } });
  expect(await desk.ask({ kind: 'brochure', channel: 'mail', article: '', materials: [], contactId: null, interactionId: null, toName: '', address: 'a@b.nl\r\nBcc: x@y.nl', language: 'nl' })).toMatchObject({ ok: false, error: { code: 'mail-address' } });
  const paper = await desk.ask({ kind: 'sample', channel: 'post', article: 'Stof', materials: [], contactId: null, interactionId: null, toName: 'Anna', address: 'Markt 1, Gouda', language: 'nl' });
  if (!paper.ok) throw new Error(paper.error.message);
  expect(paper.value).toMatchObject({ state: 'requested', subject: '' });
  await desk.move(paper.value.id, 1, 'confirm');
  expect(await now(paper.value)).toMatchObject({ state: 'sent', closedBy: agentId });
  await desk.move(paper.value.id, 2, 'reopen');
  expect(await now(paper.value)).toMatchObject({ state: 'requested', closedAt: null });
  expect(await data.dispatches.list({ agentId, practice: false }, false, 10)).toHaveLength(2);
  const practising = await fixture(true);
  const inPractice = practising.run();
  await inPractice.mail.saveServer(SERVICE_PROJECT.id, practising.server, 'geheim');
  expect(await practising.ask(inPractice.desk, 'anna@example.org')).toMatchObject({ state: 'prepared', problem: 'practice' });
});
