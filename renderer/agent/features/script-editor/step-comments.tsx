import { useEffect, useState } from 'react';
import { REMARK_KINDS, type Remark } from '../../../../shared/domain/improvement/remark.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import styles from './script-editor.module.css';

/** What was noted about this step in conversations, and is not dealt with yet. */
export function StepComments({ scriptId, stepId }: { readonly scriptId: string; readonly stepId: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const [remarks, setRemarks] = useState<readonly Remark[]>([]);
  useEffect(() => {
    let current = true;
    void client.invoke('remark.list', { settled: false, kinds: [...REMARK_KINDS], own: false }).then((reply) => {
      if (current && reply.ok) setRemarks(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client]);
  const here = remarks.filter(({ about }) => about?.on === 'step' && about.scriptId === scriptId && about.stepId === stepId);
  if (here.length === 0) return null;
  return (
    <section className={styles['comments']} aria-label={t('scriptEditor.comments')}>
      <h4>{t('scriptEditor.comments')}</h4>
      <ul>
        {here.map(({ id, text, madeAt, about }) => (
          <li key={id}>
            {text === '' ? t('scriptEditor.noWords') : text}{' '}
            <span className={styles['quiet']}>
              {formatDayTime(madeAt, language)} · {t('scriptEditor.version', { version: about !== null && 'version' in about ? about.version : 0 })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
