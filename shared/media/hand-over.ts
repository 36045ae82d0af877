/** IPC channel on which main sends the media page its port. */
export const MEDIA_PORT_CHANNEL = 'balie:media-port';
/** Command-line argument of the page's process that carries the nonce of its window. */
export const MEDIA_NONCE_ARGUMENT = '--balie-media-nonce=';
/** Under this name the page finds what the preload script gives it. */
export const MEDIA_BRIDGE_NAME = 'balieMedia';

/** What the page knows of its window: only a port that comes with this nonce is main's. */
export type MediaBridge = { readonly nonce: string };
/** The message that hands the port over, from main to preload and from preload to the page. */
export type MediaPortMessage = { readonly type: typeof MEDIA_PORT_CHANNEL; readonly nonce: string };

export function isMediaPortMessage(value: unknown, nonce: string): value is MediaPortMessage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === MEDIA_PORT_CHANNEL &&
    'nonce' in value &&
    value.nonce === nonce
  );
}
