import { useState } from 'react';
import { MAX_RETENTION_DAYS } from '../../../../shared/domain/recording/recording.ts';
import { formatDayTime, formatDuration } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SettingsPage } from '../../ui/settings-page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { RecordingRow } from './recording-row.tsx';
import styles from './recording.module.css';
import { useRecordings } from './use-recordings.ts';

const LISTED = 50;

/** What is recorded and how long it is kept, for supervisors and administrators; and the recordings that this person may hear. */
export function RecordingSettings() {
  const { t, i18n } = useTranslation();
  const policy = useAppState((state) => state.recordingPolicy);
  const project = useAppState((state) => state.project?.name ?? '');
  const agentOnly = useAppState(({ session }) => session.agent === null || session.agent.role === 'agent');
  const change = useCommand('recording.setPolicy');
  const { entries, refresh } = useRecordings(null, LISTED);

  return (
    <SettingsPage>
      {agentOnly && <InlineAlert severity="info">{t('recording.settings.onlySupervisors')}</InlineAlert>}
      {agentOnly ? (
        <p>{t(`recording.settings.now.${policy.mode}`, { project })}</p>
      ) : (
        <>
          <Segmented
            label={t('recording.settings.mode', { project })}
            value={policy.mode}
            onChange={(mode) => void change.run({ mode })}
            options={[
              { value: 'never', label: t('recording.settings.never') },
              { value: 'on-demand', label: t('recording.settings.onDemand') },
              { value: 'always', label: t('recording.settings.always') },
            ]}
          />
          <Announcement file={policy.announcement} onChange={(announcement) => void change.run({ announcement })} />
          <Days
            key={policy.retentionDays}
            days={policy.retentionDays}
            onChange={(retentionDays) => void change.run({ retentionDays })}
          />
          <ErrorAlert error={change.error} />
        </>
      )}
      <section className={styles['part']}>
        <PaneHeader title={t('recording.settings.list')} level={3} />
        {entries.length === 0 && <p className={styles['soft']}>{t('recording.settings.empty')}</p>}
        {entries.map((entry) => (
          <RecordingRow
            key={entry.id}
            entry={entry}
            head={
              <p className={styles['soft']}>
                {[formatDayTime(entry.at, i18n.language), entry.agentName, formatDuration(entry.durationMs)].join(
                  ' · ',
                )}
              </p>
            }
            onChanged={refresh}
          />
        ))}
      </section>
    </SettingsPage>
  );
}

function Announcement({ file, onChange }: { readonly file: string; readonly onChange: (file: string) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const choose = async (): Promise<void> => {
    const reply = await client.invoke('recording.chooseAnnouncement', {});
    if (reply.ok && reply.value !== null) onChange(reply.value);
  };
  return (
    <div className={styles['with-button']}>
      <TextField
        label={t('recording.settings.announcement')}
        hint={t('recording.settings.announcementHint')}
        value={file === '' ? t('recording.settings.noAnnouncement') : file}
        readOnly
      />
      <Button onClick={() => void choose()}>{t('recording.settings.choose')}</Button>
      {file !== '' && (
        <Button variant="quiet" onClick={() => onChange('')}>
          {t('recording.settings.withoutAnnouncement')}
        </Button>
      )}
    </div>
  );
}

function Days({ days, onChange }: { readonly days: number; readonly onChange: (days: number) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(String(days));
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = value <= MAX_RETENTION_DAYS;
  return (
    <div className={styles['narrow']}>
      <TextField
        label={t('recording.settings.days')}
        hint={t('recording.settings.daysHint')}
        error={valid ? undefined : t('recording.settings.daysWrong', { most: MAX_RETENTION_DAYS })}
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (valid && value !== days) onChange(value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </div>
  );
}
