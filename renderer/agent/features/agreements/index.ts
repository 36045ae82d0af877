export { CardAgreements } from './card-agreements.tsx';
