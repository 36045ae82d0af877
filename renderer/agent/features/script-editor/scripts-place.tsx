import { FileUp, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DefinitionFault } from '../../../../shared/domain/definition/definition-fault.ts';
import type { ScriptEntry } from '../../../../shared/domain/script/script-library.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { FaultText } from '../projects/fault-text.tsx';
import { ScriptEditor } from './script-editor.tsx';
import styles from './script-editor.module.css';
import { ScriptVersions } from './script-versions.tsx';

/** The scripts: those in use, those that are written, and what becomes of them. */
export function ScriptsPlace() {
  const { t } = useTranslation();
  const client = useClient();
  const language = useAppState(({ settings }) => settings.language);
  const begin = useCommand('scripts.begin');
  const bring = useCommand('scripts.import');
  const [entries, setEntries] = useState<readonly ScriptEntry[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const [fault, setFault] = useState<DefinitionFault | null>(null);
  const [asked, setAsked] = useState(0);
  const refresh = (): void => setAsked((now) => now + 1);
  useEffect(() => {
    let current = true;
    void client.invoke('scripts.library', {}).then((reply) => {
      if (current && reply.ok && asked >= 0) setEntries(reply.value);
    });
    return () => {
      current = false;
    };
  }, [client, asked]);
  const sorted = entries.toSorted((a, b) => a.name[language].localeCompare(b.name[language], language));
  const entry = sorted.find(({ id }) => id === chosen) ?? sorted[0] ?? null;
  const write = (scriptId: string): void => {
    setChosen(scriptId);
    setWriting(scriptId);
    refresh();
  };
  const start = (from: { readonly scriptId: string; readonly version: number } | null, nameIn: (lng: Language) => string): void => {
    void begin.run({ from, name: { en: nameIn('en'), nl: nameIn('nl') } }).then((reply) => {
      if (reply.ok) write(reply.value.scriptId);
    });
  };
  const bringIn = (): void => {
    setFault(null);
    void bring.run({}).then((reply) => {
      if (!reply.ok || reply.value.state === 'none') return;
      if (reply.value.state === 'refused') setFault(reply.value.fault);
      else write(reply.value.scriptId);
    });
  };
  return (
    <>
      <PlaceHeader title={t('scriptEditor.place')} detail={entry === null ? undefined : entry.name[language]}>
        <Button size="s" icon={<FileUp aria-hidden="true" />} pending={bring.pending} onClick={bringIn}>
          {t('scriptEditor.import')}
        </Button>
        <Button size="s" icon={<Plus aria-hidden="true" />} onClick={() => start(null, (lng) => t('scriptEditor.newName', { lng }))}>
          {t('scriptEditor.new')}
        </Button>
      </PlaceHeader>
      <div className={styles['body']}>
        <ErrorAlert error={begin.error ?? bring.error} />
        {fault !== null && (
          <InlineAlert severity="error" title={t('scriptEditor.refused')} onDismiss={() => setFault(null)}>
            <FaultText fault={fault} />
          </InlineAlert>
        )}
        {writing !== null ? (
          <ScriptEditor
            key={writing}
            scriptId={writing}
            onProposed={() => {
              setWriting(null);
              refresh();
            }}
            onDiscarded={() => {
              setWriting(null);
              setChosen(null);
              refresh();
            }}
          />
        ) : (
          <div className={styles['library']}>
            <nav className={styles['list']} aria-label={t('scriptEditor.place')}>
              {sorted.map(({ id, name, versions, draft }, index) => (
                <button key={id} type="button" data-first-focus={index === 0 ? true : undefined} aria-current={id === entry?.id ? 'true' : undefined} className={cx(styles['entry'], id === entry?.id && styles['entry-on'])} onClick={() => setChosen(id)}>
                  <span>{name[language]}</span>
                  {draft !== null && <Tag tone="accent">{t('scriptEditor.draft')}</Tag>}
                  {versions.some(({ status }) => status === 'proposed') && <Tag tone="warn">{t('scriptEditor.status.proposed')}</Tag>}
                </button>
              ))}
            </nav>
            {entry !== null && (
              <div className={styles['about']}>
                <h3>{entry.name[language]}</h3>
                <p className={styles['quiet']}>{t(entry.shipped ? 'scriptEditor.shipped' : 'scriptEditor.own', { kind: t(`scriptEditor.kinds.${entry.conversationKind}`) })}</p>
                {entry.draft !== null && (
                  <Button variant="primary" size="s" onClick={() => write(entry.id)}>
                    {t('scriptEditor.goOn')}
                  </Button>
                )}
                <ScriptVersions entry={entry} onChanged={refresh} onEdit={(version) => start({ scriptId: entry.id, version }, (lng) => (entry.shipped ? t('scriptEditor.copyName', { name: entry.name[lng], lng }) : entry.name[lng]))} />
              </div>
            )}
          </div>
        )}
      </div>
    </>
  );
}
