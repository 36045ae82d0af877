import type { ScriptProblem } from '../script/check-script.ts';
import type { LocalisedText, Script, SellHint } from '../script/script.ts';
import { fieldByKey, fitsForm } from './field-values.ts';
import type { RegistrationForm } from './form.ts';

/**
 * What a script writes into a form that the form would not take: a choice that a field does not have, or something to offer that no line of
 * an order can hold. Fields that are not there at all are told by `checkScript`.
 */
export function fitProblems(script: Script, form: RegistrationForm): readonly ScriptProblem[] {
  return [
    ...script.steps.flatMap(({ id, answers }) =>
      (answers ?? []).flatMap(({ fills }) =>
        Object.entries(fills ?? {}).flatMap(([key, fill]): readonly ScriptProblem[] => {
          const field = fieldByKey(form, key);
          const fits = field === null || textsOf(fill).every((text) => field.kind !== 'table' && fitsForm(form, key, text));
          return fits ? [] : [{ problem: 'unfit-value', where: id, detail: key }];
        }),
      ),
    ),
    ...(script.hints ?? []).flatMap((hint) => hintProblems(hint, form)),
  ];
}

function textsOf(fill: string | boolean | LocalisedText): readonly string[] {
  if (typeof fill === 'boolean') return [fill ? 'yes' : 'no'];
  return typeof fill === 'string' ? [fill] : [fill.en, fill.nl];
}

function hintProblems({ id, table, whenArticle, when, row, words }: SellHint, form: RegistrationForm): readonly ScriptProblem[] {
  const field = fieldByKey(form, table);
  const callsForNothing = when === undefined && whenArticle.every((each) => each.replaceAll('*', '').trim() === '');
  const empty = { problem: 'offer-empty' as const, where: id, detail: '' };
  if (field?.kind === 'text' || field?.kind === 'long-text') return callsForNothing || words === undefined ? [empty] : [];
  if (field?.kind !== 'table') return [{ problem: 'offer-table', where: id, detail: table }];
  const columns = field.columns.map(({ key }) => key);
  const strange = Object.keys(row).filter((key) => !columns.includes(key));
  const writesNothing = Object.values(row).every((cell) => typeof cell === 'string' && cell.trim() === '');
  return [
    ...strange.map((key) => ({ problem: 'unknown-registration-field' as const, where: id, detail: `${table}.${key}` })),
    ...(callsForNothing || writesNothing ? [empty] : []),
  ];
}
