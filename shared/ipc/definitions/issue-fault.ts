import type { z } from 'zod';
import { INVALID_REASONS, type DefinitionFault, type InvalidReason } from '../../domain/definition/definition-fault.ts';

type Issue = z.core.$ZodIssue;

/** The first thing that a schema finds wrong, in words that both languages have. */
export function issueFault(issues: readonly Issue[]): DefinitionFault {
  const [issue] = issues;
  if (issue === undefined) return { problem: 'invalid', path: '', detail: 'other' };
  return { problem: 'invalid', path: issue.path.map(String).join('.'), detail: reasonOf(issue) };
}

function reasonOf(issue: Issue): InvalidReason {
  switch (issue.code) {
    case 'invalid_type':
      // What is absent has no kind; zod says so in its message only.
      return issue.message.endsWith('received undefined') ? 'missing' : 'wrong-kind';
    case 'too_big':
      return 'too-much';
    case 'too_small':
      return 'too-little';
    case 'unrecognized_keys':
      return 'unknown-part';
    case 'invalid_value':
    case 'invalid_union':
      return 'no-such-value';
    case 'invalid_format':
      return 'wrong-form';
    default:
      return INVALID_REASONS.find((reason) => reason === issue.message) ?? 'other';
  }
}
