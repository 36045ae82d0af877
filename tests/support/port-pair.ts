import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MediaPort } from '../../shared/media/media-port.ts';

/** A MediaPort over Node's own message port, with real structured clones. */
function nodePort(port: MessagePort): MediaPort {
  let open = true;
  let closed = (): void => undefined;
  const end = (): void => {
    if (!open) return;
    open = false;
    closed();
  };
  port.on('close', end);
  return {
    post: (message) => {
      if (open) port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', listener);
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

/** Two ends of one channel. */
export function portPair(): [MediaPort, MediaPort] {
  const { port1, port2 } = new MessageChannel();
  return [nodePort(port1), nodePort(port2)];
}
