export { DuplicateHints } from './duplicate-hints.tsx';
