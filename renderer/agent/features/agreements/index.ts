export { CardAgreements } from './card-agreements.tsx';
export { CallerAgreements } from './new-agreement.tsx';
export { useDueText } from './due-text.ts';
