import type { TFunction } from 'i18next';
import { isShippedReason, type ReasonRule } from '../../../shared/domain/agent-state/not-ready-reasons.ts';
import { useAppState } from './hooks.ts';
import { useTranslation } from './texts.ts';

/** What a reason of Not ready is called: in the language of the window, or as this organisation calls its own. */
export function reasonTextOf(t: TFunction, rules: readonly ReasonRule[], reason: string): string {
  return isShippedReason(reason) ? t(`agentState.reason.${reason}`) : (rules.find((rule) => rule.reason === reason)?.name ?? reason);
}

export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation();
  const rules = useAppState((state) => state.notReadyReasons);
  return (reason) => reasonTextOf(t, rules, reason);
}
