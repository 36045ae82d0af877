import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { INCOMPLETE_REASONS } from '../../../../shared/domain/interaction/interaction.ts';
import type { RegistrationForm } from '../../../../shared/domain/registration/form.ts';
import type { InteractionView } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { useKeysOf } from '../shortcuts/index.ts';
import styles from './registration.module.css';
import { useDrafts } from './use-field-draft.ts';
import { WrapUpLine } from './wrap-up-line.tsx';

/** Save, what is still missing, and the way out when it cannot be completed. Always in sight, below the fields. */
export function SaveBar({
  interaction,
  form,
  missing,
  marked,
  pending,
  onSave,
}: {
  readonly interaction: InteractionView;
  readonly form: RegistrationForm;
  readonly missing: readonly string[];
  /** The missing fields count: after the call, or after an attempt to save. */
  readonly marked: boolean;
  readonly pending: boolean;
  readonly onSave: () => void;
}) {
  const { t } = useTranslation();
  const keysOf = useKeysOf();
  const language = useAppState(({ settings }) => settings.language);
  const close = useCommand('registration.close');
  const drafts = useDrafts();
  const [asking, setAsking] = useState(false);
  const over = interaction.state === 'handling';
  const names = form.fields
    .filter(({ key }) => missing.includes(key))
    .map(({ label }) => label[language])
    .join(', ');

  if (asking && over) {
    return (
      <div className={styles['bar']}>
        <div className={styles['reasons']}>
          <ChoiceList
            autoFocus
            label={t('registration.reasonLabel')}
            choices={INCOMPLETE_REASONS.map((value) => ({ value, label: t(`registration.reason.${value}`) }))}
            onCancel={() => setAsking(false)}
            onPick={(reason) => {
              setAsking(false);
              void drafts.flush().then(() => close.run({ interactionId: interaction.id, reason }));
            }}
          />
          <Button size="s" variant="quiet" shortcut="Esc" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles['bar']}>
      <WrapUpLine interaction={interaction} />
      <ErrorAlert error={close.error} onDismiss={close.clear} />
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          shortcut={over ? undefined : keysOf('save-registration')}
          pending={pending}
          title={t('registration.saveTip')}
          onClick={onSave}
        >
          {t('registration.save')}
        </Button>
        {over ? (
          <Button variant="quiet" onClick={() => setAsking(true)}>
            {t('registration.closeIncomplete')}
          </Button>
        ) : (
          <p
            className={cx(styles['progress'], marked && missing.length > 0 && styles['warn'])}
            role="status"
            title={names}
          >
            {missing.length > 0 ? (
              <>
                <span className={styles['count']}>
                  {marked && <TriangleAlert size={13} aria-hidden="true" />}
                  {t('registration.fieldsMissing', { count: missing.length })}
                </span>
                <span className={styles['names']}>{names}</span>
              </>
            ) : (
              <span className={styles['good']}>
                <CircleCheck size={13} aria-hidden="true" />
                {t(interaction.completedAt === null ? 'registration.closesItself' : 'registration.savedClosesItself')}
              </span>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
