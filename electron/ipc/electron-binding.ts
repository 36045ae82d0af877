import { ipcMain, type WebContents } from 'electron/main';
import { EVENT_CHANNEL, INVOKE_CHANNEL, type CommandFrame, type CommandReply, type EventFrame } from '../../shared/ipc/envelope.ts';
import { appError } from '../../shared/errors/app-error.ts';

/** True for a page that is the agent window's own document. */
export type SenderCheck = (sender: WebContents, frameUrl: string, isMainFrame: boolean) => boolean;

/** Another page of ours, which may give only some commands. */
export type BarAccess = { readonly isTrusted: SenderCheck; readonly mayInvoke: (name: string) => boolean };

function isFrame(value: unknown): value is CommandFrame {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'input' in value;
}

/** Connects the agent window with the dispatcher: the only place that touches `ipcMain`. Returns the way to send events. */
export function bindAgentIpc(options: {
  readonly dispatch: (frame: CommandFrame) => Promise<CommandReply>;
  readonly isTrusted: SenderCheck;
  readonly bar: BarAccess;
  readonly target: () => WebContents | null;
}): { readonly send: (frame: EventFrame) => void } {
  let told = 0;
  ipcMain.handle(INVOKE_CHANNEL, async (event, frame: unknown): Promise<CommandReply> => {
    const { senderFrame } = event;
    const isFrom = (check: SenderCheck): boolean => senderFrame !== null && check(event.sender, senderFrame.url, senderFrame.parent === null);
    const bar = isFrom(options.bar.isTrusted) ? options.bar : null;
    if (bar === null && !isFrom(options.isTrusted)) return { ok: false, error: appError('bad-request', 'untrusted sender') };
    if (!isFrame(frame)) return { ok: false, error: appError('bad-request', 'not a command frame') };
    if (bar !== null && !bar.mayInvoke(frame.name)) return { ok: false, error: appError('not-allowed', 'not a command of the call bar') };
    const reply = await options.dispatch(frame);
    // Answers and events go by different ways and overtake each other: the window waits with the answer for what was told before it.
    return { ...reply, told };
  });
  return {
    send: (frame) => {
      const contents = options.target();
      if (contents === null || contents.isDestroyed()) return;
      contents.send(EVENT_CHANNEL, frame);
      if (frame.kind === 'state') told = frame.seq;
    },
  };
}
