export { CallMark } from './call-mark.tsx';
export { OpenPoints } from './open-points.tsx';
