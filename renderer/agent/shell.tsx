import type { ReactNode } from 'react';
import { useTranslation } from './bridge/texts.ts';
import { AfterPaint, Promptly, useStarting } from './bridge/hooks.ts';
import { BesideCall } from './features/beside/beside-call.tsx';
import { ListWork } from './features/call-list/index.ts';
import { CallbackNotes, WorkStatusBar } from './features/callback/index.tsx';
import { CustomerPane } from './features/customer/customer-pane.tsx';
import { OfferLine } from './features/guard/offer-line.tsx';
import { OverrideBar } from './features/guard/override-bar.tsx';
import { NewsToRead } from './features/knowledge/news-to-read.tsx';
import { NoticeList } from './features/notices/notice-list.tsx';
import { PlaceArea, PlaceRail } from './features/places/index.ts';
import { RegistrationPane } from './features/registration/registration-pane.tsx';
import { ScriptPane } from './features/script/script-pane.tsx';
import { AppMenu } from './features/settings/app-menu.tsx';
import { OpenMicrophone } from './features/sound/open-microphone.tsx';
import { PlainTelephone } from './features/telephone/plain-calls.tsx';
import { TelephonePane } from './features/telephone/telephone-pane.tsx';
import { TopBar } from './features/top-bar/top-bar.tsx';
import { FaultBoundary, SmallFaultBoundary } from './ui/fault-boundary.tsx';
import styles from './shell.module.css';

/**
 * The window at work: top bar, rail and telephone at the left, beside them the conversation (script, customer and
 * registration) or a place, status bar. Columns have fixed widths and the regions scroll inside, so nothing moves when a
 * call arrives; the telephone is always there. `centre` stands where the script would: a screen that cannot wait for the
 * end of the call, without places.
 */
export function Shell({ centre }: { readonly centre?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles['window']} aria-busy={useStarting()}>
      <header className={styles['top']}>
        <h1 className="visually-hidden">{t('common.product')}</h1>
        <AfterPaint>
          <TopBar />
          <SmallFaultBoundary>
            <AppMenu />
          </SmallFaultBoundary>
        </AfterPaint>
      </header>
      <main className={styles['main']}>
        <div className={styles['rail']}>
          <AfterPaint>
            <SmallFaultBoundary>{centre === undefined && <PlaceRail />}</SmallFaultBoundary>
          </AfterPaint>
        </div>
        <section className={styles['left']} aria-label={t('telephone.region')}>
          <FaultBoundary renderInstead={(again) => <PlainTelephone onAgain={again} />}>
            <TelephonePane />
          </FaultBoundary>
        </section>
        <div className={styles['rest']}>
          <AfterPaint>
            <FaultBoundary>
              {centre === undefined ? (
                <PlaceArea>
                  <Conversation />
                </PlaceArea>
              ) : (
                <Conversation centre={centre} />
              )}
            </FaultBoundary>
          </AfterPaint>
        </div>
      </main>
      <footer className={styles['status']} aria-label={t('shell.statusBar')}>
        <AfterPaint>
          <SmallFaultBoundary>
            <WorkStatusBar />
          </SmallFaultBoundary>
          <SmallFaultBoundary>
            <OpenMicrophone />
          </SmallFaultBoundary>
        </AfterPaint>
      </footer>
    </div>
  );
}

/** Script in the centre, customer and registration at the right. */
function Conversation({ centre }: { readonly centre?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles['conversation']}>
      <div className={styles['centre']}>
        <SmallFaultBoundary>
          <NoticeList />
        </SmallFaultBoundary>
        <SmallFaultBoundary>
          <NewsToRead />
        </SmallFaultBoundary>
        <SmallFaultBoundary>
          <Promptly>
            <ListWork />
          </Promptly>
        </SmallFaultBoundary>
        <SmallFaultBoundary>
          <OverrideBar />
          <OfferLine />
        </SmallFaultBoundary>
        <SmallFaultBoundary>
          <CallbackNotes />
        </SmallFaultBoundary>
        {centre === undefined ? (
          <section className={styles['script']} aria-label={t('script.region')}>
            <FaultBoundary>
              <ScriptPane />
            </FaultBoundary>
          </section>
        ) : (
          <div className={styles['script']}>{centre}</div>
        )}
        <SmallFaultBoundary>
          <BesideCall />
        </SmallFaultBoundary>
      </div>
      <div className={styles['right']}>
        <section className={styles['customer']} aria-label={t('customer.region')}>
          <FaultBoundary>
            <CustomerPane />
          </FaultBoundary>
        </section>
        <section className={styles['registration']} aria-label={t('registration.region')}>
          <FaultBoundary>
            <RegistrationPane />
          </FaultBoundary>
        </section>
      </div>
    </div>
  );
}
