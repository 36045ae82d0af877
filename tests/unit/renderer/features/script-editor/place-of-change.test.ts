import { describe, expect, it } from 'vitest';
import { placeOfChange } from '../../../../../renderer/agent/features/script-editor/place-of-change.ts';

const SCRIPT = { name: { en: 'Sale', nl: 'Verkoop' }, steps: [{ id: 'a', title: { en: 'Hello' } }, { id: 'b', title: { en: 'Bye' }, next: 'a' }] };

describe('where a script was changed', () => {
  it('is the text that was typed in', () => {
    const typed = { ...SCRIPT, steps: [SCRIPT.steps[0], { ...SCRIPT.steps[1], title: { en: 'Byee' } }] };
    expect(placeOfChange(SCRIPT, typed)).toBe('/steps/1/title/en');
    expect(placeOfChange(typed, { ...typed, steps: [typed.steps[0], { ...typed.steps[1], title: { en: 'Byeee' } }] })).toBe('/steps/1/title/en');
  });

  it('is no single place where steps come, go or move, or two texts change', () => {
    expect(placeOfChange(SCRIPT, { ...SCRIPT, steps: [...SCRIPT.steps, { id: 'c', title: { en: '' } }] })).toBeNull();
    expect(placeOfChange(SCRIPT, { ...SCRIPT, steps: SCRIPT.steps.slice(1) })).toBeNull();
    expect(placeOfChange(SCRIPT, { ...SCRIPT, steps: SCRIPT.steps.toReversed() })).toBeNull();
    expect(placeOfChange(SCRIPT, { ...SCRIPT, name: { en: 'Offer', nl: 'Aanbod' } })).toBeNull();
    expect(placeOfChange(SCRIPT, { ...SCRIPT, steps: [{ ...SCRIPT.steps[0], next: 'b' }, SCRIPT.steps[1]] })).toBeNull();
    expect(placeOfChange(SCRIPT, SCRIPT)).toBeNull();
  });
});
