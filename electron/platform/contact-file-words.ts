import type { TFunction } from 'i18next';
import type { ContactFileWords } from '../app/contact-file/contact-files.ts';
import { ANSWER_FACTS, type AnswerFact } from '../../shared/domain/registration/answers-table.ts';
import { EXPORT_COLUMNS } from '../contact-file/write/columns.ts';
import {
  REJECTIONS,
  REMARKS,
  type Rejection,
  type RemarkKind,
} from '../../shared/domain/contact-file/row-to-contact.ts';

/** The texts that stand in files of contacts, in one language. */
export function contactFileWords(t: TFunction, language: 'en' | 'nl'): ContactFileWords {
  const reasons = Object.fromEntries(REJECTIONS.map((one) => [one, t(`contactFiles.reason.${one}`)])) as Record<
    Rejection,
    string
  >;
  const remarks = Object.fromEntries(REMARKS.map((one) => [one, t(`contactFiles.remark.${one}`)])) as Record<
    RemarkKind,
    string
  >;
  return {
    chooser: t('contactFiles.chooserTitle'),
    save: t('contactFiles.saveTitle'),
    rejectedFile: t('contactFiles.report.fileName'),
    report: {
      columns: {
        row: t('contactFiles.report.row'),
        outcome: t('contactFiles.report.outcome'),
        reason: t('contactFiles.report.reason'),
      },
      rejected: t('contactFiles.report.rejected'),
      imported: t('contactFiles.report.imported'),
      reasons,
      remarks,
    },
    fileName: t('contactFiles.export.fileName'),
    personFile: t('contactFiles.export.personFile'),
    answersFile: t('contactFiles.export.answersFile'),
    answers: {
      language: language === 'nl' ? 'nl' : 'en',
      notAsked: t('contactFiles.export.notAsked'),
      columns: Object.fromEntries(ANSWER_FACTS.map((one) => [one, t(`contactFiles.answers.${one}`)])) as Record<AnswerFact, string>,
      complete: t('contactFiles.export.answersComplete'),
      incomplete: t('contactFiles.export.answersIncomplete'),
    },
    headings: headings(t),
    sheet: t('contactFiles.export.sheet'),
    person: (name, at) => ({
      language,
      title: t('contactFiles.export.personTitle', { name }),
      intro: t('contactFiles.export.personIntro', {
        when: new Date(at).toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB'),
      }),
    }),
  };
}

/** Headings of a table; the second of the same kind has its number. */
function headings(t: TFunction): readonly string[] {
  const seen = new Map<string, number>();
  return EXPORT_COLUMNS.map((target) => {
    const times = (seen.get(target) ?? 0) + 1;
    seen.set(target, times);
    const name = t(`contactFiles.target.${target}`);
    return times === 1 ? name : `${name} ${times}`;
  });
}
