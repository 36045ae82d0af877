import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebContents } from 'electron/main';
import { bindAgentIpc } from '../../../electron/ipc/electron-binding.ts';
import { EVENT_CHANNEL, INVOKE_CHANNEL, type CommandFrame } from '../../../shared/ipc/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';

type Handle = (event: unknown, frame: unknown) => Promise<unknown>;
const ipc = vi.hoisted(() => ({ handlers: new Map<string, unknown>() }));
vi.mock('electron/main', () => ({
  ipcMain: { handle: (channel: string, handler: unknown) => ipc.handlers.set(channel, handler) },
}));

const OWN = 'app://bundle/agent/index.html';
const own = { sender: { id: 1 }, senderFrame: { url: OWN, parent: null } };

function bound(target: () => WebContents | null = () => null) {
  const dispatched: CommandFrame[] = [];
  const { send } = bindAgentIpc({
    dispatch: (frame) => {
      dispatched.push(frame);
      return Promise.resolve(ok());
    },
    isTrusted: (_sender, url, isMainFrame) => url === OWN && isMainFrame,
    bar: { isTrusted: () => false, mayInvoke: () => false },
    target,
  });
  return { dispatched, send, ask: ipc.handlers.get(INVOKE_CHANNEL) as Handle };
}

beforeEach(() => ipc.handlers.clear());

describe('the binding to Electron', () => {
  it('listens on one channel and dispatches frames of the own page', async () => {
    const { ask, dispatched } = bound();
    expect([...ipc.handlers.keys()]).toEqual([INVOKE_CHANNEL]);
    expect(await ask(own, { name: 'call.redial', input: {} })).toMatchObject(ok());
    expect(dispatched).toEqual([{ name: 'call.redial', input: {} }]);
  });

  it.each([
    ['another page', { ...own, senderFrame: { url: 'https://evil.example', parent: null } }],
    ['a frame within the page', { ...own, senderFrame: { url: OWN, parent: {} } }],
    ['a frame that is gone', { ...own, senderFrame: null }],
  ])('refuses %s', async (_who, event) => {
    const { ask, dispatched } = bound();
    expect(await ask(event, { name: 'call.redial', input: {} })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect(dispatched).toEqual([]);
  });

  it.each([undefined, null, 'call.redial', 1, [], {}, { name: 'call.redial' }, { name: 1, input: {} }])(
    'answers %j, which is no frame, with a refusal',
    async (frame) => {
      const { ask, dispatched } = bound();
      expect(await ask(own, frame)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
      expect(dispatched).toEqual([]);
    },
  );

  it('says with an answer which state event was told before it', async () => {
    const { send, ask } = bound(() => ({ isDestroyed: () => false, send: () => undefined }) as unknown as WebContents);
    const redial = (): Promise<unknown> => ask(own, { name: 'call.redial', input: {} });
    expect(await redial()).toEqual({ ...ok(), told: 0 });
    send({ kind: 'state', seq: 7, event: { type: 'slice', name: 'locked', value: true } });
    send({ kind: 'levels', levels: { callId: null, microphone: 0, speaker: 0 } });
    expect(await redial()).toEqual({ ...ok(), told: 7 });
  });

  it('sends events to the window that is there, and to none that is gone', () => {
    const sent: unknown[][] = [];
    let window: { isDestroyed: () => boolean; send: (...args: unknown[]) => void } | null = {
      isDestroyed: () => false,
      send: (...args) => void sent.push(args),
    };
    const { send } = bound(() => window as WebContents | null);
    const frame = { kind: 'levels', levels: { callId: null, microphone: 0, speaker: 0 } } as const;
    send(frame);
    window = { ...window, isDestroyed: () => true };
    send(frame);
    window = null;
    send(frame);
    expect(sent).toEqual([[EVENT_CHANNEL, frame]]);
  });
});
