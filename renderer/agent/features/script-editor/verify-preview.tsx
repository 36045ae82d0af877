import { useState } from 'react';
import { VERIFY_FAILED } from '../../../../shared/domain/script/script-engine.ts';
import { VERIFY_ITEMS, type VerifyItem } from '../../../../shared/domain/verification/verification.ts';
import type { Language } from '../../../../shared/ipc/app-state.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { VerifyCard } from '../script/parts.ts';

/** Of a customer who does not exist. */
const HINTS: Readonly<Record<VerifyItem, string>> = { name: 'A. B•••', birthDate: '••-••-1979', postcode: '35••• •••', customerNumber: '•••17' };

/** A verifying step to try out: what the project of the moment wants confirmed, or everything that a project can want. */
export function VerifyPreview({ spoken, onNext }: { readonly spoken: Language; readonly onNext: (value: string, text: string) => void }) {
  const { t } = useTranslation();
  const wanted = useAppState(({ project, verifyRules }) => (project === null ? undefined : verifyRules[project.id])) ?? VERIFY_ITEMS;
  const [ticked, setTicked] = useState<readonly VerifyItem[]>([]);
  const [failed, setFailed] = useState(false);
  const lines = wanted.map((item) => ({ item, hint: HINTS[item], confirmed: ticked.includes(item) }));
  const state = failed ? 'failed' : lines.every(({ confirmed }) => confirmed) ? 'verified' : 'open';
  return (
    <VerifyCard
      state={state}
      lines={lines}
      spoken={spoken}
      onTick={(item) => setTicked((now) => (now.includes(item) ? now.filter((each) => each !== item) : [...now, item]))}
      onFail={() => setFailed(true)}
      onNext={() => onNext(failed ? VERIFY_FAILED : 'verified', t(failed ? 'verification.failed' : 'verification.done'))}
    />
  );
}
