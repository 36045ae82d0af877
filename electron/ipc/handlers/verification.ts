import type { VerificationDesk } from '../../app/verification-desk.ts';
import type { AgentId } from '../../../shared/lib/brand.ts';
import type { Handlers } from '../handler.ts';

export function verificationHandlers(verification: VerificationDesk, by: () => AgentId): Handlers<'verification'> {
  return {
    'verification.tick': ({ interactionId, item, confirmed }) => verification.tick(interactionId, item, confirmed),
    'verification.fail': ({ interactionId, failed }) => verification.fail(interactionId, failed),
    'verification.setRule': ({ projectId, items }) => verification.setRule(projectId, items, by()),
  };
}
