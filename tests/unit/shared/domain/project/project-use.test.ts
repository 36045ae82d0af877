import { describe, expect, it } from 'vitest';
import { createDirectionGuard } from '../../../../../electron/app/project-direction.ts';
import { SERVICE_PROJECT } from '../../../../../shared/domain/project/default-projects.ts';
import { fieldRef, proceduresAt } from '../../../../../shared/domain/project/procedure-places.ts';
import { againstDirection, NO_PLAN } from '../../../../../shared/domain/project/project-plan.ts';
import { isMet } from '../../../../../shared/domain/figures/targets.ts';
import { languagesOf, spokenLanguage } from '../../../../../shared/domain/script/spoken-language.ts';

describe('the language that is spoken', () => {
  const english = { language: 'en', practice: false } as const;
  it.each([
    ['the customer’s own', [], english, undefined, 'en'],
    ['as chosen', [], english, 'nl', 'nl'],
    ['of an unknown caller, the agent’s', [], null, undefined, 'nl'],
    ['of an unknown caller, the project’s usual one', ['en', 'nl'], null, undefined, 'en'],
    ['of a practice customer, the agent’s', [], { language: 'en', practice: true }, undefined, 'nl'],
    ['only what the project is worked in', ['nl'], english, undefined, 'nl'],
    ['only what the project is worked in, whatever was chosen', ['nl'], english, 'en', 'nl'],
    ['the customer’s own, where the project has it', ['nl', 'en'], english, undefined, 'en'],
  ] as const)('%s', (_what, languages, contact, language, expected) => {
    expect(spokenLanguage({ script: language === undefined ? {} : { language }, contact }, 'nl', { languages })).toBe(expected);
  });

  it('can be changed to those of the project', () => {
    expect(languagesOf({ languages: [] })).toEqual(['nl', 'en']);
    expect(languagesOf({ languages: ['en'] })).toEqual(['en']);
  });
});

it('a call against the direction of a project is warned about once, then goes out', () => {
  let at = 0;
  const guard = createDirectionGuard({ now: () => at } as Parameters<typeof createDirectionGuard>[0]);
  const inbound = { ...SERVICE_PROJECT, plan: { ...NO_PLAN, direction: 'inbound' as const } };
  expect(guard(SERVICE_PROJECT, '+31612345678')).toBeNull();
  expect(guard(inbound, '+31612345678')).toMatchObject({ code: 'project-inbound', details: { project: 'Service' } });
  expect(guard(inbound, '+31687654321')?.code).toBe('project-inbound');
  expect(guard(inbound, '+31687654321')).toBeNull();
  // The next call is warned about again, and what was said long ago is not remembered.
  expect(guard(inbound, '+31687654321')?.code).toBe('project-inbound');
  at = 60_000;
  expect(guard(inbound, '+31687654321')?.code).toBe('project-inbound');
  expect(againstDirection(inbound.plan, { direction: 'out' })).toBe(true);
  expect(againstDirection(inbound.plan, { direction: 'in' })).toBe(false);
  expect(againstDirection({ direction: 'outbound' }, { direction: 'in' })).toBe(true);
  expect(againstDirection(NO_PLAN, { direction: 'in' })).toBe(false);
});

it('fewer seconds are better, of everything else more', () => {
  expect(isMet({ kind: 'handle-seconds', value: 240, reached: 200 })).toBe(true);
  expect(isMet({ kind: 'answer-seconds', value: 10, reached: 12 })).toBe(false);
  expect(isMet({ kind: 'calls-per-hour', value: 10, reached: 12 })).toBe(true);
  expect(isMet({ kind: 'conversion-percent', value: 10, reached: null })).toBeNull();
});

it('procedures stand beside their steps and fields, in the order of the project', () => {
  const procedures = [{ title: 'A', text: '' }, { title: 'B', text: '', beside: ['s/greeting', fieldRef('service', 'note')] }, { title: 'C', text: '', beside: ['s/greeting'] }];
  expect(proceduresAt(procedures, ['s/greeting']).map(({ index, title }) => [index, title])).toEqual([[1, 'B'], [2, 'C']]);
  expect(proceduresAt(procedures, ['service#note']).map(({ title }) => title)).toEqual(['B']);
});
