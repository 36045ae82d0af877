import { useEffect, type ReactNode } from 'react';
import { AfterPaint, useView } from './bridge/hooks.ts';
import { useTranslation } from './bridge/texts.ts';
import { CustomerPane } from './features/customer/customer-pane.tsx';
import { NoticeList } from './features/notices/notice-list.tsx';
import { RegistrationPane } from './features/registration/registration-pane.tsx';
import { ScriptPane } from './features/script/script-pane.tsx';
import { AppMenu } from './features/settings/app-menu.tsx';
import { OpenMicrophone } from './features/sound/open-microphone.tsx';
import { StatusBar } from './features/shortcuts/status-bar.tsx';
import { TelephonePane } from './features/telephone/telephone-pane.tsx';
import { TopBar } from './features/top-bar/top-bar.tsx';
import styles from './shell.module.css';
import { later } from './ui/later.tsx';

const SettingsView = later(async () => (await import('./features/settings/settings-view.tsx')).SettingsView);

/**
 * The window at work: top bar, telephone at the left, the centre, customer and registration at the right, status bar.
 * Columns have fixed widths and the regions scroll inside, so nothing moves when a call arrives. Only the centre changes
 * its content; the telephone is always there. `centre` replaces whatever the centre would show.
 */
export function Shell({ centre }: { readonly centre?: ReactNode }) {
  const { t } = useTranslation();
  const view = useView(({ name }) => name);
  const atWork = centre === undefined && view === 'work';
  useEscapeToWork();

  return (
    <div className={styles['window']}>
      <header className={styles['top']}>
        <h1 className="visually-hidden">{t('common.product')}</h1>
        <AfterPaint>
          <TopBar />
          <AppMenu />
        </AfterPaint>
      </header>
      <main className={styles['main']}>
        <section className={styles['left']} aria-label={t('telephone.region')}>
          <TelephonePane />
        </section>
        <div className={styles['centre']}>
          <AfterPaint>
            <NoticeList />
            {/* Kept in place while another view is open, so that nothing typed into it is lost. */}
            <section className={styles['script']} aria-label={t('script.region')} hidden={!atWork}>
              <ScriptPane />
            </section>
            {!atWork && <div className={styles['view']}>{centre ?? <SettingsView />}</div>}
          </AfterPaint>
        </div>
        <div className={styles['right']}>
          <AfterPaint>
            <section className={styles['customer']} aria-label={t('customer.region')}>
              <CustomerPane />
            </section>
            <section className={styles['registration']} aria-label={t('registration.region')}>
              <RegistrationPane />
            </section>
          </AfterPaint>
        </div>
      </main>
      <footer className={styles['status']} aria-label={t('shell.statusBar')}>
        <AfterPaint>
          <StatusBar />
          <OpenMicrophone />
        </AfterPaint>
      </footer>
    </div>
  );
}

/** Escape goes back to the work, unless something nearer (a list, a confirmation) took the key. */
function useEscapeToWork(): void {
  const open = useView(({ name }) => name !== 'work');
  const close = useView((view) => view.close);
  useEffect(() => {
    if (!open) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, close]);
}
