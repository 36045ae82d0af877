import { describe, expect, it } from 'vitest';

import { SERVICE_FIELDS } from '../../../../support/registration.ts';
import type { LocalisedText, ScriptPhase, ScriptStep } from '../../../../../shared/domain/script/script.ts';
import { STARTER_SCRIPT } from '../../../../../shared/domain/script/starter-script.ts';

/** Fits in the script pane without scrolling, at 19 px in a window of 1280×720. */
const LONGEST_SPOKEN_TEXT = 320;
const LONGEST_LABEL = 40;
const PHASES: readonly ScriptPhase[] = ['contact', 'inventory', 'proposal', 'time-to-think', 'summary', 'close'];
const CATEGORIES = ['delivery', 'order', 'invoice', 'product', 'complaint', 'other'];
const OUTCOMES = ['solved', 'passed-on', 'callback', 'order-placed', 'complaint-registered', 'no-result'];

const steps = new Map(STARTER_SCRIPT.steps.map((step) => [step.id, step]));

type Fill = string | boolean | LocalisedText;
type Walk = { readonly path: readonly string[]; readonly filled: Readonly<Record<string, Fill>> };

function stepOf(id: string): ScriptStep {
  const step = steps.get(id);
  if (step === undefined) throw new Error(`No step "${id}"`);
  return step;
}

/** Every way through the script from `id` to an end; each answer is taken once. */
function walksFrom(id: string, before: Walk): readonly Walk[] {
  if (before.path.includes(id)) throw new Error(`Goes round: ${[...before.path, id].join(' → ')}`);
  const step = stepOf(id);
  const path = [...before.path, id];
  if (step.kind === 'end') return [{ path, filled: before.filled }];
  if (step.answers !== undefined) {
    return step.answers.flatMap((answer) =>
      walksFrom(answer.next, { path, filled: { ...before.filled, ...answer.fills } }),
    );
  }
  if (step.next === undefined) throw new Error(`Dead end at "${id}"`);
  const typed = step.fillsField === undefined ? {} : { [step.fillsField]: `typed at ${id}` };
  return walksFrom(step.next, { path, filled: { ...before.filled, ...typed } });
}

const walks = walksFrom(STARTER_SCRIPT.firstStep, { path: [], filled: {} });

/** Every text of the script with the place where it stands. */
function texts(): readonly (readonly [string, LocalisedText])[] {
  const found: (readonly [string, LocalisedText])[] = [['name', STARTER_SCRIPT.name]];
  for (const step of STARTER_SCRIPT.steps) {
    found.push([`${step.id}.title`, step.title], [`${step.id}.text`, step.text]);
    if (step.hint !== undefined) found.push([`${step.id}.hint`, step.hint]);
    for (const answer of step.answers ?? []) {
      found.push([`${step.id}.${answer.value}`, answer.label]);
      for (const [field, value] of Object.entries(answer.fills ?? {})) {
        if (typeof value === 'object') found.push([`${step.id}.${answer.value}.${field}`, value]);
      }
    }
  }
  for (const objection of STARTER_SCRIPT.objections) {
    found.push([`${objection.id}.label`, objection.label], [`${objection.id}.reply`, objection.reply]);
  }
  return found;
}

const mergeFields = (text: string): string[] => [...text.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => match[1] ?? '');

