export { PlaceArea } from './place-area.tsx';
export { PlaceRail } from './place-rail.tsx';
