import { z } from 'zod';
import { NOT_READY_REASONS, type Agent } from '../../domain/agent-state/agent-state.ts';
import { MAX_OWN_REASONS, MAX_REASON_LENGTH } from '../../domain/agent-state/not-ready-reasons.ts';
import type { AgentDay } from '../../domain/agent-state/day.ts';
import { agentId, chosenState, line, notReadyReason, role } from '../schemas.ts';

const password = z.string().max(200);

export const agentCommands = {
  'agent.logIn': { input: z.object({ agentId, password }), output: z.void() },
  'agent.logOut': { input: z.object({}), output: z.void() },
  /** Outside a call the state changes at once, in a call it is the state that follows. */
  'agent.chooseState': { input: z.object({ choice: chosenState }), output: z.void() },
  /** The day so far of whoever is logged in. */
  'agent.day': { input: z.object({}), output: z.custom<AgentDay>() },
  /** Administrators only, except for the own name. Creates with `agentId: null`. */
  'agent.save': { input: z.object({ agentId: agentId.nullable(), name: line.min(1), role, active: z.boolean() }), output: z.custom<Agent>() },
  /** An empty password removes it. The own password needs the present one; an administrator sets that of others. */
  /** Takes the place of the list of reasons for Not ready. */
  'agent.setReasons': {
    input: z.object({
      reasons: z.array(z.object({ reason: notReadyReason, name: z.string().trim().max(MAX_REASON_LENGTH), billable: z.boolean(), offered: z.boolean() })).max(NOT_READY_REASONS.length + MAX_OWN_REASONS).readonly(),
    }),
    output: z.void(),
  },
  'agent.setPassword': { input: z.object({ agentId, currentPassword: password, newPassword: password }), output: z.void() },
} as const;
