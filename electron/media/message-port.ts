import type { MessagePortMain } from 'electron';
import type { MediaPort } from '../../shared/media/media-port.ts';

/** Electron's message port as a MediaPort. The only file of the media core that knows Electron, and only its types. */
export function electronMediaPort(port: MessagePortMain): MediaPort {
  let open = true;
  let closed = (): void => undefined;
  const end = (): void => {
    if (!open) return;
    open = false;
    closed();
  };
  port.once('close', end);
  return {
    post: (message) => {
      if (open) port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => {
      closed = listener;
    },
    close: () => {
      end();
      port.close();
    },
  };
}
