import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EVENT_CHANNEL, INVOKE_CHANNEL, type EventFrame, type SoftphoneBridge } from '../../../shared/ipc/envelope.ts';
import { COMMAND_NAMES } from '../../../shared/ipc/names.ts';

type Listener = (event: unknown, frame: EventFrame) => void;
const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listeners: new Map<string, Set<unknown>>(),
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
  webUtils: { getPathForFile: (file: { name: string }) => `/dropped/${file.name}` },
  ipcRenderer: {
    invoke: (...args: unknown[]) => {
      electron.invoked.push(args);
      return Promise.resolve({ ok: true, value: 'from main' });
    },
    on: (channel: string, listener: unknown) => {
      electron.listeners.set(channel, (electron.listeners.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: unknown) => electron.listeners.get(channel)?.delete(listener),
  },
}));

async function bridge(): Promise<SoftphoneBridge> {
  await import('../../../electron/preload/agent.ts');
  return electron.exposed.get('softphone') as SoftphoneBridge;
}

beforeEach(() => {
  vi.resetModules();
  electron.exposed.clear();
  electron.invoked.length = 0;
  electron.listeners.clear();
});

describe('the preload script of the agent window', () => {
  it('exposes invoke, on and pathOf, and nothing else', async () => {
    const softphone = await bridge();
    expect([...electron.exposed.keys()]).toEqual(['softphone']);
    expect(Object.keys(softphone).toSorted()).toEqual(['invoke', 'on', 'pathOf']);
  });

  it('passes every command of the contract on, over one channel', async () => {
    const softphone = await bridge();
    for (const name of COMMAND_NAMES)
      expect(await softphone.invoke(name, { name })).toEqual({ ok: true, value: 'from main' });
    expect(electron.invoked).toEqual(COMMAND_NAMES.map((name) => [INVOKE_CHANNEL, { name, input: { name } }]));
  });

  it.each(['call.explode', '', 'constructor', '__proto__', 'CALL.DIAL'])(
    'refuses the unknown name "%s" without asking main',
    async (name) => {
      const softphone = await bridge();
      expect(await softphone.invoke(name, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } });
      expect(electron.invoked).toEqual([]);
    },
  );

  it('hands events over without the sender, until they are no longer wanted', async () => {
    const softphone = await bridge();
    const seen: unknown[][] = [];
    const stop = softphone.on((...args: unknown[]) => void seen.push(args));
    expect([...electron.listeners.keys()]).toEqual([EVENT_CHANNEL]);
    const frame: EventFrame = { kind: 'levels', levels: { callId: null, microphone: 0.5, speaker: 0 } };
    const deliver = (): void => {
      for (const listener of electron.listeners.get(EVENT_CHANNEL) ?? [])
        (listener as Listener)({ sender: 'secret' }, frame);
    };
    deliver();
    stop();
    deliver();
    expect(seen).toEqual([[frame]]);
  });
});
