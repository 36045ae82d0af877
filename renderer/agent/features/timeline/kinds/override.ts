import { ShieldOff } from 'lucide-react';
import type { KindView } from './kind.ts';

export const overrideView: KindView<'override'> = {
  icon: () => ShieldOff,
  tone: () => 'warn',
  title: ({ body }, { t }) => t('timeline.override.title', { rule: t(`guard.override.rule.${body.rule}`) }),
  about: ({ body }) => body.reason,
  result: ({ body }, { t }) => (body.used ? '' : t('guard.override.notUsed')),
  details: null,
};
