import type { AppError } from '../../../shared/errors/app-error.ts';
import type { Result } from '../../../shared/lib/result.ts';

/** Severity as the log rubric has it: error = a function failed, warn = recovered or refused, info = life cycle, debug = tracing. */
export type Log = {
  readonly error: (message: string, details?: unknown) => void;
  readonly warn: (message: string, details?: unknown) => void;
  readonly info: (message: string, details?: unknown) => void;
  readonly debug: (message: string, details?: unknown) => void;
};

/** Makes identifiers: UUID version 7 (RFC 9562), so that they sort by time. */
export type NewId = () => string;

/** The password of the telephone account, outside the database. */
export type SecretStore = {
  /** False when the operating system has no key store: then the secret lives in memory only. */
  readonly durable: () => boolean;
  readonly get: () => Promise<string | null>;
  readonly set: (secret: string) => Promise<void>;
  readonly clear: () => Promise<void>;
};

/** A notification of a call that rings. Answer and Decline stand on it where the system has buttons on notifications. */
export type IncomingNotification = {
  readonly title: string;
  readonly body: string;
  readonly answer: string;
  readonly decline: string;
  readonly onClick: () => void;
  readonly onAnswer: () => void;
  readonly onDecline: () => void;
};

/** Something that is to be done now, as a notification. */
export type Reminder = { readonly title: string; readonly body: string; readonly onClick: () => void };

/** What the desktop does when a call arrives. */
export type Desktop = {
  /** Brings the window forward without taking the keyboard (unless the call bar takes its place), and shows a notification. */
  readonly announceIncoming: (call: IncomingNotification) => void;
  readonly withdrawIncoming: () => void;
  /** In the place of the former reminder; null takes it back. */
  readonly remind: (reminder: Reminder | null) => void;
  /** Count of missed calls on the application's icon; 0 clears it. */
  readonly setBadge: (count: number) => void;
  readonly chooseFile: (title: string) => Promise<string | null>;
  /** One or more; none when the person thought better of it. */
  readonly chooseFiles: (title: string) => Promise<readonly string[]>;
  /** Where to write a file; null when the person thought better of it. */
  readonly chooseSaveFile: (title: string, name: string) => Promise<string | null>;
  readonly showFolder: (path: string) => void;
  readonly quit: () => void;
  readonly bringToFront: () => void;
};

/** Hashes and checks passwords off the main thread. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (password: string, hash: string) => Promise<boolean>;
};

/** A timer that can be cancelled. */
export type Timers = {
  readonly after: (ms: number, run: () => void) => () => void;
  readonly every: (ms: number, run: () => void) => () => void;
};

export type Outcome<T = void> = Result<T, AppError>;
