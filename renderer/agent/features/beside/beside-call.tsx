import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { later } from '../../ui/later.tsx';
import { KnowledgeHint } from '../knowledge/knowledge-hint.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { openBeside, useBeside, type BesideMode } from './beside-store.ts';
import { holdKeys } from './hold-keys.ts';
import { useProcedures } from './use-procedures.ts';

const RemarkPanel = later(async () => (await import('../improvement/remark-panel.tsx')).RemarkPanel);
const SendPanel = later(async () => (await import('../dispatch/send-panel.tsx')).SendPanel);
const ProceduresPanel = later(async () => (await import('./procedures-panel.tsx')).ProceduresPanel);
const KnowledgePanel = later(async () => (await import('../knowledge/knowledge-panel.tsx')).KnowledgePanel);

/** What is done beside a conversation, below the script: never over the telephone, the customer or the registration. */
export function BesideCall() {
  const mode = useBeside();
  const works = useAppState(({ session }) => session.agent !== null);
  const interaction = useFocusedInteraction();
  const procedures = useProcedures(interaction?.projectId).length;
  const toggle = (wanted: BesideMode): void => {
    if (mode !== wanted) holdKeys();
    openBeside(mode === wanted ? null : wanted);
  };
  useShortcut('note-remark', () => toggle('remark'), works);
  useShortcut('send-something', () => toggle('send'), works);
  useShortcut('look-up', () => toggle('knowledge'), works);
  useShortcut('procedures', () => toggle('procedures'), works && procedures > 0);
  if (mode === 'procedures') return <ProceduresPanel onClose={() => openBeside(null)} />;
  if (mode === 'knowledge') return <KnowledgePanel onClose={() => openBeside(null)} />;
  if (mode === 'send') return <SendPanel onClose={() => openBeside(null)} />;
  if (mode === 'remark') return <RemarkPanel onClose={() => openBeside(null)} />;
  // Also before a call: nothing moves when one arrives.
  return works ? <KnowledgeHint /> : null;
}
