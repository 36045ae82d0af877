import { useState } from 'react';
import { displayNumber } from '../../../../shared/domain/registration/describe.ts';
import {
  changesBetween,
  type ChangedPart,
  type ScriptEntry,
  type ScriptMove,
  type ScriptStatus,
  type ScriptVersion,
} from '../../../../shared/domain/script/script-library.ts';
import type { Script } from '../../../../shared/domain/script/script.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { RowForm } from '../improvement/row-form.tsx';
import styles from './script-editor.module.css';

const MOVES: Readonly<Record<ScriptStatus, readonly ScriptMove[]>> = { proposed: ['approve', 'return'], returned: [], approved: ['use', 'retire'], 'in-use': ['retire'], retired: ['use'] };
const TONES: Readonly<Record<ScriptStatus, 'ok' | 'warn' | 'accent' | 'neutral'>> = { proposed: 'warn', returned: 'warn', approved: 'accent', 'in-use': 'ok', retired: 'neutral' };

const LONGEST_NOTE = 300;

/** The versions of a script, what each changed, and what a supervisor decides about them. */
export function ScriptVersions({ entry, onChanged, onEdit }: { readonly entry: ScriptEntry; readonly onChanged: () => void; readonly onEdit: (version: number) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { language } = useAppState(({ settings }) => settings);
  const supervisor = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const decide = useCommand('scripts.decide');
  const exporting = useCommand('scripts.export');
  const [compared, setCompared] = useState<{
    readonly version: number;
    readonly former: Script;
    readonly now: Script;
  } | null>(null);
  const [returning, setReturning] = useState<number | null>(null);
  const settle = (version: number, move: ScriptMove, note: string): void => {
    setReturning(null);
    void decide.run({ scriptId: entry.id, version, move, note }).then(onChanged);
  };
  const compare = async ({ version }: ScriptVersion): Promise<void> => {
    if (compared?.version === version) {
      setCompared(null);
      return;
    }
    const before = entry.versions.find((each) => each.version < version);
    const [now, former] = await Promise.all([client.invoke('script.get', { scriptId: entry.id, version }), before === undefined ? null : client.invoke('script.get', { scriptId: entry.id, version: before.version })]);
    if (!now.ok || former?.ok !== true) return;
    setCompared({ version, former: former.value, now: now.value });
  };
  return (
    <section className={styles['versions']} aria-label={t('scriptEditor.versions')}>
      <ErrorAlert error={decide.error ?? exporting.error} />
      <ul>
        {entry.versions.map((version, index) => (
          <li key={version.version} className={styles['version']}>
            <div className={styles['row']}>
              <strong>{t('scriptEditor.version', { version: version.version })}</strong>
              <Tag tone={TONES[version.status]}>{t(`scriptEditor.status.${version.status}`)}</Tag>
              <span className={styles['quiet']}>{[formatDayTime(version.at, language), version.by, version.note].filter(Boolean).join(' · ')}</span>
              <span className={styles['moves']}>
                {supervisor &&
                  MOVES[version.status]
                    .filter((move) => move !== 'retire' || !entry.shipped)
                    .map((move) => (
                      <Button key={move} size="s" variant={move === 'approve' || move === 'use' ? 'primary' : 'default'} onClick={() => (move === 'return' ? setReturning(version.version) : settle(version.version, move, ''))}>
                        {t(`scriptEditor.move.${move}`)}
                      </Button>
                    ))}
                {index < entry.versions.length - 1 && (
                  <Button size="s" aria-expanded={compared?.version === version.version} onClick={() => void compare(version)}>
                    {t('scriptEditor.compare')}
                  </Button>
                )}
                <Button size="s" onClick={() => void exporting.run({ scriptId: entry.id, version: version.version })}>
                  {t('scriptEditor.export')}
                </Button>
                <Button size="s" onClick={() => onEdit(version.version)}>
                  {t(entry.shipped ? 'scriptEditor.copy' : 'scriptEditor.edit')}
                </Button>
              </span>
            </div>
            {returning === version.version && (
              <RowForm
                label={t('scriptEditor.returnWhy')}
                save={t('scriptEditor.move.return')}
                required
                max={LONGEST_NOTE}
                pending={decide.pending}
                onSave={(note) => settle(version.version, 'return', note)}
                onCancel={() => setReturning(null)}
              />
            )}
            {compared?.version === version.version && (
              <Changes former={compared.former} now={compared.now} language={language} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Named in the language of the window, also when it changes while they are open. */
function Changes({
  former,
  now,
  language,
}: {
  readonly former: Script;
  readonly now: Script;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const changes = changesBetween(former, now, language);
  const titles = new Map([...former.steps, ...now.steps].map(({ id, title }) => [id, title[language]]));
  return (
    <ul className={styles['changes']} aria-label={t('scriptEditor.compare')}>
      {changes.length === 0 && <li>{t('scriptEditor.same')}</li>}
      {changes.map(({ where, title, what, parts }) => (
        <li key={where}>
          <strong>{title || t('scriptEditor.untitled')}</strong> {t(`scriptEditor.change.${what}`)}
          {parts.length > 0 && (
            <dl className={styles['parts']}>
              {parts.map((part) => (
                <ChangedPartLine key={part.name} part={part} language={language} nameOf={(id) => titles.get(id) ?? id} />
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a part said, and what it says now. */
function ChangedPartLine({ part: { name, before, after }, language, nameOf }: { readonly part: ChangedPart; readonly language: Language; readonly nameOf: (stepId: string) => string }) {
  const { t } = useTranslation();
  const shown = (text: string | null): string => {
    if (name === 'maxSilenceMs') return text === null ? t('scriptEditor.projectSilence') : t('scriptEditor.seconds', { seconds: displayNumber(String(Number(text) / 1_000), language) });
    if (text === null || text === '') return t('scriptEditor.nothing');
    if (name === 'next' || name === 'failed' || name === 'firstStep') return nameOf(text);
    if (name === 'kind') return t(`script.kind.${text}`, { defaultValue: t(`scriptEditor.offerKinds.${text}`, { defaultValue: text }) });
    if (name === 'phase') return t(`script.phase.${text}`, { defaultValue: text });
    if (name === 'conversationKind') return t(`scriptEditor.kinds.${text}`, { defaultValue: text });
    if (name === 'opening') return listed(text, (part) => t(`script.opening.${part}`, { defaultValue: part }));
    if (name === 'covers') return listed(text, (item) => t(`checklist.item.${item}`, { defaultValue: item }));
    return name === 'answers' || name === 'whenArticle' ? listed(text, (each) => each) : text;
  };
  return (
    <>
      <dt>{t(`scriptEditor.part.${name}`, { defaultValue: name })}</dt>
      <dd>
        {before !== null || after !== null ? (
          <>
            <del>{shown(before)}</del> <ins>{shown(after)}</ins>
          </>
        ) : (
          t('scriptEditor.change.changed')
        )}
      </dd>
    </>
  );
}

/** Items that come on lines of their own, in one line. */
const listed = (lines: string, shown: (item: string) => string): string => lines.split('\n').map(shown).join(' / ');
