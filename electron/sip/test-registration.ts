import type { LineProblem, LineStatus } from '../../shared/domain/account/account.ts';
import { appError, type AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { checkAccount, type CheckedAccount } from './account-validation.ts';
import { createSipSocket } from './create-socket.ts';
import { installJsSipGlobals } from './jssip-globals.ts';
import { JsSipLine } from './jssip-line.ts';
import type { TestRegistration } from './sip-engine.ts';
import type { SipSocket } from './sip-socket.ts';

export type TestRegistrationDeps = {
  readonly clock: Clock;
  readonly log: (message: string) => void;
  readonly version: string;
  readonly createSocket?: (account: CheckedAccount) => SipSocket;
  /** Longest wait for a verdict in ms; 15 s unless given. */
  readonly timeoutMs?: number;
};

type Outcome = Result<{ readonly user: string }, AppError>;

const CODE_OF: Partial<Readonly<Record<LineProblem, AppErrorCode>>> = {
  'server-unreachable': 'server-unreachable',
  'connection-lost': 'server-unreachable',
  'certificate-untrusted': 'certificate-untrusted',
  'certificate-wrong-host': 'certificate-wrong-host',
  'credentials-refused': 'credentials-refused',
  'registration-refused': 'registration-refused',
  'registration-timeout': 'registration-timeout',
};

function outcomeOf(status: LineStatus): Outcome | null {
  if (status.state === 'registered') return ok({ user: status.user });
  if (status.state !== 'not-registered') return null;
  const code = CODE_OF[status.problem] ?? 'server-unreachable';
  return err(
    appError(
      code,
      `registration failed: ${status.problem}`,
      status.sipStatus === null ? {} : { sipStatus: status.sipStatus },
    ),
  );
}

/**
 * Makes the test behind the *Test* button: registers once with a line of its own, says how it went, and takes the
 * registration back. Errors: those of `checkAccount`, and `server-unreachable`, `certificate-untrusted`,
 * `certificate-wrong-host`, `credentials-refused`, `registration-refused` (with `sipStatus`), `registration-timeout`.
 */
export function createTestRegistration(deps: TestRegistrationDeps): TestRegistration {
  installJsSipGlobals();
  return async (request) => {
    const checked = checkAccount(request);
    if (!checked.ok) return checked;
    let line: JsSipLine | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise<Outcome>((resolve) => {
        timer = setTimeout(
          () => resolve(err(appError('registration-timeout', 'the server did not answer in time'))),
          deps.timeoutMs ?? 15_000,
        );
        line = new JsSipLine({
          account: checked.value,
          socket: (deps.createSocket ?? ((account) => createSipSocket(account, deps.log)))(checked.value),
          userAgent: `Balie/${deps.version}`,
          clock: deps.clock,
          log: deps.log,
          urgent: () => false,
          onStatus: (status) => {
            const outcome = outcomeOf(status);
            if (outcome !== null) resolve(outcome);
          },
          onIncoming: (session) => session.terminate({ status_code: 480 }),
          onDisconnected: () => undefined,
          onRegistered: () => undefined,
        });
        line.start();
      });
    } catch (error) {
      deps.log(`the registration test could not start: ${String(error)}`);
      return err(appError('account-invalid', 'the account cannot be used', { field: 'uri' }));
    } finally {
      clearTimeout(timer);
      await (line as JsSipLine | null)?.stop();
    }
  };
}
