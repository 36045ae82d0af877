export { PaneHistory } from './pane-history.tsx';
