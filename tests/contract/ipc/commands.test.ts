import { describe, expect, it } from 'vitest';
import { createDispatcher, type Access } from '../../../electron/ipc/dispatcher.ts';
import type { AllHandlers } from '../../../electron/ipc/handler.ts';
import { POLICY } from '../../../electron/ipc/policy.ts';
import type { Role } from '../../../shared/domain/agent-state/agent-state.ts';
import { AppFailure, appError } from '../../../shared/errors/app-error.ts';
import { commands, type CommandName } from '../../../shared/ipc/contract.ts';
import type { CommandReply } from '../../../shared/ipc/envelope.ts';
import { COMMAND_NAMES } from '../../../shared/ipc/names.ts';
import { ok } from '../../../shared/lib/result.ts';
import { createTestLog } from '../../support/fake-platform.ts';
import { JUNK, SAMPLES } from './samples.ts';

/** A dispatcher whose handlers write down what reaches them. */
function rig(
  access: Partial<{ started: boolean; role: Role | null }> = {},
  handler: (name: CommandName) => CommandReply | Promise<CommandReply> = () => ok('done'),
) {
  const { started = true, role = 'administrator' } = access;
  const handled: { readonly name: CommandName; readonly input: unknown }[] = [];
  const log = createTestLog();
  const handlers = Object.fromEntries(
    COMMAND_NAMES.map((name) => [
      name,
      (input: unknown) => {
        handled.push({ name, input });
        return handler(name);
      },
    ]),
  ) as unknown as AllHandlers;
  const gate: Access = { started: () => started, role: () => role };
  return {
    dispatch: createDispatcher(handlers, gate, log, () => '018f0000-0000-7000-8000-0000deadbeef'),
    handled,
    log,
  };
}

const codeOf = (reply: CommandReply): string => (reply.ok ? 'ok' : reply.error.code);

describe.each(COMMAND_NAMES)('%s', (name) => {
  it('takes its sample', async () => {
    const { dispatch, handled } = rig();
    expect(await dispatch({ name, input: structuredClone(SAMPLES[name]) })).toEqual(ok('done'));
    expect(handled).toEqual([{ name, input: SAMPLES[name] }]);
  });

  it('refuses junk before any handler sees it', async () => {
    const { dispatch, handled, log } = rig();
    const junk = [undefined, null, 1, 'x', [], ...(JUNK[name] ?? [])];
    for (const key of Object.keys(SAMPLES[name]))
      if (name !== 'settings.change') junk.push({ ...SAMPLES[name], [key]: { $ne: null } });
    for (const input of junk) expect([input, codeOf(await dispatch({ name, input }))]).toEqual([input, 'bad-request']);
    expect(handled).toEqual([]);
    expect(log.of('warn')).toHaveLength(junk.length);
  });

  it('passes nothing on that its schema does not name', async () => {
    const { dispatch, handled } = rig();
    await dispatch({ name, input: { ...SAMPLES[name], extra: 1, role: SAMPLES[name as 'agent.save'].role } });
    expect(handled).toEqual([{ name, input: SAMPLES[name] }]);
  });

  it('is for those whom the policy names', async () => {
    const { who, needs } = POLICY[name];
    const input = structuredClone(SAMPLES[name]);
    const asked = async (role: Role | null, started = true): Promise<string> =>
      codeOf(await rig({ role, started }).dispatch({ name, input }));
    const everybody = { administrator: 'ok', supervisor: 'ok', agent: 'ok' };
    const allowed = {
      anyone: { ...everybody, nobody: 'ok' },
      'logged-in': { ...everybody, nobody: 'not-logged-in' },
      supervisor: { administrator: 'ok', supervisor: 'ok', agent: 'not-allowed', nobody: 'not-logged-in' },
      administrator: { administrator: 'ok', supervisor: 'not-allowed', agent: 'not-allowed', nobody: 'not-logged-in' },
    };
    expect({
      administrator: await asked('administrator'),
      supervisor: await asked('supervisor'),
      agent: await asked('agent'),
      nobody: await asked(null),
    }).toEqual(allowed[who]);
    expect(await asked('administrator', false)).toBe(needs === 'started' ? 'database-unavailable' : 'ok');
  });
});

describe('the contract', () => {
  it('has a name, a policy and a sample for every command, and nothing else', () => {
    const names = Object.keys(commands).toSorted();
    expect([...COMMAND_NAMES].toSorted()).toEqual(names);
    expect(Object.keys(POLICY).toSorted()).toEqual(names);
    expect(Object.keys(SAMPLES).toSorted()).toEqual(names);
  });

  it('lets nobody in before log-in but to log in, to settle the language, to get a start going and to call the emergency services', () => {
    expect(COMMAND_NAMES.filter((name) => POLICY[name].who === 'anyone')).toEqual([
      'agent.logIn',
      'backup.restore',
      'call.dismiss',
      'call.emergency',
      'call.hangUp',
      'call.mute',
      'call.sendDtmf',
      'settings.change',
      'system.dismissNotice',
      'system.painted',
      'system.quit',
      'system.retryStart',
      'system.showDataFolder',
      'system.snapshot',
      'system.startFresh',
    ]);
  });
});

describe('the dispatcher', () => {
  it.each(['nothing.here', '', 'constructor', '__proto__', 'toString', 'x'.repeat(10_000)])(
    'refuses the unknown name %.20s',
    async (name) => {
      const { dispatch, handled } = rig();
      const reply = await dispatch({ name, input: {} });
      expect(codeOf(reply)).toBe('bad-request');
      expect(JSON.stringify(reply).length).toBeLessThan(300);
      expect(handled).toEqual([]);
    },
  );

  it('names the field that does not fit, and repeats no value', async () => {
    const { dispatch, log } = rig();
    const reply = await dispatch({
      name: 'contact.save',
      input: {
        ...SAMPLES['contact.save'],
        fields: { ...SAMPLES['contact.save'].fields, role: { secret: 'anna@example.org' } },
      },
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request', details: { field: 'fields.role' } } });
    expect(JSON.stringify([reply, log.lines])).not.toContain('anna@');
  });

  it.each(['throws', 'rejects'])(
    'answers a handler that %s with an id that is in the log, and nothing of what happened',
    async (how) => {
      const error = new Error('SQLITE: no such row for Anna van den Berg, +31612345678');
      const { dispatch, log } = rig({}, () => {
        if (how === 'throws') throw error;
        return Promise.reject(error);
      });
      const reply = await dispatch({ name: 'call.redial', input: {} });
      expect(reply).toEqual({
        ok: false,
        error: { code: 'internal', message: 'call.redial failed', details: { logId: 'deadbeef' } },
      });
      expect(log.of('error')).toEqual([
        { level: 'error', message: 'command call.redial failed [deadbeef]', details: error },
      ]);
    },
  );

  it('passes a known failure on as plain data', async () => {
    const { dispatch, log } = rig({}, () => {
      throw new AppFailure(appError('disk-full', 'no space', { free: 0 }));
    });
    const reply = await dispatch({ name: 'call.redial', input: {} });
    expect(reply).toEqual({ ok: false, error: { code: 'disk-full', message: 'no space', details: { free: 0 } } });
    expect(structuredClone(reply)).toEqual(reply);
    expect(log.of('error')).toEqual([]);
  });
});
