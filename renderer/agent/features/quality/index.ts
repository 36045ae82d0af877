export { QualityAdvice, useQuality } from './quality-advice.tsx';
export { QualityLight } from './quality-light.tsx';
