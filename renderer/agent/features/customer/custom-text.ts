import type { TFunction } from 'i18next';
import type { CustomField } from '../../../../shared/domain/contact/custom-field.ts';
import { displayDate } from '../../../../shared/domain/registration/describe.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';

/** The value of a field of one's own as it is read. @param value in its canonical form (see custom-field.ts) */
export function customText(kind: CustomField['kind'], value: string, t: TFunction, language: Language): string {
  switch (kind) {
    case 'yes-no':
      return t(`customer.form.yesNo.${value === '1' ? '1' : '0'}`);
    case 'date':
      return displayDate(value, language);
    case 'number':
      return Number.isFinite(Number(value)) ? new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nl-NL', { maximumFractionDigits: 10, useGrouping: false }).format(Number(value)) : value;
    case 'text':
    case 'choice':
      return value;
  }
}
