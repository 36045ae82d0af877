import './jitless.ts';
import { isMediaPortMessage, MEDIA_BRIDGE_NAME, type MediaBridge } from '../../shared/media/hand-over.ts';
import type { HostMessage } from '../../shared/media/protocol.ts';
import { startHost } from './host.ts';

/** A page serves one port in its life; main makes a new page when it wants a new one. */
function waitForPort(): void {
  const bridge = (window as unknown as Record<string, MediaBridge | undefined>)[MEDIA_BRIDGE_NAME];
  if (bridge === undefined) return;
  const receive = (event: MessageEvent): void => {
    const [port] = event.ports;
    if (
      event.source !== window ||
      event.origin !== window.location.origin ||
      port === undefined ||
      !isMediaPortMessage(event.data, bridge.nonce)
    )
      return;
    window.removeEventListener('message', receive);
    const handle = startHost((message: HostMessage) => port.postMessage(message));
    port.addEventListener('message', ({ data }) => handle(data));
    port.start();
  };
  window.addEventListener('message', receive);
}

waitForPort();
