export { lettersChanged } from './letters-changed.ts';
export { PaneHistory } from './pane-history.tsx';
