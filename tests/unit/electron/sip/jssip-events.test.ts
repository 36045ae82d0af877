import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { END_CAUSES } from '../../../../shared/domain/call/end-cause.ts';
import { callEndOf, endCauseOfStatus, JSSIP_CAUSES, progressOf } from '../../../../electron/sip/jssip-events.ts';

const message = (status: number, reason?: string): unknown => ({
  status_code: status,
  getHeaders: (name: string) => (name === 'Reason' && reason !== undefined ? [reason] : []),
});
const cancel = (reason?: string): unknown => ({ getHeaders: () => (reason === undefined ? [] : [reason]) });

describe('callEndOf', () => {
  it('knows every cause that JsSIP has', () => {
    const { causes } = createRequire(import.meta.url)('jssip/lib/Constants.js') as { causes: Record<string, string> };
    expect([...JSSIP_CAUSES].toSorted()).toEqual(Object.values(causes).toSorted());
  });

  it('has a word for every cause, direction, phase and side', () => {
    for (const cause of [...JSSIP_CAUSES, 'something new'])
      for (const direction of ['in', 'out'] as const)
        for (const answered of [true, false])
          for (const originator of ['local', 'remote', 'system'] as const)
            for (const body of [null, undefined, 'a text', {}, message(200), message(699)])
              expect(END_CAUSES).toContain(callEndOf({ direction, answered, originator, cause, message: body }).cause);
  });

  it.each([
    [
      {
        direction: 'out',
        answered: false,
        originator: 'remote',
        cause: 'Busy',
        message: message(486, 'Q.850;cause=17'),
      },
      { cause: 'busy', sipStatus: 486, q850Cause: 17 },
    ],
    [
      {
        direction: 'out',
        answered: false,
        originator: 'remote',
        cause: 'Unavailable',
        message: message(480, 'Q.850;cause=21'),
      },
      { cause: 'declined', sipStatus: 480, q850Cause: 21 },
    ],
    [
      { direction: 'out', answered: false, originator: 'local', cause: 'Canceled', message: null },
      { cause: 'cancelled-here' },
    ],
    [
      {
        direction: 'out',
        answered: false,
        originator: 'remote',
        cause: 'Bad Media Description',
        message: message(200),
      },
      { cause: 'bad-message' },
    ],
    [
      { direction: 'in', answered: false, originator: 'remote', cause: 'Canceled', message: cancel() },
      { cause: 'missed' },
    ],
    [
      {
        direction: 'in',
        answered: false,
        originator: 'remote',
        cause: 'Canceled',
        message: cancel('SIP ;cause=200 ;text="Call completed elsewhere"'),
      },
      { cause: 'answered-elsewhere' },
    ],
    [
      { direction: 'in', answered: false, originator: 'remote', cause: 'Canceled', message: cancel('Q.850;cause=26') },
      { cause: 'answered-elsewhere', q850Cause: 26 },
    ],
    [{ direction: 'in', answered: false, originator: 'local', cause: 'No Answer', message: null }, { cause: 'missed' }],
    [
      { direction: 'in', answered: true, originator: 'remote', cause: 'Terminated', message: cancel('Q.850;cause=16') },
      { cause: 'hung-up-there', q850Cause: 16 },
    ],
    [
      { direction: 'in', answered: true, originator: 'local', cause: 'Terminated', message: null },
      { cause: 'hung-up-here' },
    ],
    [
      { direction: 'out', answered: true, originator: 'local', cause: 'RTP Timeout', message: null },
      { cause: 'media-failed' },
    ],
  ] as const)('%j', (end, expected) => {
    expect(callEndOf(end)).toEqual(expected);
  });
});

describe('endCauseOfStatus', () => {
  it('has a word for every status', () => {
    for (let status = 300; status < 700; status += 1) expect(END_CAUSES).toContain(endCauseOfStatus(status));
  });

  it.each([
    [486, 'busy'],
    [600, 'busy'],
    [404, 'not-found'],
    [484, 'not-found'],
    [604, 'not-found'],
    [603, 'declined'],
    [480, 'no-answer'],
    [408, 'no-answer'],
    [403, 'not-allowed'],
    [488, 'no-common-codec'],
    [606, 'no-common-codec'],
    [503, 'unreachable'],
    [500, 'server-error'],
    [599, 'server-error'],
    [302, 'unreachable'],
    [499, 'bad-message'],
    [699, 'declined'],
  ] as const)('%i is %s', (status, cause) => {
    expect(endCauseOfStatus(status)).toBe(cause);
  });
});

describe('progressOf', () => {
  it.each([
    [180, false, ['ringing-there']],
    [180, true, ['ringing-there', 'early-media']],
    [183, true, ['early-media']],
    [183, false, []],
    [182, false, []],
  ] as const)('%i with description %s', (status, hasDescription, expected) => {
    expect(progressOf(status, hasDescription)).toEqual(expected);
  });
});
