import { expect, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AgentDay } from '../../shared/domain/agent-state/day.ts';
import { accountOf, openOffice, rounds, type Office } from './support/office.ts';

let office: Office;

test.beforeAll(async () => {
  office = await openOffice({
    account: ({ urls }) => accountOf('1001', urls.ws, { queue: { method: 'codes', reasons: { lunch: '12', break: '11' } } }),
  });
});
test.afterAll(async () => office.close());

/** What app_queue wrote about the agent, oldest first: event and reason. */
async function queueEvents(at = office): Promise<readonly string[]> {
  return (await at.asterisk.queueLog())
    .filter(([, , , agent]) => agent === 'PJSIP/1001' || agent === 'Agent Anna')
    .map(([, , , , event, detail = '']) => (event === 'PAUSE' ? `${event} ${detail}` : String(event)));
}

test('the queue of the PBX follows the agent, passes a pause over, and gets no call in between (F26 to F29)', async () => {
  const desk = office.desk();
  const { ami } = office.asterisk;
  const callTheQueue = (): ReturnType<typeof ami.callAgent> => ami.callAgent({ to: '5000', callerIdNumber: '0612345678' });

  await expect.poll(async () => (await desk.state()).queue.state, { timeout: 30_000 }).toBe('in');
  expect((await queueEvents()).slice(0, 1)).toEqual(['ADDMEMBER']);
  await expect(desk.cards).toHaveCount(0);

  const first = await callTheQueue();
  await desk.onlyCard().answer.click();
  await expect(desk.onlyCard().status).toHaveText('Talking');

  // Lunch after this call: the queue knows before it ends.
  await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
  await expect.poll(queueEvents).toContain('PAUSE 12');
  const second = await callTheQueue();
  await first.hangup();
  await expect(desk.agentState).toContainText('Handling');
  for (const { id } of (await desk.state()).interactions)
    await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' }).catch(() => undefined);
  await expect(desk.agentState).toContainText('lunch', { timeout: 30_000 });
  await expect(desk.cards.filter({ hasText: 'Ringing' })).toHaveCount(0);

  // The caller who waited is put through once the agent is Ready.
  await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
  await expect(desk.cards.filter({ hasText: 'Ringing' })).toHaveCount(1, { timeout: 30_000 });
  await second.hangup();
  await desk.window.getByRole('button', { name: 'Line details' }).click();
  await expect(desk.window.getByRole('status', { name: 'Queue of the telephone system' })).toHaveText('Queue: sends you calls');
  await expect(desk.window.getByText('Answer of the telephone system: 200 OK')).toBeVisible();
  await desk.window.keyboard.press('Escape');

  await expect(desk.cards).toHaveCount(0, { timeout: 30_000 });
  await desk.invoke('agent.logOut', {});
  await expect.poll(queueEvents).toContain('REMOVEMEMBER');
  const events = await queueEvents();
  test.info().annotations.push({ type: 'queue_log', description: events.join(', ') });
  expect(events.filter((event) => /^(ADDMEMBER|REMOVEMEMBER|PAUSE .*|UNPAUSE)$/.test(event))).toEqual([
    'ADDMEMBER',
    'UNPAUSE',
    'PAUSE 12',
    'UNPAUSE',
    'REMOVEMEMBER',
  ]);

  // The day: the log-in by the clock, and the time of Not ready by its reason (F26, F28).
  const [agent] = (await desk.state()).session.agents;
  const from = Date.now();
  await desk.invoke('agent.logIn', { agentId: agent?.id, password: '' });
  await expect(desk.agentState).toHaveText('Ready', { timeout: 30_000 });
  const { sessions, states } = (await desk.invoke('agent.day', {})) as AgentDay;
  expect(sessions).toHaveLength(2);
  const late = (sessions[1]?.from ?? 0) - from;
  console.log(`log-in on record ${late} ms after the click`);
  // One second is the goal.
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(10_000);
  expect(states.map(({ state, reason }) => reason ?? state)).toContain('lunch');
  await desk.window.getByRole('button', { name: 'My day' }).click();
  const table = desk.window.getByRole('table', { name: 'Time by state' });
  await expect(table.getByRole('row', { name: /^Not ready: lunch \d/ })).toBeVisible();
  await expect(desk.window.getByRole('table', { name: 'Logged in' }).getByRole('row')).toHaveCount(3);
  await desk.window.keyboard.press('Escape');
});

test('the same by a web service in front of the queue', async () => {
  test.skip(rounds(0, 1) === 0, 'needs an exchange of its own');
  let own: Office | undefined;
  /** What a PBX with a web service does: passes what it is asked on to its queue. */
  const service = createServer((request, response) => {
    const [, action = '', agent = '', reason = ''] = (request.url ?? '').split('/').map(decodeURIComponent);
    const fields = { Queue: 'service', Interface: `PJSIP/${agent}` };
    const asked =
      action === 'log-in'
        ? own?.asterisk.ami.action('QueueAdd', fields)
        : action === 'log-out'
          ? own?.asterisk.ami.action('QueueRemove', fields)
          : own?.asterisk.ami.action('QueuePause', { ...fields, Paused: String(action === 'pause'), Reason: reason });
    // The application logs in while the office is still being opened.
    if (asked === undefined) response.writeHead(503).end();
    else
      asked.then(
        (answer) => response.writeHead(answer['Response'] === 'Success' ? 200 : 409).end(answer['Message']),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/{action}/{agent}/{reason}`;
  try {
    own = await openOffice({
      account: ({ urls }) => accountOf('1001', urls.ws, { queue: { method: 'http', http: { url }, reasons: { lunch: 'midday' } } }),
    });
    const [at, desk] = [own, own.desk()];
    await expect.poll(async () => (await desk.state()).queue.state, { timeout: 60_000 }).toBe('in');
    await desk.invoke('agent.chooseState', { choice: { state: 'not-ready', reason: 'lunch' } });
    await expect.poll(async () => queueEvents(at)).toContain('PAUSE midday');
    await desk.invoke('agent.chooseState', { choice: { state: 'ready' } });
    await expect.poll(async () => (await queueEvents(at)).at(-1)).toBe('UNPAUSE');
    await desk.window.getByRole('button', { name: 'Line details' }).click();
    await expect(desk.window.getByText(/Answer of the telephone system: 200 .*unpaused/i)).toBeVisible();
    await desk.window.keyboard.press('Escape');
    await desk.invoke('agent.logOut', {});
    await expect.poll(async () => queueEvents(at)).toContain('REMOVEMEMBER');
  } finally {
    await own?.close();
    service.close();
  }
});
