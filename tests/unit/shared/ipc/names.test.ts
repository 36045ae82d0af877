import { expect, test } from 'vitest';
import { commands } from '../../../../shared/ipc/contract.ts';
import { COMMAND_NAMES } from '../../../../shared/ipc/names.ts';

test('the names are exactly those of the contract, each once and in order', () => {
  expect([...COMMAND_NAMES]).toEqual(Object.keys(commands).toSorted());
});
