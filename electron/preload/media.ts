import { contextBridge, ipcRenderer } from 'electron';
import {
  isMediaPortMessage,
  MEDIA_BRIDGE_NAME,
  MEDIA_NONCE_ARGUMENT,
  MEDIA_PORT_CHANNEL,
  type MediaBridge,
} from '../../shared/media/hand-over.ts';

const nonce =
  process.argv.find((argument) => argument.startsWith(MEDIA_NONCE_ARGUMENT))?.slice(MEDIA_NONCE_ARGUMENT.length) ?? '';
const bridge: MediaBridge = { nonce };
contextBridge.exposeInMainWorld(MEDIA_BRIDGE_NAME, bridge);

// A MessagePort cannot cross the context bridge; posting it to the page's own window can.
ipcRenderer.on(MEDIA_PORT_CHANNEL, (event, message: unknown) => {
  const [port] = event.ports;
  if (nonce === '' || port === undefined || !isMediaPortMessage(message, nonce)) return;
  window.postMessage(message, window.location.origin, [port]);
});
