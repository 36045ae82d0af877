export { prepareDial } from './dial-store.ts';
export { useDial } from './use-dial.ts';
