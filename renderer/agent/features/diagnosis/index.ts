export { CallDetails, CallReport } from './call-details.tsx';
