export { CardAgreements } from './card-agreements.tsx';
export { CallerAgreements } from './new-agreement.tsx';
