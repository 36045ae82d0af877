import { Pencil, Trash2, Undo2, UserPlus } from 'lucide-react';
import type { TimelineEntryOf } from '../../../../../shared/domain/timeline/timeline.ts';
import { changedLines } from '../field-text.ts';
import styles from '../timeline.module.css';
import { useWording } from '../use-wording.ts';
import type { KindView, Wording } from './kind.ts';

type Entry = TimelineEntryOf<'change'>;

const ICONS = { create: UserPlus, update: Pencil, remove: Trash2, undo: Undo2 } as const;

export const changeView: KindView<'change'> = {
  icon: ({ body }) => ICONS[body.action],
  tone: () => 'neutral',
  title: ({ body }, { t }) => {
    if (body.action !== 'update' || body.fields.length === 0) return t(`timeline.change.${body.action}`);
    // An organisation is a name and a record: one word for both.
    const fields = [...new Set(body.fields.map(({ field }) => t(`timeline.field.${field}`)))].join(', ');
    return t('timeline.change.fields', { fields });
  },
  about: ({ body }, wording) => {
    const [only, ...others] = named(body.fields);
    if (only === undefined || others.length > 0) return '';
    const { before, after } = changedLines(only, wording);
    return wording.t('timeline.change.fromTo', { before: oneLine(before, wording), after: oneLine(after, wording) });
  },
  result: ({ body }, { t }) => (body.cause === 'import' ? t('timeline.change.import') : ''),
  details: ChangeDetails,
};

/** Without the id of an organisation, which goes along with its name. */
function named(fields: Entry['body']['fields']): Entry['body']['fields'] {
  return fields.filter(({ field }) => field !== 'organisationId');
}

function oneLine(lines: readonly string[], { t }: Wording): string {
  return lines.length === 0 ? t('timeline.change.empty') : lines.join(', ');
}

/** Before and after, field by field. */
function ChangeDetails({ entry }: { readonly entry: Entry }) {
  const wording = useWording();
  const { t } = wording;
  if (entry.body.fields.length === 0) return null;
  return (
    <table className={styles['changes']}>
      <thead>
        <tr>
          <th scope="col">{t('timeline.change.field')}</th>
          <th scope="col">{t('timeline.change.before')}</th>
          <th scope="col">{t('timeline.change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {named(entry.body.fields).map((change) => {
          const { before, after } = changedLines(change, wording);
          return (
            <tr key={change.field}>
              <th scope="row">{t(`timeline.field.${change.field}`)}</th>
              <td>{before.length === 0 ? t('timeline.change.empty') : before.join('\n')}</td>
              <td>{after.length === 0 ? t('timeline.change.empty') : after.join('\n')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
