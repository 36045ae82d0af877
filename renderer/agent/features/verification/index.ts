export { VerificationLine } from './verification-line.tsx';
export { VerifyItems } from './verify-items.tsx';
export { useVerification } from './use-verification.ts';
