import type { z } from 'zod';
import { appError, type AppError } from '../../shared/errors/app-error.ts';

/** What can be wrong with a field, in English; the window has the same rules in its own languages (`startup.rule`). */
const REASONS = {
  'not-json': 'not valid JSON: {{value}}',
  unreadable: 'cannot be read ({{value}})',
  'unknown-setting': 'is not a known setting',
  'account-missing': 'is missing (or set practice to true)',
  missing: 'is missing',
  'wrong-kind': 'is of another kind: {{value}} is expected',
  'not-a-choice': 'must be one of: {{value}}',
  'too-short': 'is too short or too small',
  'too-long': 'is too long or too large',
  uri: 'must look like sip:1001@pbx.example',
  server: 'must start with ws://, wss://, tls:// or tcp://, or be a domain',
  country: 'must be two capital letters, such as NL',
  'codec-twice': 'names a codec twice',
  'project-unknown': 'names no project of the file: {{value}}',
  'account-main': 'belongs to account',
  twice: 'is there twice: {{value}}',
  'emergency-twice': 'another account is for emergency calls already',
  key: 'may hold lower-case letters, digits and hyphens only',
  'number-or-uri': 'needs either number or uri',
  invalid: 'is not valid',
} as const;
export type ProvisioningRule = keyof typeof REASONS;

/** The sentence of a rule, for schemas. */
export const reasonOf = (rule: ProvisioningRule): string => REASONS[rule];

/** Error `provisioning-invalid` with file, field, rule and, for the log, the reason in English. */
export function provisioningFault(file: string, field: string, rule: ProvisioningRule, value = ''): AppError {
  const reason = REASONS[rule].replace('{{value}}', value);
  return appError('provisioning-invalid', `provisioning file: ${field}: ${reason}`, {
    file,
    field,
    reason,
    rule,
    value,
  });
}

/** The same for what the schema found first. */
export function schemaFault(file: string, issue: z.core.$ZodIssue | undefined): AppError {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].join('.') || '(file)';
  const byMessage = (Object.keys(REASONS) as ProvisioningRule[]).find((rule) => REASONS[rule] === issue?.message);
  if (byMessage !== undefined) return provisioningFault(file, field, byMessage);
  switch (issue?.code) {
    case 'unrecognized_keys':
      return provisioningFault(file, field, 'unknown-setting');
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? provisioningFault(file, field, 'missing')
        : provisioningFault(file, field, 'wrong-kind', issue.expected);
    case 'invalid_value':
      return provisioningFault(file, field, 'not-a-choice', issue.values.map(String).join(', '));
    case 'too_small':
      return provisioningFault(file, field, 'too-short');
    case 'too_big':
      return provisioningFault(file, field, 'too-long');
    case 'invalid_union':
      return provisioningFault(file, field, 'wrong-kind', 'string, array');
    default:
      return provisioningFault(file, field, 'invalid');
  }
}
