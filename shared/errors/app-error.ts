/** Every expected failure that can reach the agent. The interface words them by code (`errors.<code>` in the catalogues). */
export const APP_ERROR_CODES = [
  'bad-request',
  'internal',
  'not-found',
  'not-allowed',
  'not-logged-in',
  'wrong-password',
  'name-taken',
  'last-administrator',
  'stale-version',
  'agreement-not-yours',
  'agreement-settled',
  'hand-over-unreadable',
  'hand-over-too-large',
  'hand-over-newer',
  'hand-over-tampered',
  'hand-over-expired',
  'hand-over-own',
  'hand-over-foreign',
  'hand-over-answered',
  'hand-over-withdrawn',
  'hand-over-practice',
  'not-yours',
  'dealt-with',
  'words-missing',
  'mail-address',
  'mail-no-server',
  'mail-practice',
  'pbx-link',
  'mail-test',
  'mail-template',
  'mail-failed',
  'file-too-large',
  'knowledge-invalid',
  'news-unread',
  'already-merged',
  'merged-further',
  'cannot-merge',
  'invalid-number',
  'emergency-number',
  'emergency-by-hand',
  'emergency-no-line',
  'call-not-possible',
  'already-in-a-call',
  'too-many-calls',
  'leave-refused',
  'line-not-registered',
  'microphone-missing',
  'microphone-refused',
  'microphone-busy',
  'microphone-silent',
  'sound-unreadable',
  'media-unavailable',
  'no-number',
  'no-redial-number',
  'transport-not-supported',
  'account-invalid',
  'account-needed',
  'server-unreachable',
  'certificate-untrusted',
  'certificate-wrong-host',
  'credentials-refused',
  'registration-refused',
  'registration-timeout',
  'registration-incomplete',
  'case-step',
  'data-not-written',
  'data-no-answer',
  'database-corrupt',
  'database-from-future',
  'database-unavailable',
  'disk-full',
  'backup-unusable',
  'provisioning-invalid',
  'during-call',
  'recording-disk-full',
  'recording-failed',
  'announcement-missing',
  'queue-refused',
  'code-missing',
  'code-refused',
  'park-refused',
  'link-unusable',
  'contact-hidden',
  'contact-read-only',
  'contact-deceased',
  'custom-field-invalid',
  'rules-contradict',
  'objection',
  'no-legal-basis',
  'guard-premium',
  'guard-do-not-call',
  'guard-rules',
  'guard-caller-id',
  'guard-tries',
  'guard-holiday',
  'guard-hours',
  'guard-pause',
  'too-many',
  'opening-first',
  'script-faulty',
  'script-needed',
  'script-status',
  'file-not-written',
  'project-needed',
  'project-not-yours',
  'outside-calling-hours',
  'list-over',
  'project-inbound',
  'verify-first',
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** A failure as plain data: it crosses processes unchanged. */
export type AppError = {
  readonly code: AppErrorCode;
  /** English, for the log; never personal data. */
  readonly message: string;
  /** Values for the sentence that the agent reads, such as `field`, `missing` or `logId`. */
  readonly details: Readonly<Record<string, string | number>>;
};

export function appError(code: AppErrorCode, message: string, details: AppError['details'] = {}): AppError {
  return { code, message, details };
}

export function isAppError(value: unknown): value is AppError {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'details' in value && (APP_ERROR_CODES as readonly unknown[]).includes(value.code)
  );
}

/** An `AppError` as something to throw, where a result cannot be returned. `isAppError` accepts it. */
export class AppFailure extends Error implements AppError {
  readonly code: AppErrorCode;
  readonly details: AppError['details'];

  constructor({ code, message, details }: AppError) {
    super(message);
    this.name = 'AppFailure';
    this.code = code;
    this.details = details;
  }
}
