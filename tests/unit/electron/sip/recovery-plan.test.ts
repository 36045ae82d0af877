import { expect, it } from 'vitest';
import { nextWay, type RecoveryWay } from '../../../../electron/sip/recovery-plan.ts';

/** The ways in the order in which they are tried when none helps. */
function course(connectionLives: boolean, keepsAssociation: boolean, steps = 5): RecoveryWay[] {
  const tried: RecoveryWay[] = [];
  while (tried.length < steps) tried.push(nextWay({ connectionLives, keepsAssociation, tried }));
  return tried;
}

it.each([
  ['a dead media window', false, false, ['renew', 'replace', 'reopen', 'renew', 'replace']],
  [
    'the same at an exchange that keeps its association',
    false,
    true,
    ['replace', 'reopen', 'renew', 'replace', 'reopen'],
  ],
  ['a changed network', true, false, ['restart-ice', 'renew', 'replace', 'reopen', 'renew']],
  ['the same after a dead media window', true, true, ['restart-ice', 'replace', 'reopen', 'renew', 'replace']],
] as const)('%s', (_name, connectionLives, keepsAssociation, expected) => {
  expect(course(connectionLives, keepsAssociation)).toEqual(expected);
});
