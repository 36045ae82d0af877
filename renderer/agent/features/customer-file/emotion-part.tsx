import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { EMOTION_SOURCES, EMOTION_TONES, type EmotionNote } from '../../../../shared/domain/contact/emotion-note.ts';
import type { ContactId, EmotionNoteId } from '../../../../shared/lib/brand.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './customer-file.module.css';

const INTENSITIES = ['1', '2', '3', '4', '5'] as const;

/** How the customer felt, contact by contact, and a line to add one. */
export function EmotionPart({ contactId, emotions, onChanged }: { readonly contactId: ContactId; readonly emotions: readonly EmotionNote[]; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const interaction = useFocusedInteraction();
  const add = useCommand('customer.addEmotion');
  const remove = useCommand('customer.removeEmotion');
  const [tone, setTone] = useState<EmotionNote['tone']>('negative');
  const [intensity, setIntensity] = useState<(typeof INTENSITIES)[number]>('3');
  const [source, setSource] = useState<EmotionNote['source']>('call');
  const [text, setText] = useState('');
  const [gone, setGone] = useState<EmotionNoteId | null>(null);
  const submit = async (): Promise<void> => {
    const interactionId = interaction?.contact?.id === contactId ? interaction.id : null;
    const reply = await add.run({ contactId, interactionId, tone, intensity: Number(intensity), source, text: text.trim() });
    if (!reply.ok) return;
    setText('');
    onChanged();
  };
  const setRemoved = async (emotionNoteId: EmotionNoteId, removed: boolean): Promise<void> => {
    const reply = await remove.run({ emotionNoteId, removed });
    if (!reply.ok) return;
    setGone(removed ? emotionNoteId : null);
    onChanged();
  };
  return (
    <section aria-label={t('customerFile.emotion.title')}>
      <PaneHeader title={t('customerFile.emotion.title')} level={3} />
      <form
        className={styles['form']}
        aria-label={t('customerFile.emotion.add')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles['line']}>
          <Segmented label={t('customerFile.emotion.tone')} labelHidden options={EMOTION_TONES.map((value) => ({ value, label: t(`customerFile.emotion.tones.${value}`) }))} value={tone} onChange={setTone} />
          <Segmented label={t('customerFile.emotion.intensity')} labelHidden options={INTENSITIES.map((value) => ({ value, label: value }))} value={intensity} onChange={setIntensity} />
          <Segmented label={t('customerFile.emotion.source')} labelHidden options={EMOTION_SOURCES.map((value) => ({ value, label: t(`customerFile.emotion.sources.${value}`) }))} value={source} onChange={setSource} />
        </div>
        <div className={styles['line']}>
          <TextField label={t('customerFile.emotion.text')} labelHidden placeholder={t('customerFile.emotion.text')} maxLength={2000} className={styles['grow']} value={text} onChange={(event) => setText(event.target.value)} />
          <Button type="submit" pending={add.pending}>
            {t('customerFile.emotion.add')}
          </Button>
        </div>
      </form>
      <ErrorAlert error={add.error ?? remove.error} />
      {gone !== null && (
        <p className={styles['line']} role="status">
          {t('customerFile.emotion.removed')}
          <Button size="s" icon={<Undo2 aria-hidden="true" />} onClick={() => void setRemoved(gone, false)}>
            {t('common.undo')}
          </Button>
        </p>
      )}
      <ul className={styles['rows']} aria-label={t('customerFile.emotion.list')}>
        {emotions.map((note) => (
          <li key={note.id} className={styles['item']}>
            <span>
              <strong>
                {t(`customerFile.emotion.tones.${note.tone}`)} {note.intensity}/5
              </strong>{' '}
              {note.text}
            </span>
            <div className={styles['line']}>
              <span className={styles['soft']}>
                {[t(`customerFile.emotion.sources.${note.source}`), formatDayTime(note.at, language), note.byName].filter(Boolean).join(' · ')}
              </span>
              <span className={styles['acts']}>
                <Button size="s" variant="quiet" onClick={() => void setRemoved(note.id, true)}>
                  {t('customerFile.consent.remove')}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
