import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { EVENT_CHANNEL, INVOKE_CHANNEL, type CommandReply, type EventFrame, type SoftphoneBridge } from '../../shared/ipc/envelope.ts';
import { COMMAND_NAMES } from '../../shared/ipc/names.ts';

const known: ReadonlySet<string> = new Set(COMMAND_NAMES);

const bridge: SoftphoneBridge = {
  invoke: async (name, input): Promise<CommandReply> => {
    if (!known.has(name)) return { ok: false, error: { code: 'bad-request', message: 'unknown command', details: {} } };
    return (await ipcRenderer.invoke(INVOKE_CHANNEL, { name, input })) as CommandReply;
  },
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
  on: (listener) => {
    const deliver = (_event: unknown, frame: EventFrame): void => listener(frame);
    ipcRenderer.on(EVENT_CHANNEL, deliver);
    return () => ipcRenderer.off(EVENT_CHANNEL, deliver);
  },
};

contextBridge.exposeInMainWorld('softphone', bridge);
