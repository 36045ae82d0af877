import { articleKey } from '../../../shared/domain/article/article.ts';
import { codesIn } from '../../../shared/domain/registration/order-code.ts';
import { valueIn } from '../../../shared/domain/registration/field-values.ts';
import type { RegistrationForm, RegistrationValues } from '../../../shared/domain/registration/form.ts';
import { excesses, type Excess, type Limits } from '../../../shared/domain/registration/mandate.ts';
import { readRows } from '../../../shared/domain/registration/table-value.ts';
import type { InteractionId } from '../../../shared/lib/brand.ts';
import type { ArticleDesk } from '../article-desk.ts';

/** What goes beyond the limits, with the prices that the catalogue asks in this conversation: a lower price is a discount too. */
export async function excessesOf(
  look: ArticleDesk['look'],
  interactionId: InteractionId,
  form: RegistrationForm,
  values: RegistrationValues,
  limits: Limits,
): Promise<readonly Excess[]> {
  const codes = form.fields.flatMap((field) => (field.kind === 'table' ? codesIn(field, readRows(field, valueIn(values, field.key))) : []));
  const found = codes.length === 0 ? null : await look(codes, interactionId);
  const prices = new Map(found?.ok === true ? found.value.map(({ code, price }) => [articleKey(code), price?.amount ?? null]) : []);
  return excesses(form, values, limits, (code) => prices.get(articleKey(code)) ?? null);
}
