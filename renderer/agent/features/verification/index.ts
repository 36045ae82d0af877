export { VerificationLine } from './verification-line.tsx';
export { VerifyItems, type VerifyLine } from './verify-items.tsx';
export { useVerification } from './use-verification.ts';
