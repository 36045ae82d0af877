import { contextBridge, ipcRenderer } from 'electron';
import { BAR_CHANNEL, BAR_COMMANDS, type BarBridge } from '../../shared/ipc/bar.ts';
import type { BarView } from '../../shared/ipc/bar-view.ts';
import { INVOKE_CHANNEL } from '../../shared/ipc/envelope.ts';

const known: ReadonlySet<string> = new Set(BAR_COMMANDS);

const bridge: BarBridge = {
  invoke: async (name, input) => {
    if (!known.has(name)) return { ok: false, error: { code: 'bad-request', message: 'unknown command', details: {} } };
    return ipcRenderer.invoke(INVOKE_CHANNEL, { name, input });
  },
  on: (listener) => {
    const deliver = (_event: unknown, view: BarView): void => listener(view);
    ipcRenderer.on(BAR_CHANNEL, deliver);
    return () => ipcRenderer.off(BAR_CHANNEL, deliver);
  },
};

contextBridge.exposeInMainWorld('callBar', bridge);
