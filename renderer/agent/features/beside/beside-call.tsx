import { useAppState } from '../../bridge/hooks.ts';
import { later } from '../../ui/later.tsx';
import { useShortcut } from '../shortcuts/index.ts';
import { openBeside, useBeside } from './beside-store.ts';

const RemarkPanel = later(async () => (await import('../improvement/remark-panel.tsx')).RemarkPanel);

/** What is done beside a conversation, below the script: never over the telephone, the customer or the registration. */
export function BesideCall() {
  const mode = useBeside();
  const works = useAppState(({ session }) => session.agent !== null);
  useShortcut('note-remark', () => openBeside(mode === 'remark' ? null : 'remark'), works);
  if (mode === 'remark') return <RemarkPanel onClose={() => openBeside(null)} />;
  return null;
}
