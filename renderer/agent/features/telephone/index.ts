export { CallTimer } from './call-timer.tsx';
export { useCallActions } from './use-call-actions.ts';
export { prepareDial } from './dial-store.ts';
export { useDial } from './use-dial.ts';
