import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';

import { SERVICE_DEFINITION } from '../../../shared/domain/registration/service-form.ts';
import { callRecord, freshData, interaction, T0 } from './support.ts';

describe('interactions', () => {
  it('keeps what was typed and lists what is unfinished, oldest first', async () => {
    const { data, agentId, author } = await freshData();
    const first = interaction(agentId, { startedAt: T0 + 10 });
    const second = interaction(agentId, {
      startedAt: T0,
      state: 'handling',
      end: { cause: 'hung-up-here' },
      endedAt: T0 + 3,
      answeredAt: T0 + 1,
    });
    await data.interactions.save(first, author);
    await data.interactions.save(second, author);
    await data.interactions.save(interaction(agentId, { state: 'unregistered' }), author);
    const typed = {
      ...first,
      values: { note: { value: 'Wil "morgen" teruggebeld worden\n🙂', origin: 'agent' as const } },
      script: { ...first.script, path: ['start', 'ask'], answers: { start: { value: 'a', text: 'A' } } },
    };
    await data.interactions.save(typed, author);
    expect(await data.interactions.unfinished()).toEqual([second, typed]);
  });

  it('closes with its registration in one step, once, and lets no late draft reopen it', async () => {
    const { data, agentId, author, options } = await freshData();
    const open = interaction(agentId, { answeredAt: T0 + 1, values: { question: { value: 'Q', origin: 'agent' } } });
    await data.interactions.save(open, author);
    const incomplete = {
      ...open,
      state: 'incomplete' as const,
      incompleteReason: 'no-time' as const,
      endedAt: T0 + 5,
      completedAt: T0 + 6,
      end: { cause: 'hung-up-there' as const },
    };
    await data.interactions.close(incomplete, { ...author, at: T0 + 6 });
    await data.interactions.save({ ...open, state: 'handling' }, author);
    expect(await data.interactions.unfinished()).toEqual([]);
    const completed = {
      ...incomplete,
      state: 'completed' as const,
      incompleteReason: null,
      values: {
        ...open.values,
        solvedAtOnce: { value: 'yes', origin: 'script' as const },
        outcome: { value: 'solved', origin: 'script' as const },
      },
    };
    await data.interactions.close(completed, { ...author, at: T0 + 9 });
    const file = new BetterSqlite(options.file, { readonly: true });
    const rows = file.prepare('select * from registration').all();
    const trail = file
      .prepare('select action, agent_id, at, details from audit where entity_id = ? order by id')
      .all(open.id);
    file.close();
    expect(rows).toEqual([
      {
        interaction_id: open.id,
        project_id: open.projectId,
        practice: 0,
        agent_id: agentId,
        contact_id: null,
        state: 'completed',
        incomplete_reason: null,
        completed_at: T0 + 6,
        form_id: 'service',
        form_version: SERVICE_DEFINITION.version,
        outcome: 'solved',
        meaning: 'complete',
        solved: 'yes',
        form_values: JSON.stringify(completed.values),
        ...{ version: 1, case_kind: null, case_term: null, case_open: 0 },
        created_at: T0 + 6,
        created_by: agentId,
        updated_at: T0 + 9,
        updated_by: agentId,
      },
    ]);
    const changed = (state: string) => JSON.stringify({ state, contactId: null, agentId });
    expect(trail).toEqual([
      { action: 'interaction.started', agent_id: agentId, at: T0, details: changed('open') },
      { action: 'interaction.changed', agent_id: agentId, at: T0 + 6, details: changed('incomplete') },
      { action: 'registration.incomplete', agent_id: agentId, at: T0 + 6, details: '{"reason":"no-time"}' },
      { action: 'interaction.changed', agent_id: agentId, at: T0 + 9, details: changed('completed') },
      { action: 'registration.completed', agent_id: agentId, at: T0 + 9, details: '{"reason":null}' },
    ]);
  });

  it('makes no registration of an attempt that nobody answered', async () => {
    const { data, agentId, author, options } = await freshData();
    await data.interactions.close(
      interaction(agentId, { state: 'unregistered', endedAt: T0 + 1, end: { cause: 'missed' } }),
      author,
    );
    const file = new BetterSqlite(options.file, { readonly: true });
    expect(file.prepare('select count(*) as n from registration').get()).toEqual({ n: 0 });
    expect(file.prepare('select state from interaction').all()).toEqual([{ state: 'unregistered' }]);
    file.close();
  });

  it('marks what an unexpected end left behind', async () => {
    const { data, agentId, author } = await freshData();
    const answered = interaction(agentId, { answeredAt: T0 + 1 });
    const typed = interaction(agentId, { startedAt: T0 + 1, values: { note: { value: 'x', origin: 'agent' } } });
    const silent = interaction(agentId, {
      startedAt: T0 + 2,
      values: { note: { value: 'from the script', origin: 'script' } },
    });
    const over = interaction(agentId, {
      startedAt: T0 + 3,
      state: 'handling',
      answeredAt: T0 + 4,
      endedAt: T0 + 5,
      end: { cause: 'hung-up-there' },
    });
    for (const each of [answered, typed, silent, over]) await data.interactions.save(each, author);
    const alive = callRecord(agentId, { interactionId: answered.id, answeredAt: T0 + 1 });
    const later = callRecord(agentId, { startedAt: T0 + 5_000 });
    const ended = callRecord(agentId, { startedAt: T0 + 6_000, endedAt: T0 + 7_000, end: { cause: 'no-answer' } });
    for (const each of [alive, later, ended]) await data.calls.save(each);

    const end = T0 + 1_000;
    const interrupted = { endedAt: end, end: { cause: 'interrupted' }, state: 'handling' };
    const finish = [{ ...answered, ...interrupted }, { ...typed, ...interrupted }, over];
    expect(await data.interactions.recoverInterrupted(end)).toEqual(finish);
    expect(await data.interactions.unfinished()).toEqual(finish);
    expect((await data.calls.recent(5, false, agentId)).map(({ endedAt, cause }) => ({ endedAt, cause }))).toEqual([
      { endedAt: T0 + 7_000, cause: 'no-answer' },
      { endedAt: T0 + 5_000, cause: 'interrupted' },
      { endedAt: end, cause: 'interrupted' },
    ]);
    expect(await data.interactions.recoverInterrupted(end + 50)).toEqual(finish);
  });

  it('saves a batch of keystrokes in a few milliseconds', async () => {
    const { data, agentId, author } = await freshData();
    const open = interaction(agentId);
    const times: number[] = [];
    for (let keys = 0; keys < 300; keys++) {
      const started = performance.now();
      await data.interactions.save({ ...open, values: { note: { value: 'x'.repeat(keys), origin: 'agent' } } }, author);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const median = times[150] ?? Infinity;
    console.info(`interactions.save: median ${median.toFixed(2)} ms, 99% ${(times[296] ?? 0).toFixed(2)} ms`);
    expect(median).toBeLessThan(5);
  });
});
