import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { problemOf, RequestError, StartupError, toAppError, toStartupError } from '../../../../electron/db/failure.ts';
import { appError } from '../../../../shared/errors/app-error.ts';

const file = path.join(os.tmpdir(), 'balie.sqlite');
const failure = (code: string) => Object.assign(new Error('it failed'), { code });

describe('what an error of the data means', () => {
  it.each([
    ['SQLITE_FULL', 'disk-full'],
    ['ENOSPC', 'disk-full'],
    ['SQLITE_CORRUPT', 'database-corrupt'],
    ['SQLITE_CORRUPT_INDEX', 'database-corrupt'],
    ['SQLITE_NOTADB', 'database-corrupt'],
    ['SQLITE_IOERR_READ', 'database-unavailable'],
    ['SQLITE_CANTOPEN', 'database-unavailable'],
    ['SQLITE_READONLY', 'database-unavailable'],
    ['SQLITE_BUSY_SNAPSHOT', 'database-unavailable'],
    ['EACCES', 'database-unavailable'],
    ['EROFS', 'database-unavailable'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'internal'],
    ['', 'internal'],
  ])('%s: %s', (code, problem) => {
    expect(problemOf(failure(code), file)).toBe(problem);
    expect(toAppError(failure(code), file)).toEqual(appError(problem as 'internal', 'it failed', { sqlite: code }));
  });

  it('passes on errors that are typed already', () => {
    expect(toAppError(new RequestError('not-found', 'nobody', { field: 'name' }), file)).toEqual(
      appError('not-found', 'nobody', { field: 'name' }),
    );
    const startup = new StartupError('database-from-future', 'newer');
    expect(toStartupError(startup, file)).toBe(startup);
  });

  it('offers a new try for what it does not understand at the start', () => {
    expect(toStartupError(new Error('?'), file)).toMatchObject({
      problem: 'database-unavailable',
      details: { reason: 'unexpected' },
    });
    expect(toStartupError(failure('SQLITE_CORRUPT'), file)).toMatchObject({
      problem: 'database-corrupt',
      details: { reason: 'SQLITE_CORRUPT' },
    });
  });
});
