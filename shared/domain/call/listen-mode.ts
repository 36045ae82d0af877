/** Ways to be in the call of somebody else. listen: nobody hears you. whisper: the colleague does. bargeIn: both do. */
export const LISTEN_MODES = ['listen', 'whisper', 'bargeIn'] as const;
export type ListenMode = (typeof LISTEN_MODES)[number];