describe('the starter script', () => {
  it('has 11 to 15 steps with unique ids, in all phases', () => {
    expect(STARTER_SCRIPT.steps.length).toBeGreaterThanOrEqual(11);
    expect(STARTER_SCRIPT.steps.length).toBeLessThanOrEqual(15);
    expect(steps.size).toBe(STARTER_SCRIPT.steps.length);
    expect(new Set(STARTER_SCRIPT.steps.map((step) => step.phase))).toEqual(new Set(PHASES));
  });

  it('gives each kind of step what it needs', () => {
    for (const step of STARTER_SCRIPT.steps) {
      expect(step.answers !== undefined, `${step.id}: answers`).toBe(step.kind === 'choice');
      expect(step.next !== undefined, `${step.id}: next`).toBe(step.kind !== 'choice' && step.kind !== 'end');
      expect(step.answers?.length ?? 1, `${step.id}: one number key each`).toBeLessThanOrEqual(9);
      const values = (step.answers ?? []).map((answer) => answer.value);
      expect(new Set(values).size, `${step.id}: unique answers`).toBe(values.length);
    }
  });

  it('leads to existing steps only, reaches each of them, and never goes round', () => {
    const reached = new Set(walks.flatMap((walk) => walk.path));
    expect([...reached].toSorted()).toEqual([...steps.keys()].toSorted());
  });

  it('ends every way through with a summary and a close, phases never going back', () => {
    for (const { path } of walks) {
      expect(path.slice(-2)).toEqual(['summary', 'close']);
      const order = path.map((id) => PHASES.indexOf(stepOf(id).phase));
      expect(order, path.join(' → ')).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  it('leaves the registration complete on every way through', () => {
    expect(walks.length).toBeGreaterThan(40);
    for (const { path, filled } of walks) {
      const way = `${path.join(' → ')}: ${JSON.stringify(filled)}`;
      expect(filled['question'], way).toBeTruthy();
      expect(CATEGORIES, way).toContain(filled['category']);
      expect(filled['proposedSolution'], way).toBeTruthy();
      expect(['yes', 'no'], way).toContain(filled['solvedAtOnce']);
      expect(OUTCOMES, way).toContain(filled['outcome']);
      expect(SERVICE_FIELDS, way).toEqual(expect.arrayContaining(Object.keys(filled)));
    }
  });

  it('offers every category and every outcome', () => {
    expect(new Set(walks.map((walk) => walk.filled['category']))).toEqual(new Set(CATEGORIES));
    expect(new Set(walks.map((walk) => walk.filled['outcome']))).toEqual(new Set(OUTCOMES));
  });

  it('calls a conversation solved at once only when nothing is left to do', () => {
    for (const { filled } of walks) {
      const open = ['passed-on', 'callback', 'no-result'].some((outcome) => outcome === filled['outcome']);
      expect(filled['solvedAtOnce']).toBe(open ? 'no' : 'yes');
    }
  });

  it('says nothing about the outcome before the customer has heard a proposal', () => {
    for (const step of STARTER_SCRIPT.steps.filter(({ phase }) => phase === 'contact' || phase === 'inventory')) {
      for (const answer of step.answers ?? []) {
        expect(Object.keys(answer.fills ?? {}), step.id).not.toContain('outcome');
      }
    }
  });

  it.each(['question', 'complaint', 'order'] as const)('serves a %s to its own outcome', (kind) => {
    const outcome = { question: 'solved', complaint: 'complaint-registered', order: 'order-placed' }[kind];
    const category = { question: 'delivery', complaint: 'complaint', order: 'order' }[kind];
    const served = walks.filter(({ filled }) => filled['outcome'] === outcome && filled['category'] === category);
    expect(served).not.toEqual([]);
    for (const { path } of served) expect(path).toContain(`${kind}-think`);
  });
});

describe('the texts of the starter script', () => {
  it.each(texts())('%s is complete in both languages', (_place, text) => {
    for (const value of [text.en, text.nl]) {
      expect(value).toBe(value.trim());
      expect(value).not.toBe('');
      expect(value).not.toMatch(/ {2}|'|"|\.\.\./u);
    }
  });

  it.each([
    ...STARTER_SCRIPT.steps.map((step) => [step.id, step.text] as const),
    ...STARTER_SCRIPT.objections.map((objection) => [objection.id, objection.reply] as const),
  ])('%s fits without scrolling', (_id, text) => {
    expect(text.en.length).toBeLessThanOrEqual(LONGEST_SPOKEN_TEXT);
    expect(text.nl.length).toBeLessThanOrEqual(LONGEST_SPOKEN_TEXT);
  });

  it('keeps titles and answers short', () => {
    for (const step of STARTER_SCRIPT.steps) {
      for (const label of [step.title, ...(step.answers ?? []).map((answer) => answer.label)]) {
        expect(Math.max(label.en.length, label.nl.length), label.en).toBeLessThanOrEqual(LONGEST_LABEL);
      }
    }
  });

  it('uses known merge fields only, the same ones in both languages', () => {
    const known = [
      'agent.name',
      'customer.name',
      'customer.address',
      'customer.number',
      'company.name',
      'today',
      'tomorrow',
    ];
    for (const [place, text] of texts()) {
      expect(mergeFields(text.nl).toSorted(), place).toEqual(mergeFields(text.en).toSorted());
      for (const field of mergeFields(text.en)) {
        if (field.startsWith('answer.')) expect(steps.has(field.slice('answer.'.length)), place).toBe(true);
        else expect(known, place).toContain(field);
      }
    }
  });

  it('reads back only answers that were given on every way to the step', () => {
    for (const { path } of walks) {
      for (const [index, id] of path.entries()) {
        const asked = mergeFields(stepOf(id).text.en).filter((field) => field.startsWith('answer.'));
        for (const field of asked) expect(path.slice(0, index)).toContain(field.slice('answer.'.length));
      }
    }
  });

  it('starts no spoken text with a merge field, which may begin with a small letter', () => {
    for (const [place, text] of texts()) {
      expect(text.en.startsWith('{{') || text.nl.startsWith('{{'), place).toBe(false);
      expect(`${text.en} ${text.nl}`, place).not.toMatch(/[.?!…] \{\{/u);
    }
  });
});
