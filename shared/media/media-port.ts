/**
 * One ordered, two-way channel to a media host. It lives as long as one life of the media window; after its end a new
 * port is made. Messages are structured-clone data and are checked by the receiver.
 */
export type MediaPort = {
  /** Sends one message; silently dropped after the end. */
  readonly post: (message: unknown) => void;
  /** Sets the one receiver. Messages that arrived before are delivered to it in order. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Sets the one listener for the end of the port, from either side; called at most once. */
  readonly onClose: (listener: () => void) => void;
  readonly close: () => void;
};
