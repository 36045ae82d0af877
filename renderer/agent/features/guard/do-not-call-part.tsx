import { FileUp, Plus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { LISTED_FOR, type DoNotCallList, type ListedFor } from '../../../../shared/domain/guard/do-not-call.ts';
import type { Output } from '../../../../shared/ipc/contract.ts';
import { formatDay } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { FormActs } from '../../ui/form-acts.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PaneHeader } from '../../ui/pane.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NamedRow, NamedRows } from '../../ui/named-rows.tsx';
import styles from './guard.module.css';
import { ImportLine } from './import-line.tsx';

const HOUR_MS = 3_600_000;
type Shown = Output<'doNotCall.look'>;

/** Numbers that are not to be called: put down by hand, and files of numbers or hashes. */
export function DoNotCallPart() {
  const { t } = useTranslation();
  const client = useClient();
  const now = useNow(HOUR_MS);
  const { country, language } = useAppState(({ settings }) => settings);
  const importing = useAppState(({ guard }) => guard.importing);
  const [shown, setShown] = useState<Shown | null>(null);
  const [digits, setDigits] = useState('');
  const [form, setForm] = useState<'number' | 'file' | null>(null);
  const [freed, setFreed] = useState('');
  const remove = useCommand('doNotCall.remove');
  const setRemoved = useCommand('doNotCall.setRemoved');
  const phase = importing?.phase ?? null;
  const load = useCallback(async () => {
    const reply = await client.invoke('doNotCall.look', { digits });
    if (reply.ok) setShown(reply.value);
  }, [client, digits]);
  // A file that was taken over, or given up, has changed the lists.
  const writing = phase === 'writing';
  useEffect(() => {
    let current = true;
    void client.invoke('doNotCall.look', { digits }).then((reply) => {
      if (current && reply.ok) setShown(writing ? { ...reply.value } : reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, digits, writing]);
  const close = (): void => {
    setForm(null);
    void load();
  };
  if (shown === null) return null;
  const number = new Intl.NumberFormat(language);
  const about = (list: DoNotCallList): string =>
    [
      t('guard.list.numbers', { count: list.numbers, shown: number.format(list.numbers) }),
      list.refused === 0 ? '' : t('guard.list.refused', { count: list.refused }),
      t(`guard.list.purposes.${list.purpose}`),
      list.source,
      [list.byName, formatDay(list.at, language, now)].filter((part) => part !== '').join(', '),
      list.filling && phase !== 'writing' ? t('guard.list.interrupted') : '',
      list.removedAt === null ? '' : t('guard.list.gone'),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <section className={styles['section']} aria-label={t('guard.list.title')}>
      <PaneHeader title={t('guard.list.title')} level={3}>
        <span className={styles['acts']}>
          <Button size="s" icon={<FileUp />} disabled={form !== null || phase === 'reading' || phase === 'writing'} onClick={() => setForm('file')}>
            {t('guard.list.import')}
          </Button>
          <Button size="s" icon={<Plus />} disabled={form !== null} onClick={() => setForm('number')}>
            {t('guard.list.add')}
          </Button>
        </span>
      </PaneHeader>
      <p className={styles['soft']}>{t('guard.list.intro')}</p>
      {form !== null && <ListForm kind={form} onDone={close} onCancel={() => setForm(null)} />}
      <ImportLine />
      <ErrorAlert error={remove.error ?? setRemoved.error} />
      <h4>{t('guard.list.files')}</h4>
      {shown.lists.length === 0 ? (
        <p className={styles['soft']}>{t('guard.list.noFiles')}</p>
      ) : (
        <NamedRows label={t('guard.list.files')}>
          {shown.lists.map((list) => (
            <NamedRow key={list.id} name={list.name} gone={list.removedAt !== null} about={about(list)}>
              <Button size="s" variant="quiet" pending={setRemoved.pending} aria-label={t(list.removedAt === null ? 'guard.list.offName' : 'guard.list.onName', { name: list.name })} onClick={() => void setRemoved.run({ listId: list.id, removed: list.removedAt === null }).then(load)}>
                {t(list.removedAt === null ? 'guard.list.off' : 'guard.list.on')}
              </Button>
            </NamedRow>
          ))}
        </NamedRows>
      )}
      <div className={styles['head']}>
        <h4 className={styles['grow']}>
          {t('guard.list.own')} <span className={styles['soft']}>{t('guard.list.ownCount', { count: shown.ownCount })}</span>
        </h4>
        {shown.ownCount > 0 && <TextField label={t('guard.list.find')} labelHidden placeholder={t('guard.list.find')} inputMode="tel" maxLength={30} value={digits} onChange={({ target }) => setDigits(target.value)} />}
      </div>
      {freed !== '' && <InlineAlert severity="ok" onDismiss={() => setFreed('')}>{t('guard.list.removed', { number: freed })}</InlineAlert>}
      {shown.own.length === 0 ? (
        <p className={styles['soft']}>{t(shown.ownCount === 0 ? 'guard.list.noOwn' : 'guard.list.noneFound')}</p>
      ) : (
        <NamedRows label={t('guard.list.own')}>
          {shown.own.map((own) => {
            const read = displayPhone(own.number, country);
            const text = [own.reason, own.source, t(`guard.list.purposes.${own.purpose}`), own.byName, formatDay(own.at, language, now)].filter((part) => part !== '').join(' · ');
            return (
              <NamedRow key={own.number} name={read} about={text}>
                <Button
                  size="s"
                  variant="quiet"
                  aria-label={t('guard.list.remove', { number: read })}
                  onClick={() =>
                    void remove.run({ number: own.number }).then((reply) => {
                      if (reply.ok) setFreed(read);
                      return load();
                    })
                  }
                >
                  {t('guard.list.removeAct')}
                </Button>
              </NamedRow>
            );
          })}
        </NamedRows>
      )}
    </section>
  );
}

function ListForm({ kind, onDone, onCancel }: { readonly kind: 'number' | 'file'; readonly onDone: () => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [source, setSource] = useState('');
  const [purpose, setPurpose] = useState<ListedFor>('all');
  const add = useCommand('doNotCall.add');
  const bring = useCommand('doNotCall.import');
  const submit = async (): Promise<void> => {
    if (source.trim() === '' || (kind === 'number' && (number.trim() === '' || reason.trim() === ''))) return;
    const reply = kind === 'number' ? await add.run({ number, reason, source, purpose }) : await bring.run({ source, purpose });
    if (reply.ok) onDone();
  };
  return (
    <EscapeForm className={styles['version']} label={t(kind === 'number' ? 'guard.list.add' : 'guard.list.import')} onCancel={onCancel} onSubmit={() => void submit()}>
      {kind === 'file' && <p className={styles['soft']}>{t('guard.list.importHint')}</p>}
      <div className={styles['grid']}>
        {kind === 'number' && <TextField autoFocus label={t('guard.list.number')} inputMode="tel" maxLength={60} value={number} onChange={({ target }) => setNumber(target.value)} />}
        {kind === 'number' && <TextField label={t('guard.list.reason')} maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />}
        <TextField autoFocus={kind === 'file'} label={t('guard.list.source')} placeholder={t('guard.list.sourceExample')} maxLength={300} value={source} onChange={({ target }) => setSource(target.value)} />
        <Select label={t('guard.list.for')} value={purpose} options={LISTED_FOR.map((value) => ({ value, label: t(`guard.list.purposes.${value}`) }))} onChange={setPurpose} />
      </div>
      <ErrorAlert error={add.error ?? bring.error} />
      <FormActs disabled={false} pending={add.pending || bring.pending} onCancel={onCancel} />
    </EscapeForm>
  );
}
