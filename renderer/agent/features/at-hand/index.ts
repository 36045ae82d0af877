export { FeatureBar } from './feature-bar.tsx';
