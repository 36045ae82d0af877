export { ListWork } from './list-work.tsx';
