import type { MessagePortMain } from 'electron';
import type { MediaPort } from '../../shared/media/media-port.ts';

/** Electron's message port as a MediaPort. The only file of the media core that knows Electron, and only its types. */
export function electronMediaPort(port: MessagePortMain): MediaPort {
  let closed = false;
  return {
    post: (message) => {
      if (!closed) port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => {
      port.once('close', () => {
        closed = true;
        listener();
      });
    },
    close: () => {
      closed = true;
      port.close();
    },
  };
}
