export { prepareDial } from './dial-store.ts';
