import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { AgendaPart } from '../../../../shared/domain/agreement/agenda.ts';
import { isOpen, type Agreement } from '../../../../shared/domain/agreement/agreement.ts';
import type { AgentId } from '../../../../shared/lib/brand.ts';
import { useConnection, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { AgreementRow } from './agreement-row.tsx';
import styles from './agreements.module.css';
import type { RowAct } from './row-acts.ts';

export type ListPart = { readonly part: AgendaPart | 'settled'; readonly agreements: readonly Agreement[] };

/** Agreements under the headings of their parts. Arrow keys go along, letters act, Enter opens the customer. */
export function AgreementList({
  parts,
  me,
  now,
  about,
  onMoved,
  onRemove,
}: {
  readonly parts: readonly ListPart[];
  readonly me: AgentId;
  readonly now: number;
  /** The agreement that the place was opened about. */
  readonly about: string | null;
  readonly onMoved: (agreement: Agreement) => void;
  readonly onRemove: (agreement: Agreement) => void;
}) {
  const { t } = useTranslation();
  const { view } = useConnection();
  const close = useView((all) => all.close);
  const box = useRef<HTMLDivElement>(null);
  const all = parts.flatMap(({ agreements }) => agreements);
  const [active, setActive] = useState<string | null>(about);
  const [acting, setActing] = useState<{ readonly id: string; readonly act: RowAct } | null>(null);
  const at = Math.max(0, all.findIndex(({ id }) => id === active));

  useEffect(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.matches('[data-view]'))
      box.current?.querySelector<HTMLElement>('[data-agreement][tabindex="0"]')?.focus();
  }, []);
  const focusOn = (index: number): void => {
    const next = all[Math.max(0, Math.min(all.length - 1, index))];
    if (next === undefined) return;
    setActive(next.id);
    box.current?.querySelector<HTMLElement>(`[data-agreement="${next.id}"]`)?.focus();
  };
  const openCustomer = (agreement: Agreement): void => {
    if (agreement.contactId === null) return;
    view.setState({ openedContact: { id: agreement.contactId, over: null } });
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['agreement'] === undefined) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const agreement = all[at];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) focusOn(to);
    else if (agreement !== undefined && event.key === 'Enter') openCustomer(agreement);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the rows, which have the focus */}
      <div ref={box} className={styles['parts']} onKeyDown={onKeyDown}>
        {parts.map(({ part, agreements }) => (
          <section key={part} aria-label={t(`agreements.part.${part}`)}>
            <h3 className={styles[part === 'overdue' ? 'head-late' : 'head']}>
              {t(`agreements.part.${part}`)} <span className={styles['faint']}>{agreements.length}</span>
            </h3>
            <ul className={styles['rows']}>
              {agreements.map((agreement) => (
                <AgreementRow
                  key={agreement.id}
                  agreement={agreement}
                  me={me}
                  now={now}
                  focusable={agreement.id === all[at]?.id}
                  acting={acting?.id === agreement.id ? acting.act : null}
                  onActing={(act) => {
                    setActing(act === null ? null : { id: agreement.id, act });
                    if (act === null) box.current?.querySelector<HTMLElement>(`[data-agreement="${agreement.id}"]`)?.focus();
                  }}
                  onFocus={() => setActive(agreement.id)}
                  onOpenCustomer={agreement.contactId === null ? null : () => openCustomer(agreement)}
                  onRemove={() => {
                    const next = all[at + 1] ?? all[at - 1];
                    if (next !== undefined) focusOn(all.indexOf(next));
                    onRemove(agreement);
                  }}
                  onMoved={(moved) => {
                    setActing(null);
                    // The row may go: the keyboard stays in the list.
                    const next = all[at + 1] ?? all[at - 1];
                    if (!isOpen(moved) && next !== undefined) focusOn(all.indexOf(next));
                    onMoved(moved);
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className={styles['keys']}>{t('agreements.keys')}</p>
    </>
  );
}
