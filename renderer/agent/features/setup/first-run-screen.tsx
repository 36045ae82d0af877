import { GraduationCap, PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Screen } from '../../ui/screen.tsx';
import { AccountForm } from './account-form.tsx';
import styles from './first-run-screen.module.css';
import { LanguageChoice } from './language-choice.tsx';

/** The one question of the first run: practise, or connect a telephone account. */
export function FirstRunScreen() {
  const { t } = useTranslation();
  const [form, setForm] = useState(false);
  const practice = useCommand('account.usePractice');
  const sip = useAppState((state) => state.account.sip);

  if (form) {
    return (
      <Screen title={t('setup.formTitle')} foot={<LanguageChoice />}>
        <AccountForm
          account={sip}
          passwordStored={false}
          leading={<Button onClick={() => setForm(false)}>{t('common.back')}</Button>}
        />
      </Screen>
    );
  }
  return (
    <Screen title={t('setup.title')} subtitle={t('setup.subtitle')} width="l" foot={<LanguageChoice />}>
      <div className={styles['choices']}>
        <section className={styles['choice']}>
          <GraduationCap size={28} strokeWidth={1.5} aria-hidden="true" />
          <p id="practice-text">{t('setup.practice.text')}</p>
          <p className={styles['needs']}>{t('setup.practice.needs')}</p>
          <Button
            variant="primary"
            size="l"
            wide
            aria-describedby="practice-text"
            pending={practice.pending}
            onClick={() => void practice.run({})}
          >
            {t('setup.practice.button')}
          </Button>
        </section>
        <section className={styles['choice']}>
          <PhoneCall size={28} strokeWidth={1.5} aria-hidden="true" />
          <p id="account-text">{t('setup.account.text')}</p>
          <p className={styles['needs']}>{t('setup.account.needs')}</p>
          <Button variant="primary" size="l" wide aria-describedby="account-text" onClick={() => setForm(true)}>
            {t('setup.account.button')}
          </Button>
        </section>
      </div>
      <ErrorAlert error={practice.error} />
    </Screen>
  );
}
