import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { stepRef } from '../../../../shared/domain/knowledge/knowledge.ts';
import { proceduresAt } from '../../../../shared/domain/project/procedure-places.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { cx } from '../../ui/cx.ts';
import { Tag } from '../../ui/status-dot.tsx';
import knowledge from '../knowledge/knowledge.module.css';
import { BesidePanel } from './beside-panel.tsx';
import { openProcedure, useOpenProcedure } from './beside-store.ts';
import { useProcedures } from './use-procedures.ts';

/** The procedures of the project beside the conversation; those for the step on screen first. */
export function ProceduresPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const interaction = useFocusedInteraction();
  const procedures = useProcedures(interaction?.projectId);
  const chosen = useOpenProcedure();
  const list = useRef<HTMLUListElement>(null);
  const stepId = interaction?.script.path.at(-1);
  const here = interaction === null || stepId === undefined ? [] : proceduresAt(procedures, [stepRef(interaction.script.scriptId, stepId)]);
  const shown = procedures.map((procedure, index) => ({ ...procedure, index })).toSorted((a, b) => Number(here.some(({ index }) => index === b.index)) - Number(here.some(({ index }) => index === a.index)));
  const open = shown.find(({ index }) => index === chosen) ?? shown[0];
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus(), []);
  const step = (by: number): void => {
    const at = shown.findIndex((each) => each === open);
    const next = Math.max(0, Math.min(shown.length - 1, at + by));
    const found = shown[next];
    if (found === undefined) return;
    openProcedure(found.index);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  };
  if (open === undefined) return null;
  return (
    <BesidePanel title={t('projects.procedures')} onClose={onClose}>
      <div className={knowledge['found']}>
        <ul
          ref={list}
          aria-label={t('projects.procedures')}
          className={knowledge['titles']}
        >
          {shown.map((procedure) => (
            <li key={procedure.index}>
              <button type="button" aria-current={procedure === open ? 'true' : undefined} className={cx(knowledge['title'], procedure === open && knowledge['chosen'])} onClick={() => openProcedure(procedure.index)} onKeyDown={move}>
                {procedure.title} {here.some(({ index }) => index === procedure.index) && <Tag>{t('projects.atThisStep')}</Tag>}
              </button>
            </li>
          ))}
        </ul>
        <article className={knowledge['text']}>
          <h4>{open.title}</h4>
          <p>{open.text}</p>
        </article>
      </div>
    </BesidePanel>
  );
}
