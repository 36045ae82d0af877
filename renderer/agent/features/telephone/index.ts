export { prepareDial } from './dial-store.ts';
export { TelephonePane } from './telephone-pane.tsx';
